import type { messagingApi } from '@line/bot-sdk'
import type { Language } from '../../../contracts/languages.ts'
import type { Tone } from '../../../contracts/message.ts'
import { LIMITS } from '../limits/numbers.ts'
import { cut, pieces } from '../limits/units.ts'
import { labelled, type Tap } from './taps.ts'

type Component = messagingApi.FlexComponent
type Text = messagingApi.FlexText

/** Text colours with a contrast of at least 4.5:1 on white. */
export const INK = { dark: '#111827', middle: '#4B5563', line: '#D1D5DB', link: '#1D4ED8', paper: '#FFFFFF' }

/**
 * The colour of each urgency; white text on it has a contrast of at least 4.5:1. Word and position show the
 * urgency too.
 */
export const TONES: Readonly<Record<Tone, string>> = {
  now: '#B91C1C',
  'by-date': '#92400E',
  nothing: '#166534',
  over: '#1F2937',
  plain: '#334155',
}

/** The longest text component. Longer paragraphs are split, so that they can continue in the next bubble. */
export const PARAGRAPH = 2_000

/** The most bytes of JSON in one bubble. */
const BUBBLE_BYTES = 20_000

const RIGHT_TO_LEFT = /^(ar|fa|he|ur|ps|ckb|dv)(-|$)/

/** The writing direction of a language. */
export function directionOf(language: Language | string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr'
}

/** A paragraph that wraps, follows the phone's font size and is never cut. Empty for an empty text. */
export function words(text: string, style: Partial<Text> = {}): Text[] {
  return pieces(text.toWellFormed(), PARAGRAPH).map((piece) => ({
    type: 'text',
    text: piece,
    wrap: true,
    scaling: true,
    color: INK.dark,
    size: 'md',
    ...style,
  }))
}

/** Components in a column. */
export function column(
  contents: Component[],
  style: Partial<messagingApi.FlexBox> = {},
): messagingApi.FlexBox {
  return { type: 'box', layout: 'vertical', contents, ...style }
}

/** A separator. */
export const rule: Component = { type: 'separator', margin: 'lg', color: INK.line }

function look(tap: Tap, first: boolean, colour: string) {
  const ink = tap.style === 'danger' ? TONES.now : colour
  const filled = first && tap.style !== 'danger'
  return { ink: filled ? INK.paper : ink, backgroundColor: filled ? ink : INK.paper, borderColor: ink }
}

/**
 * A button whose label wraps: LINE's own button cuts long labels in Burmese or Thai. The first is filled,
 * others are outlined.
 */
function buttonOf(tap: Tap, first: boolean, colour: string): Component {
  const { ink, ...surface } = look(tap, first, colour)
  const style = { align: 'center', weight: 'bold', color: ink, size: 'md' } as const
  return column(words(tap.label, style), {
    ...surface,
    borderWidth: '1px',
    cornerRadius: '8px',
    paddingAll: '12px',
    action: labelled(tap, LIMITS.flexLabel),
  })
}

/** Buttons in a column. `filled`: the first is emphasised. */
export function buttons(taps: readonly Tap[], colour: string, filled = true): messagingApi.FlexBox {
  return column(
    taps.map((tap, index) => buttonOf(tap, filled && index === 0, colour)),
    { spacing: 'sm', paddingAll: '16px' },
  )
}

/** The size of JSON in bytes, as LINE counts it. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}

/** Groups blocks, in order, so that each group fits into one bubble. */
export function grouped(blocks: readonly Component[]): Component[][] {
  const groups: Component[][] = [[]]
  let size = 0
  for (const block of blocks) {
    const bytes = bytesOf(block)
    if (size + bytes > BUBBLE_BYTES && size > 0) {
      groups.push([])
      size = 0
    }
    groups.at(-1)?.push(block)
    size += bytes
  }
  return groups
}

/** A Flex message of one or several bubbles. `altText` is the line in lists and notifications. */
export function flexMessage(altText: string, contents: messagingApi.FlexContainer): messagingApi.FlexMessage {
  const line = altText.toWellFormed().trim() || '…'
  return { type: 'flex', altText: cut(line, LIMITS.altText, 'utf16'), contents }
}
