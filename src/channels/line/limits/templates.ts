import { z } from 'zod'
import { action, imageUrl, text } from './actions.ts'
import { LIMITS } from './numbers.ts'
import { within } from './units.ts'

const labelled = action(LIMITS.label, 'labelled')
const title = text(LIMITS.templateTitle, 'graphemes').optional()
const picture = {
  thumbnailImageUrl: imageUrl.optional(),
  imageAspectRatio: z.enum(['rectangle', 'square']).optional(),
  imageSize: z.enum(['cover', 'contain']).optional(),
  imageBackgroundColor: z.string().optional(),
  defaultAction: labelled.optional(),
}

interface Titled {
  readonly title?: string | undefined
  readonly text: string
  readonly thumbnailImageUrl?: string | undefined
}

/** With a title or an image the text limit is smaller. */
const roomFor = (limit: number) => (it: Titled) =>
  (it.title === undefined && it.thumbnailImageUrl === undefined) || within(it.text, limit, 'graphemes')

const column = z
  .strictObject({
    title,
    text: text(LIMITS.carouselText, 'graphemes'),
    thumbnailImageUrl: imageUrl.optional(),
    imageBackgroundColor: z.string().optional(),
    defaultAction: labelled.optional(),
    actions: z.array(labelled).min(1).max(LIMITS.carouselActions),
  })
  .refine(roomFor(LIMITS.carouselTextWithTitle), 'too long beside a title or picture')

/** All templates. Source: https://developers.line.biz/en/reference/messaging-api/#template-messages */
export const template = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('buttons'),
      ...picture,
      title,
      text: text(LIMITS.buttonsText, 'graphemes'),
      actions: z.array(labelled).min(1).max(LIMITS.buttonsActions),
    })
    .refine(roomFor(LIMITS.buttonsTextWithTitle), 'too long beside a title or picture'),
  z.strictObject({
    type: z.literal('confirm'),
    text: text(LIMITS.confirmText, 'graphemes'),
    actions: z.array(labelled).length(2),
  }),
  z
    .strictObject({
      type: z.literal('carousel'),
      columns: z.array(column).min(1).max(LIMITS.carouselColumns),
      imageAspectRatio: picture.imageAspectRatio,
      imageSize: picture.imageSize,
    })
    .refine(
      (it) => new Set(it.columns.map(({ actions }) => actions.length)).size === 1,
      'every column must have as many actions',
    ),
  z.strictObject({
    type: z.literal('image_carousel'),
    columns: z
      .array(
        z.strictObject({
          imageUrl,
          action: action(LIMITS.imageCarouselLabel, 'label-optional'),
        }),
      )
      .min(1)
      .max(LIMITS.carouselColumns),
  }),
])
