import type { types } from '@slack/bolt'
import { cut, escaped, LIMITS, pieces } from './limits.ts'

/** The block types that Kigen uses. All blocks are built by the functions below, which keep Slack's limits. */
export type Block =
  | types.SectionBlock
  | types.HeaderBlock
  | types.ContextBlock
  | types.DividerBlock
  | types.ActionsBlock
  | types.InputBlock
  | types.ImageBlock

/** The elements of a row of actions. */
export type Element = types.Button | types.StaticSelect | types.Datepicker

/** A button or option before it is laid out. */
export interface Tappable {
  readonly label: string
  readonly value: string
  readonly style?: 'primary' | 'danger'
  readonly confirm?: types.ConfirmationDialog
}

/** Plain text of at most `max` units. */
export const plain = (text: string, max: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: cut(text, max),
  emoji: true,
})
const mrkdwn = (text: string): types.MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true })

/** Bold text; the words are escaped here. */
export const bold = (text: string) => `*${escaped(text)}*`
/** Italic text; the words are escaped here. */
export const italic = (text: string) => `_${escaped(text)}_`
/** A link with a label; the label is escaped here. */
export const linked = (url: string, label: string) => `<${url.replaceAll('|', '%7C')}|${escaped(label)}>`

/** Sections of mrkdwn text, as many as the text needs. */
export function sections(markup: string): Block[] {
  return pieces(markup, LIMITS.sectionText).map((text) => ({ type: 'section', text: mrkdwn(text) }))
}

/** Fields in two columns, ten in a section. A field that is too long becomes a section of its own. */
export function fields(texts: readonly string[]): Block[] {
  const [short, long] = [
    texts.filter((text) => text.length <= LIMITS.fieldText),
    texts.filter((text) => text.length > LIMITS.fieldText),
  ]
  const rows = chunks(short, LIMITS.fields).map(
    (row): Block => ({ type: 'section', fields: row.map(mrkdwn) }),
  )
  return [...rows, ...long.flatMap(sections)]
}

/** A headline. A text that is too long for a header becomes a bold section. */
export function header(text: string): Block[] {
  if (text.length > LIMITS.header) return sections(bold(text))
  return [{ type: 'header', text: plain(text, LIMITS.header) }]
}

/** Small print; each text is an element of its own. */
export function context(texts: readonly string[]): Block[] {
  const parts = texts.flatMap((text) => pieces(text, LIMITS.contextText))
  return chunks(parts, LIMITS.contextElements).map((elements) => ({
    type: 'context',
    elements: elements.map(mrkdwn),
  }))
}

/** A picture and the same in words; nothing for an address that Slack cannot fetch. */
export function image(url: string, alt: string): Block[] {
  if (!url.startsWith('https://') || url.length > LIMITS.imageUrl) return []
  return [{ type: 'image', image_url: url, alt_text: cut(alt, LIMITS.imageAlt) }]
}

/** A thin rule. */
export const divider: Block = { type: 'divider' }

/** Rows of elements, 25 in each at most; no row for no elements. */
export function actions(elements: readonly Element[]): Block[] {
  return chunks(elements, LIMITS.actions).map((row) => ({ type: 'actions', elements: [...row] }))
}

/** Returns the text. Throws `RangeError` when it is longer than `max`: an id or value must not be cut. */
export function whole(text: string, max: number, what: string): string {
  if (text.length > max) throw new RangeError(`${what} is longer than ${max}`)
  return text
}

/** A button. `id` must be unique in the message. */
export function button(one: Tappable, id: string): types.Button {
  return {
    type: 'button',
    action_id: whole(id, LIMITS.actionId, 'action id'),
    text: plain(one.label, LIMITS.buttonText),
    value: whole(one.value, LIMITS.buttonValue, 'button value'),
    ...(one.style && { style: one.style }),
    ...(one.confirm && { confirm: one.confirm }),
  }
}

/** A button that opens an address. */
export function linkButton(label: string, url: string, id: string): types.Button {
  return {
    type: 'button',
    action_id: id,
    text: plain(label, LIMITS.buttonText),
    url: whole(url, LIMITS.buttonUrl, 'address'),
  }
}

/** A confirmation dialog for what cannot be undone. */
export function confirmation(words: {
  title: string
  text: string
  confirm: string
  deny: string
}): types.ConfirmationDialog {
  return {
    title: plain(words.title, LIMITS.confirmTitle),
    text: plain(words.text, LIMITS.confirmText),
    confirm: plain(words.confirm, LIMITS.confirmButton),
    deny: plain(words.deny, LIMITS.confirmButton),
    style: 'danger',
  }
}

/** One option of a menu. */
export const option = (one: Tappable): types.PlainTextOption => ({
  text: plain(one.label, LIMITS.optionText),
  value: whole(one.value, LIMITS.optionValue, 'option value'),
})

/** Whether these fit a menu: an option's value is limited to 75 units, a button's to 2,000. */
export function fitsMenu(all: readonly Tappable[]): boolean {
  return all.length <= LIMITS.options && all.every(({ value }) => value.length <= LIMITS.optionValue)
}

/** A menu of up to 100 options; `initial` is the chosen value. */
export function menu(
  all: readonly Tappable[],
  words: { id: string; placeholder: string; initial?: string | undefined },
): types.StaticSelect {
  const initial = all.find(({ value }) => value === words.initial)
  return {
    type: 'static_select',
    action_id: whole(words.id, LIMITS.actionId, 'action id'),
    placeholder: plain(words.placeholder, LIMITS.placeholder),
    options: all.map(option),
    ...(initial && { initial_option: option(initial) }),
  }
}

/** A date picker. The choice comes back as `selected_date`, a calendar day `YYYY-MM-DD` without a time zone. */
export function datepicker(words: {
  id: string
  placeholder: string
  initial?: string | undefined
}): types.Datepicker {
  return {
    type: 'datepicker',
    action_id: whole(words.id, LIMITS.actionId, 'action id'),
    placeholder: plain(words.placeholder, LIMITS.placeholder),
    ...(words.initial && { initial_date: words.initial }),
  }
}

const sizeOf = (block: Block) => JSON.stringify(block).length

/** Splits blocks into as few messages as Slack's limits allow, in order. */
export function packed(blocks: readonly Block[]): Block[][] {
  const found: Block[][] = []
  let page: Block[] = []
  let size = 0
  for (const block of blocks) {
    const more = sizeOf(block)
    if (page.length > 0 && (page.length === LIMITS.blocksInMessage || size + more > LIMITS.total)) {
      found.push(page)
      page = []
      size = 0
    }
    page.push(block)
    size += more
  }
  if (page.length > 0) found.push(page)
  return found
}

/** A list in groups of `size` at most. */
function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  )
}
