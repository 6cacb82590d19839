import type { types } from '@slack/bolt'
import type { Action } from '../../../contracts/action.ts'
import { LANGUAGES, type Language, languageNames } from '../../../contracts/languages.ts'
import type { CardMessage, Message } from '../../../contracts/message.ts'
import { type Translate, translator } from '../../../domain/language/translate.ts'
import type { ButtonCrypto } from '../context/context.ts'
import { OPEN_FORM, OPEN_SHARE, WITHDRAW } from '../render/action-ids.ts'
import {
  actions,
  type Block,
  bold,
  button,
  confirmation,
  context,
  divider,
  fields,
  header,
  menu,
  sections,
  type Tappable,
} from '../render/blocks.ts'
import { cut, escaped, LIMITS } from '../render/limits.ts'
import { bandOf, field, list, oneRow, personalBlocks, picture, tappables } from '../render/render.ts'
import type { Share } from '../share/share.ts'

/** What App Home shows of one person. */
export interface HomeContent {
  readonly language: Language
  readonly overview: readonly Message[]
  readonly shares: readonly Share[]
  readonly privacyUrl: string
  /** Everything was just deleted on App Home: it says so, because the Messages tab is not open. */
  readonly erased?: boolean
}

/** First the next deadline, large; then each other card in a line; then what was shared, settings and small print. */
export function homeView(content: HomeContent, buttonCrypto: ButtonCrypto): types.HomeView {
  const t = translator(content.language)
  const known = content.overview.length > 0
  const end = [...settings(t, buttonCrypto, known), ...smallPrint(t, content.privacyUrl)]
  const farewell = content.erased ? [...sections(escaped(t('chat.deleted'))), divider] : []
  const start = known ? cards(content.overview, t, buttonCrypto) : [...farewell, ...welcome(t)]
  return { type: 'home', blocks: fitted([...start, ...sharesBlocks(content.shares, t)], end, t) }
}

const isCard = (message: Message): message is CardMessage => message.kind === 'card'

function cards(overview: readonly Message[], t: Translate, buttonCrypto: ButtonCrypto): Block[] {
  const next = overview.find(isCard)
  const others = overview.filter((message) => message !== next)
  return [
    ...(next ? nextDeadline(next, t, buttonCrypto) : []),
    ...others.flatMap((message) => [
      ...(isCard(message) ? cardLine(message, t, buttonCrypto) : personalBlocks(message, buttonCrypto)),
      divider,
    ]),
  ]
}

/** Buttons of the next deadline that are in view; the others are in the menu behind them. */
const IN_VIEW = 3

/** The most urgent card: what to do, by which day, where, with what; one row of actions below. */
function nextDeadline(message: CardMessage, t: Translate, buttonCrypto: ButtonCrypto): Block[] {
  const band = bandOf(message)
  const own: Tappable[] = [
    ...showCard(message, t, buttonCrypto),
    { label: t('slack.home.form'), value: OPEN_FORM },
    { label: t('slack.home.share'), value: OPEN_SHARE },
  ]
  const row = [...tappables(message, buttonCrypto), ...own]
  return [
    ...context(band ? [band] : []),
    ...header(message.headline),
    ...message.lead.flatMap((text) => sections(escaped(text))),
    ...fields(message.rows.map(field)),
    ...picture(message.picture),
    ...message.sections.slice(0, 1).flatMap((section) => sections(list(section))),
    ...oneRow(row, { id: 'next', more: t('slack.home.other'), shown: IN_VIEW }),
    divider,
  ]
}

/** The button that shows the whole answer of a card in the Messages tab; none for a message without its card's id. */
function showCard(message: CardMessage, t: Translate, buttonCrypto: ButtonCrypto): Tappable[] {
  const card = message.buttons.find(({ action }) => action.card !== undefined)?.action.card
  if (card === undefined) return []
  return [{ label: t('slack.home.show'), value: buttonCrypto.write({ do: 'card', card, value: card }) }]
}

/** Another card: its urgency and headline, and one button that shows all of it. */
function cardLine(message: CardMessage, t: Translate, buttonCrypto: ButtonCrypto): Block[] {
  const band = bandOf(message)
  const show = showCard(message, t, buttonCrypto)
  return [
    ...context(band ? [band] : []),
    ...sections(bold(message.headline)),
    ...actions(show.map((one) => button(one, `show/${one.value}`))),
  ]
}

/** A view holds 100 blocks and so many characters; what does not fit is named, with the place where it is. */
function fitted(start: readonly Block[], end: readonly Block[], t: Translate): Block[] {
  const size = (blocks: readonly Block[]) => JSON.stringify(blocks).length
  const fits = (blocks: readonly Block[]) =>
    blocks.length + end.length < LIMITS.blocksInView && size(blocks) + size(end) < LIMITS.total - 500
  if (fits(start)) return [...start, ...end]
  let kept = [...start]
  while (kept.length > 0 && !fits(kept)) kept = kept.slice(0, -1)
  return [...kept, ...context([escaped(t('slack.home.more'))]), ...end]
}

function welcome(t: Translate): Block[] {
  return [
    ...header(t('slack.home.welcome')),
    ...sections(escaped(t('slack.home.welcome-lead'))),
    ...actions([button({ label: t('slack.home.check'), value: OPEN_FORM, style: 'primary' }, OPEN_FORM)]),
    divider,
  ]
}

/** Hours that can be chosen. */
const HOURS = Array.from({ length: 11 }, (_, at) => at + 9)

function settings(t: Translate, buttonCrypto: ButtonCrypto, known: boolean): Block[] {
  const act = (label: string, action: Action): Tappable => ({ label, value: buttonCrypto.write(action) })
  const languages = LANGUAGES.map((value) => act(languageNames(value).name, { do: 'language', value }))
  const hours = HOURS.map((hour) => act(t('slack.home.hour', { hour }), { do: 'hour', value: String(hour) }))
  const menus = [
    menu(languages, { id: 'language', placeholder: t('slack.home.language') }),
    ...(known ? [menu(hours, { id: 'hour', placeholder: t('slack.home.hours') })] : []),
  ]
  const row = [
    act(t('slack.home.reminders'), { do: 'reminders' }),
    act(t('slack.home.cards'), { do: 'cards' }),
  ].map((one, at) => button(one, `set${at}`))
  return [
    ...header(t('slack.home.settings')),
    ...actions(menus),
    ...actions(known ? row : []),
    ...actions(help(t, act, known)),
  ]
}

function help(t: Translate, act: (label: string, action: Action) => Tappable, known: boolean) {
  const remove: Tappable = {
    ...act(t('slack.home.delete'), { do: 'delete-confirmed' }),
    style: 'danger',
    confirm: confirmation({
      title: t('slack.home.delete-title'),
      text: t('slack.home.delete-text'),
      confirm: t('slack.home.delete-yes'),
      deny: t('slack.home.delete-no'),
    }),
  }
  const always = [
    act(t('slack.home.help'), { do: 'help' }),
    act(t('slack.home.privacy'), { do: 'privacy' }),
    act(t('slack.home.export'), { do: 'export' }),
  ]
  return [...always, ...(known ? [remove] : [])].map((one, at) => button(one, `help${at}`))
}

/** What the person told somebody, as it was sent, and the way to take it back. */
function sharesBlocks(shares: readonly Share[], t: Translate): Block[] {
  if (shares.length === 0) return []
  const one = (share: Share): Block[] => [
    ...sections(
      `<@${share.to}>: ${escaped(share.text)}\n_${escaped(t(`slack.share.state.${share.state}`))}_`,
    ),
    ...actions(
      share.state === 'sent'
        ? [
            button(
              { label: t('slack.share.withdraw'), value: `${WITHDRAW}/${share.id}` },
              `${WITHDRAW}/${share.id}`,
            ),
          ]
        : [],
    ),
  ]
  return [...header(cut(t('slack.share.list'), LIMITS.header)), ...shares.flatMap(one), divider]
}

function smallPrint(t: Translate, privacyUrl: string): Block[] {
  return [
    divider,
    ...context([escaped(t('slack.home.small')), `<${privacyUrl}|${escaped(t('slack.home.privacy'))}>`]),
  ]
}
