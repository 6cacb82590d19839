// Folder `render`: turns neutral messages into Block Kit, within Slack’s limits.

import type {
  Button,
  CardMessage,
  CounterMessage,
  Message,
  QuestionMessage,
  Row,
  Section,
  TextMessage,
  Tone,
} from '../../../contracts/message.ts'
import { type Picture, SIGNS as SIGNS_OF_DAYS } from '../../../contracts/picture.ts'
import { type Translate, translator } from '../../../domain/language/translate.ts'
import type { ButtonCrypto } from '../context/context.ts'
import { DATE_ID, OPEN_PRIVATELY } from './action-ids.ts'
import {
  actions,
  type Block,
  bold,
  button,
  context,
  datepicker,
  divider,
  type Element,
  fields,
  fitsMenu,
  header,
  image,
  italic,
  linkButton,
  linked,
  menu,
  packed,
  sections,
  type Tappable,
} from './blocks.ts'
import { cut, escaped, LIMITS } from './limits.ts'

/** The text and blocks of one `chat.postMessage`. */
export interface Post {
  /** For the notification and screen readers: says that there is a message, without its content. */
  readonly text: string
  readonly blocks: readonly Block[]
}

/** A personal message was about to be rendered where others can read it: an error of this program. */
export class PersonalInPublic extends Error {
  readonly code = 'personal-in-public'
  constructor() {
    super('A personal message must not be rendered onto a public surface: send it to the direct message.')
    this.name = 'PersonalInPublic'
  }
}

/** More choices than this are a menu. */
const BUTTONS_IN_VIEW = 6

/** Renders a message for the person's direct message. */
export function renderPersonal(message: Message, buttonCrypto: ButtonCrypto): Post[] {
  return posts(message, [...body(message, buttonCrypto), ...taps(message, buttonCrypto)])
}

/** Renders a message for App Home, where several messages share one view. */
export function personalBlocks(message: Message, buttonCrypto: ButtonCrypto): Block[] {
  return [...body(message, buttonCrypto), ...taps(message, buttonCrypto)]
}

/** The urgency of a card in a line: its sign and its word. */
export function bandOf({ band, tone }: CardMessage): string {
  return band ? `${SIGNS[tone]} ${bold(band)}`.trim() : ''
}

/** Buttons in one row: the first `shown` as buttons, the others in a menu behind them. None is dropped. */
export function oneRow(
  all: readonly Tappable[],
  words: { id: string; more: string; shown: number },
): Block[] {
  const [first, rest] = [all.slice(0, words.shown), all.slice(words.shown)]
  if (rest.length < 2 || !fitsMenu(rest)) return buttons(all, words.id)
  const row = onePrimary(first).map((one, at) => button(one, `${words.id}${at}`))
  return actions([...row, menu(rest, { id: `${words.id}-more`, placeholder: words.more })])
}

/** The buttons of a message as they are laid out in a row. */
export const tappables = (message: Message, buttonCrypto: ButtonCrypto): Tappable[] =>
  message.buttons.map(tappable(buttonCrypto))

/**
 * Renders a message for a channel, a thread or an ephemeral message, with one button that opens the form (not for guests
 * of another organisation). Throws `PersonalInPublic` for a personal message.
 */
export function renderPublic(message: Message<'public'>, options: { readonly button: boolean }): Post[] {
  if (String(message.audience) !== 'public') throw new PersonalInPublic()
  const t = translator(message.language)
  const more: Tappable = { label: t('slack.open-privately'), value: OPEN_PRIVATELY }
  const row = options.button ? actions([button(more, OPEN_PRIVATELY)]) : []
  return posts(message, [...body(message, undefined), ...row])
}

function posts(message: Message, blocks: readonly Block[]): Post[] {
  const text = cut(escaped(message.notice), LIMITS.fallback)
  return packed(blocks).map((page) => ({ text, blocks: page }))
}

function body(message: Message, buttonCrypto: ButtonCrypto | undefined): Block[] {
  switch (message.kind) {
    case 'text':
      return textBody(message)
    case 'question':
      return questionBody(message, buttonCrypto)
    case 'card':
      return cardBody(message)
    case 'counter':
      return counterBody(message)
  }
}

function questionBody(message: QuestionMessage, buttonCrypto: ButtonCrypto | undefined): Block[] {
  return [
    ...sections(escaped(message.text)),
    ...picture(message.picture),
    ...(message.progress ? context([escaped(message.progress)]) : []),
    ...(buttonCrypto ? asked(message, buttonCrypto) : []),
  ]
}

/** A picture, with what its signs mean below it. */
export function picture(shown: Picture | undefined): Block[] {
  const found = shown?.url === undefined ? [] : image(`${shown.url}.png`, shown.alt)
  if (!shown || found.length === 0) return []
  const legend = shown.legend.map(({ mark, text }) => `${SIGNS_OF_DAYS[mark]} ${escaped(text)}`)
  return [...found, ...(legend.length > 0 ? context([legend.join('\n')]) : [])]
}

function textBody(message: TextMessage): Block[] {
  return [...sections(escaped(message.text)), ...links(message.links ?? [])]
}

/** Links one under the other: side by side in one line they would read as one. */
function links(all: readonly { label: string; url: string }[]): Block[] {
  const lines = all
    .filter(({ url }) => /^https?:/.test(url))
    .map(({ label, url }) => (all.length > 1 ? `• ${linked(url, label)}` : linked(url, label)))
  return lines.length > 0 ? context([lines.join('\n')]) : []
}

const tappable =
  (buttonCrypto: ButtonCrypto) =>
  ({ label, action, style }: Button): Tappable => ({
    label,
    value: buttonCrypto.write(action),
    ...(style && { style }),
  })

function asked(message: QuestionMessage, buttonCrypto: ButtonCrypto): Block[] {
  const t = translator(message.language)
  const choices = message.choices.map(tappable(buttonCrypto))
  const picker = message.date && {
    id: `${DATE_ID}/${encodeURIComponent(message.card)}/${encodeURIComponent(message.question)}`,
    placeholder: message.date.label,
    initial: message.date.initial,
  }
  return [...actions(picker ? [datepicker(picker)] : []), ...choose(choices, t)]
}

/** Up to six choices are buttons; more are a menu, or rows of buttons when their values do not fit a menu. None is dropped. */
function choose(choices: readonly Tappable[], t: Translate): Block[] {
  if (choices.length <= BUTTONS_IN_VIEW || !fitsMenu(choices)) return buttons(choices, 'c')
  return actions([menu(choices, { id: 'choose', placeholder: t('slack.choose') })])
}

function buttons(all: readonly Tappable[], prefix: string): Block[] {
  return actions(onePrimary(all).map((one, at) => button(one, `${prefix}${at}`)))
}

/** Keeps the primary style of the first primary button only (Slack's advice). */
function onePrimary(all: readonly Tappable[]): Tappable[] {
  const first = all.findIndex(({ style }) => style === 'primary')
  return all.map(({ style, ...one }, at) =>
    style && (style !== 'primary' || at === first) ? { ...one, style } : one,
  )
}

function taps(message: Message, buttonCrypto: ButtonCrypto): Block[] {
  const side = message.buttons.map(tappable(buttonCrypto))
  const open = message.kind === 'card' ? webLinks(message) : []
  if (side.length === 0 && open.length === 0) return []
  const row: Element[] = [...onePrimary(side).map((one, at) => button(one, `b${at}`)), ...open]
  return [...(message.kind === 'card' ? [divider] : []), ...actions(row)]
}

/** Calendar files: links to open, not sources. */
function webLinks(message: CardMessage): Element[] {
  return message.links
    .filter(({ url }) => /\.ics(\?|$)/.test(url) && url.length <= LIMITS.buttonUrl)
    .map(({ label, url }, at) => linkButton(label, url, `open${at}`))
}

const SIGNS: Readonly<Record<Tone, string>> = {
  now: ':red_circle:',
  'by-date': ':large_orange_circle:',
  nothing: ':large_green_circle:',
  over: ':black_circle:',
  plain: '',
}

/** A row as a field: label, value and note, one under the other. */
export const field = ({ label, value, note }: Row) =>
  [bold(label), escaped(value), ...(note ? [italic(note)] : [])].join('\n')

/** A titled list as mrkdwn, one item in a line. */
export const list = ({ title, items }: Section) =>
  [
    bold(title),
    ...items.map(({ text, note }) => `• ${escaped(text)}${note ? ` _${escaped(note)}_` : ''}`),
  ].join('\n')

function cardBody(message: CardMessage): Block[] {
  const band = bandOf(message)
  return [
    ...context(band ? [band] : []),
    ...header(message.headline),
    ...message.lead.flatMap((text) => sections(escaped(text))),
    ...fields(message.rows.map(field)),
    ...picture(message.picture),
    ...message.sections.flatMap((section) => sections(list(section))),
    ...context(message.small.map(escaped)),
    ...links(message.links.filter(({ url }) => !/\.ics(\?|$)/.test(url))),
  ]
}

/** The counter card: Japanese only, whatever the person's language, because a clerk reads it. */
function counterBody(message: CounterMessage): Block[] {
  const t = translator('ja')
  const brought: Section = {
    title: t('slack.brought'),
    items: message.brought.map((text) => ({ text })),
  }
  return [
    ...header(message.title),
    ...sections(escaped(message.purpose)),
    ...fields(message.rows.map(field)),
    ...(message.brought.length > 0 ? sections(list(brought)) : []),
    ...message.notes.flatMap((text) => sections(`• ${escaped(text)}`)),
    divider,
    ...sections(bold(message.request)),
  ]
}
