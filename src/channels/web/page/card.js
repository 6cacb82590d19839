import { buttonRow, links } from './bubbles.js'
import { make } from './dom.js'
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

function rows(list, say) {
  if (list.length === 0) return undefined
  const pairs = list.map((row) =>
    make(
      'div',
      {},
      make('dt', {}, ...say(row.label)),
      make('dd', {}, ...say(row.value), note(row.note, say)),
    ),
  )
  return make('dl', { class: 'rows' }, ...pairs)
}

function section({ title, items }, say) {
  const list = items.map((item) => make('li', {}, ...say(item.text), note(item.note, say)))
  return make('section', {}, make('h3', {}, ...say(title)), make('ul', {}, ...list))
}

/** Renders a card: band, headline, lead, rows, sections, buttons, small print. */
export function card(message, press) {
  const say = (text) => speech(text, message.language)
  const small = message.small.map((line) => make('p', {}, ...say(line)))
  const open = links(message.links)
  const print = (small.length > 0 || open) && make('footer', { class: 'small' }, ...small, open)
  return make(
    'article',
    { class: 'card', 'data-tone': message.tone },
    make('p', { class: 'band' }, sign(message.tone), ...say(message.band)),
    make(
      'div',
      { class: 'inside' },
      make('h2', {}, ...say(message.headline)),
      ...message.lead.map((line) => make('p', { class: 'lead' }, ...say(line))),
      rows(message.rows, say),
      ...message.sections.map((one) => section(one, say)),
      buttonRow(message.buttons, 'buttons', message, press),
      print,
    ),
  )
}
