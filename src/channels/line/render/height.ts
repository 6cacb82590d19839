import type { messagingApi } from '@line/bot-sdk'
import { lineHeightOf, linesOf } from './text-lines.ts'

type Component = messagingApi.FlexComponent
type Box = messagingApi.FlexBox

/** Width of a `mega` bubble in px, as LINE's Flex Message simulator draws it. */
export const MEGA_PX = 300

/** Font sizes and margins of Flex in px, as the simulator draws them. */
const FONT: Readonly<Record<string, number>> = {
  xxs: 11,
  xs: 13,
  sm: 14,
  md: 16,
  lg: 19,
  xl: 22,
  xxl: 29,
  '3xl': 35,
  '4xl': 48,
  '5xl': 74,
}
const GAP: Readonly<Record<string, number>> = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 }

const pixels = (value: string | undefined, named: Readonly<Record<string, number>>, otherwise: number) =>
  value === undefined ? otherwise : (named[value] ?? (Number.parseFloat(value) || otherwise))

function textHeight({ text = '', size, weight }: messagingApi.FlexText, width: number): number {
  const font = pixels(size, FONT, 16)
  const lines = text
    .split('\n')
    .reduce((sum, paragraph) => sum + linesOf(paragraph, font, weight === 'bold', width), 0)
  return lines * font * lineHeightOf(text)
}

function marginOf(component: Component, spacing: string | undefined): number {
  const own = 'margin' in component ? component.margin : undefined
  return pixels(own ?? spacing, GAP, 0)
}

/** The margin above a component in px, where another stands above it. */
export const marginAbove = (component: Component | undefined): number =>
  component ? marginOf(component, undefined) : 0

/** Width of a part that takes only what it needs (`flex: 0`): a page number. */
const OWN_PX = 40

function sideBySide({ contents, spacing }: Box, width: number): number {
  const shares = contents.map((part) => ('flex' in part ? part.flex : undefined) ?? 1)
  const gaps = contents.slice(1).reduce((sum, part) => sum + marginOf(part, spacing), 0)
  const free = width - gaps - OWN_PX * shares.filter((share) => share === 0).length
  const all = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => (share === 0 ? OWN_PX : (free * share) / all))
  return Math.max(0, ...contents.map((part, at) => heightOf(part, widths[at] ?? width)))
}

function stacked({ contents, spacing }: Box, width: number): number {
  return contents.reduce(
    (sum, part, at) => sum + (at === 0 ? 0 : marginOf(part, spacing)) + heightOf(part, width),
    0,
  )
}

function boxHeight(box: Box, width: number): number {
  const all = pixels(box.paddingAll, GAP, 0)
  const [top, bottom] = [pixels(box.paddingTop, GAP, all), pixels(box.paddingBottom, GAP, all)]
  const sides = pixels(box.paddingStart, GAP, all) + pixels(box.paddingEnd, GAP, all)
  const inner = width - sides
  return top + bottom + (box.layout === 'vertical' ? stacked(box, inner) : sideBySide(box, inner))
}

function imageHeight({ aspectRatio = '1:1' }: messagingApi.FlexImage, width: number): number {
  const [wide = 1, high = 1] = aspectRatio.split(':').map(Number)
  return (width * high) / wide
}

/** Estimated height of a Flex component in px within `width` px: lines × sizes, at the phone's usual font setting. */
export function heightOf(component: Component, width: number): number {
  switch (component.type) {
    case 'box':
      return boxHeight(component, width)
    case 'text':
      return textHeight(component, width)
    case 'image':
      return imageHeight(component, width)
    default:
      return 1
  }
}

/** Estimated height of a whole `mega` bubble in px. */
export function bubbleHeight({ header, body, footer }: messagingApi.FlexBubble): number {
  return [header, body, footer].reduce((sum, part) => sum + (part ? heightOf(part, MEGA_PX) : 0), 0)
}
