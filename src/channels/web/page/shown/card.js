import { make } from '../dom.js'
import { word } from '../words.js'
import { buttonRow, links, messageButton } from './bubbles.js'
import { figure } from './figure.js'
import { shareTools } from './share.js'
import { speech } from './speech.js'

const SIGNS = {
  now: 'M12 6v7M12 17v.5',
  'by-date': 'M12 7v5.5l3.5 2',
  nothing: 'M7.5 12.5l3 3 6-6.5',
  over: 'M8 12h8',
  plain: 'M12 11v6M12 7v.5',
}

/** The urgency's icon: a ring with a different stroke for each tone, so that colour is not the only sign. */
function sign(tone) {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  for (const [name, value] of [
    ['viewBox', '0 0 24 24'],
    ['aria-hidden', 'true'],
    ['class', 'sign'],
  ])
    svg.setAttribute(name, value)
  for (const path of ['M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19z', SIGNS[tone] ?? SIGNS.plain]) {
    const stroke = document.createElementNS(space, 'path')
    stroke.setAttribute('d', path)
    svg.append(stroke)
  }
  return svg
}

function note(text, say) {
  return text && make('small', { class: 'note' }, ...say(text))
}

function row({ label, value, note: below, inLine }, say) {
  return make(
    'div',
    { class: inLine && 'in-line' },
    make('dt', {}, ...say(label)),
    make('dd', {}, ...say(value), note(below, say)),
  )
}

function rows(list, say) {
  return list.length > 0 && make('dl', { class: 'rows' }, ...list.map((one) => row(one, say)))
}

/** The number of the step that the headline tells; 0 where there is only one step. */
function leadingNumber(list = []) {
  return list.findIndex(({ leads }) => leads) + 1
}

/** The other steps, each under its number; the headline has its own. */
function steps(list = [], say) {
  const items = list.flatMap(({ text, leads }, index) =>
    leads ? [] : [make('li', { value: `${index + 1}` }, ...say(text))],
  )
  return items.length > 0 && make('ol', { class: 'steps' }, ...items)
}

function headline(message, say) {
  const number = leadingNumber(message.steps)
  return make(
    'h2',
    {},
    number > 0 && make('span', { class: 'step-number' }, `${number}`),
    ...say(message.headline),
  )
}

function section({ title, items }, { say, message, press }) {
  const list = items.map((item) =>
    make(
      'li',
      { class: item.button && 'with-button' },
      make('span', {}, ...say(item.text), note(item.note, say)),
      item.button && messageButton({ ...item.button, label: word('change') }, message, press, item.text),
    ),
  )
  return make('section', {}, make('h3', {}, ...say(title)), make('ul', {}, ...list))
}

/** What stands behind one tap. */
function fold(summary, className, ...children) {
  const inside = children.filter(Boolean)
  if (inside.length === 0) return undefined
  return make('details', { class: className }, make('summary', {}, summary), ...inside)
}

/** An answer names its steps or its things to bring in a line; any other card is short enough to be shown whole. */
const isAnswer = ({ rows: list, sections }) =>
  list.some(({ aside }) => aside) || sections.some(({ short }) => short)

/** Where, bring, cost: what has to be known before going; the rest of the rows and every list stand behind a tap. */
function shared(message, { say, message: whole, press }) {
  const part = { say, message: whole, press }
  if (!isAnswer(message))
    return { first: message.rows, rest: message.sections.map((one) => section(one, part)) }
  const lists = message.sections.filter(({ short }) => short)
  const told = message.rows.filter(({ aside }) => !aside).map(({ label, value }) => ({ label, value }))
  const brief = lists.map(({ title, short }) => ({ label: title, value: short, inLine: true }))
  const more = message.rows.filter(({ aside, note: below }) => aside || below)
  const behind = [rows(more, say), ...message.sections.map((one) => section(one, part))]
  return { first: [...told, ...brief], rest: [fold(word('details'), 'rest', ...behind)] }
}

/** So many buttons are in view; the others stand behind "More". */
const IN_VIEW = 3

function buttons(message, press, tools = []) {
  const beside = new Set(message.sections.flatMap(({ items }) => items.map(({ button }) => button?.action)))
  const own = message.buttons.filter(({ action }) => !beside.has(action))
  const all = own.length > IN_VIEW + 1 ? IN_VIEW : own.length
  const more = own.slice(all).map((button) => messageButton(button, message, press))
  const behind = [...more, ...tools]
  return [
    buttonRow(own.slice(0, all), 'buttons', message, press),
    behind.length > 0 && fold(word('more'), 'more', make('div', { class: 'buttons' }, ...behind)),
  ]
}

/** An answer, laid out: band, headline, steps, rows, lead, buttons, picture, all else behind a tap, small print. */
export function card(message, press) {
  const say = (text) => speech(text, message.language)
  const { first, rest } = shared(message, { say, message, press })
  const small = message.small.map((line) => make('p', {}, ...say(line)))
  const open = links(message.links)
  const print = (small.length > 0 || open) && make('footer', { class: 'small' }, ...small, open)
  const tools = isAnswer(message) ? shareTools(message, () => article) : []
  const article = make(
    'article',
    { class: 'card', 'data-tone': message.tone },
    make('p', { class: 'band' }, sign(message.tone), ...say(message.band)),
    make(
      'div',
      { class: 'inside' },
      headline(message, say),
      steps(message.steps, say),
      rows(first, say),
      ...message.lead.map((line) => make('p', { class: 'lead' }, ...say(line))),
      ...(isAnswer(message) ? buttons(message, press, tools) : []),
      message.picture && figure(message.picture, message.language),
      ...rest,
      ...(isAnswer(message) ? [] : buttons(message, press)),
      print,
    ),
  )
  return article
}
