import { z } from 'zod'
import { action, imageUrl, text } from './actions.ts'
import { LIMITS } from './numbers.ts'

const PIXELS = String.raw`\d+(\.\d+)?px`
const gap = z.string().regex(new RegExp(`^(none|xs|sm|md|lg|xl|xxl|${PIXELS})$`))
const length = z.string().regex(new RegExp(`^(none|xs|sm|md|lg|xl|xxl|${PIXELS}|\\d+(\\.\\d+)?%)$`))
const fontSize = z.string().regex(new RegExp(`^(xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|${PIXELS})$`))
const border = z.string().regex(new RegExp(`^(none|light|normal|medium|semi-bold|bold|${PIXELS})$`))
const colour = z.string().regex(/^#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$/)
const flex = z.int().min(0)
const inFlex = action(LIMITS.flexLabel, 'label-optional')

const placed = {
  flex: flex.optional(),
  margin: gap.optional(),
  position: z.enum(['relative', 'absolute']).optional(),
  offsetTop: length.optional(),
  offsetBottom: length.optional(),
  offsetStart: length.optional(),
  offsetEnd: length.optional(),
}
const aligned = {
  align: z.enum(['start', 'end', 'center']).optional(),
  gravity: z.enum(['top', 'bottom', 'center']).optional(),
}
const lettering = {
  size: fontSize.optional(),
  color: colour.optional(),
  weight: z.enum(['regular', 'bold']).optional(),
  style: z.enum(['normal', 'italic']).optional(),
  decoration: z.enum(['none', 'underline', 'line-through']).optional(),
}

const span = z.strictObject({ type: z.literal('span'), text: text(LIMITS.bubbleBytes), ...lettering })

const textComponent = z
  .strictObject({
    type: z.literal('text'),
    ...placed,
    ...aligned,
    ...lettering,
    text: text(LIMITS.bubbleBytes).optional(),
    contents: z.array(span).min(1).optional(),
    wrap: z.boolean().optional(),
    lineSpacing: z.string().optional(),
    maxLines: z.int().min(0).optional(),
    adjustMode: z.literal('shrink-to-fit').optional(),
    scaling: z.boolean().optional(),
    action: inFlex.optional(),
  })
  .refine((it) => it.text !== undefined || it.contents !== undefined, 'text or contents must be there')

const button = z.strictObject({
  type: z.literal('button'),
  ...placed,
  gravity: aligned.gravity,
  action: action(LIMITS.flexLabel, 'labelled'),
  height: z.enum(['sm', 'md']).optional(),
  style: z.enum(['primary', 'secondary', 'link']).optional(),
  color: colour.optional(),
  adjustMode: z.literal('shrink-to-fit').optional(),
  scaling: z.boolean().optional(),
})

const image = z.strictObject({
  type: z.literal('image'),
  ...placed,
  ...aligned,
  url: imageUrl,
  size: z.string().optional(),
  aspectRatio: z
    .string()
    .regex(/^\d+(\.\d+)?:\d+(\.\d+)?$/)
    .optional(),
  aspectMode: z.enum(['cover', 'fit']).optional(),
  backgroundColor: colour.optional(),
  action: inFlex.optional(),
})

const icon = z.strictObject({
  type: z.literal('icon'),
  url: imageUrl,
  size: z.string().optional(),
  margin: gap.optional(),
})
const separator = z.strictObject({
  type: z.literal('separator'),
  margin: gap.optional(),
  color: colour.optional(),
})

const boxShape = {
  type: z.literal('box'),
  layout: z.enum(['horizontal', 'vertical', 'baseline']),
  ...placed,
  spacing: gap.optional(),
  backgroundColor: colour.optional(),
  borderColor: colour.optional(),
  borderWidth: border.optional(),
  cornerRadius: length.optional(),
  width: length.optional(),
  maxWidth: length.optional(),
  height: length.optional(),
  maxHeight: length.optional(),
  paddingAll: length.optional(),
  paddingTop: length.optional(),
  paddingBottom: length.optional(),
  paddingStart: length.optional(),
  paddingEnd: length.optional(),
  justifyContent: z
    .enum(['center', 'flex-start', 'flex-end', 'space-between', 'space-around', 'space-evenly'])
    .optional(),
  alignItems: z.enum(['center', 'flex-start', 'flex-end']).optional(),
  action: inFlex.optional(),
}

/** The components that a baseline box may contain. */
const ON_BASELINE = new Set(['icon', 'text', 'filler'])

const box = z
  .strictObject({
    ...boxShape,
    get contents(): z.ZodArray {
      return z.array(component)
    },
  })
  .refine(
    ({ layout, contents }) =>
      layout !== 'baseline' || contents.every((it) => ON_BASELINE.has(String(Object(it).type))),
    'a baseline box holds texts and icons only',
  )

const component: z.ZodType = z.lazy(() => z.union([box, textComponent, button, image, icon, separator]))

function bytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}

const block = z.strictObject({ backgroundColor: colour.optional(), separator: z.boolean().optional() })

/** One Flex bubble. Source: https://developers.line.biz/en/reference/messaging-api/#bubble */
export const bubble = z
  .strictObject({
    type: z.literal('bubble'),
    size: z.enum(['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga']).optional(),
    direction: z.enum(['ltr', 'rtl']).optional(),
    header: box.optional(),
    hero: component.optional(),
    body: box.optional(),
    footer: box.optional(),
    styles: z.strictObject({ header: block, hero: block, body: block, footer: block }).partial().optional(),
    action: inFlex.optional(),
  })
  .refine((it) => it.header || it.hero || it.body || it.footer, 'a bubble must hold a block')
  .refine((it) => bytes(it) <= LIMITS.bubbleBytes, `must be at most ${LIMITS.bubbleBytes} bytes`)

/** Several bubbles of the same size, side by side. */
export const carousel = z
  .strictObject({ type: z.literal('carousel'), contents: z.array(bubble).min(1).max(LIMITS.bubbles) })
  .refine((it) => new Set(it.contents.map(({ size }) => size ?? 'mega')).size === 1, 'one size in a carousel')
  .refine((it) => bytes(it) <= LIMITS.carouselBytes, `must be at most ${LIMITS.carouselBytes} bytes`)
