import type { messagingApi } from '@line/bot-sdk'
import type { CardMessage, Link, Row, Section } from '../../../contracts/message.ts'
import { LIMITS } from '../limits/numbers.ts'
import { cut } from '../limits/units.ts'
import { carousels } from './carousel.ts'
import { buttons, column, directionOf, INK, PARAGRAPH, rule, TONES, words } from './flex.ts'
import { bubbleHeight } from './height.ts'
import { pictureBlocks } from './picture.ts'
import { PADDING_PX, screens } from './screens.ts'
import { opens, type Tap } from './taps.ts'

type Component = messagingApi.FlexComponent
type Bubble = messagingApi.FlexBubble

/** A band has one or two words; a longer text is a paragraph. */
const isBand = (text: string) => text.length <= 200

const grey = { color: INK.middle, size: 'sm' } as const

function row({ label, value, note }: Row): Component[] {
  const name = words(label, { ...grey, flex: 3, margin: 'none' })
  const said = [...words(value, { margin: 'none' }), ...words(note ?? '', grey)]
  const long = label.length + value.length + (note?.length ?? 0) > PARAGRAPH
  if (said.length === 0 || long) return [...name, ...said]
  const beside = column(said, { flex: 7, ...(name.length === 0 && { flex: 1 }) })
  return [{ type: 'box', layout: 'horizontal', spacing: 'md', margin: 'md', contents: [...name, beside] }]
}

function section({ title, items }: Section): Component[][] {
  const list = items.map(({ text, note }) => [
    ...words(text.trim() && `・${text.trim()}`, { margin: 'sm' }),
    // Padding, not offset: an offset would move the text beyond the bubble's margin.
    ...words(note ?? '', grey).map((piece) => column([piece], { paddingStart: '16px' })),
  ])
  const [first = [], ...others] = list
  return [[rule, ...words(title, { weight: 'bold', margin: 'lg' }), ...first], ...others]
}

function link(it: Link): Component[] {
  const action = opens(it)
  if (!action) return words(`${it.label}: ${it.url}`, grey)
  const label = cut(it.label.toWellFormed().trim() || it.url, LIMITS.flexLabel, 'graphemes')
  const style = { ...grey, color: INK.link, decoration: 'underline', margin: 'md' } as const
  return words(it.label.trim() || it.url, { ...style, action: { ...action, label } })
}

function smallPrint({ small, links }: CardMessage): Component[][] {
  const lines = [...small.flatMap((text) => words(text, { ...grey, margin: 'md' })), ...links.flatMap(link)]
  const [first, ...others] = lines
  return first ? [[rule, first], ...others.map((line) => [line])] : []
}

/** Headline, paragraphs and rows; the rows go before paragraphs that would push them off the first screen. */
function opening(
  title: Component[],
  lead: Component[][],
  rows: Component[][],
  around: number,
): Component[][] {
  const inOrder = [title, ...lead, ...rows]
  return screens(inOrder, around).length > 1 ? [title, ...rows, ...lead] : inOrder
}

/** What stays together in one bubble, in order: a title with its first item, a rule with what it stands above. */
function blocks(message: CardMessage, around: number): Component[][] {
  const [first, ...others] = message.rows.map(row)
  const rows = first ? [[rule, ...first], ...others] : []
  const headline = message.headline.trim() || message.alt.trim() || message.notice.trim() || '…'
  return [
    ...(isBand(message.band) ? [] : [words(message.band, { weight: 'bold' })]),
    ...opening(
      words(headline, { size: 'xl', weight: 'bold' }),
      message.lead.map((text) => words(text, { margin: 'md' })),
      rows,
      around,
    ),
    pictureBlocks(message.picture),
    ...message.sections.flatMap(section),
    ...smallPrint(message),
  ]
}

/** The slim band above a bubble; where there are several, it says which one it is of how many. */
function band({ tone, band: text }: CardMessage, at: number, all: number): Pick<Bubble, 'header'> {
  const look = { color: INK.paper, weight: 'bold', size: 'sm' } as const
  const said = words(isBand(text) ? text : '', look)
  const place = all > 1 ? words(`${at + 1}/${all}`, { ...look, align: 'end', flex: 0 }) : []
  if (said.length + place.length === 0) return {}
  const style = {
    layout: 'horizontal',
    backgroundColor: TONES[tone],
    paddingTop: '8px',
    paddingBottom: '8px',
    paddingStart: '20px',
    paddingEnd: '20px',
  } as const
  return { header: column([...said, ...place], style) }
}

/** Buttons inside the bubble. They stay when the quick replies are gone. */
export const FOOTER_BUTTONS = 3

/**
 * Renders a card as Flex: band, headline, rows, sections, small print, buttons. What does not fit one screen stands in
 * further bubbles, one swipe away; nothing is cut. The buttons stand in the first.
 */
export function cardMessages(message: CardMessage, footer: readonly Tap[]): messagingApi.FlexMessage[] {
  const foot = footer.length > 0 ? { footer: buttons(footer, TONES[message.tone]) } : {}
  const around = bubbleHeight({ type: 'bubble', ...band(message, 0, 2), ...foot })
  const groups = screens(blocks(message, around), around)
  const bubbles = groups.map(
    (contents, at): Bubble => ({
      type: 'bubble',
      size: 'mega',
      direction: directionOf(message.language),
      ...band(message, at, groups.length),
      body: column(contents, { paddingAll: `${PADDING_PX}px` }),
      ...(at === 0 && foot),
    }),
  )
  return carousels(bubbles, message.alt || message.headline || message.notice)
}
