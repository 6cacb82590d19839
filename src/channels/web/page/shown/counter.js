import { find, make } from '../dom.js'
import { word } from '../words.js'

let lock

/** Keeps the screen on while the card is shown, if the browser can. */
async function stayLit() {
  try {
    lock = await navigator.wakeLock?.request('screen')
  } catch {
    lock = undefined
  }
}

function list(items, className) {
  return items.length > 0 && make('ul', { class: className }, ...items.map((item) => make('li', {}, item)))
}

function facts(rows) {
  if (rows.length === 0) return undefined
  const pairs = rows.map((row) =>
    make(
      'div',
      {},
      make('dt', {}, row.label),
      make('dd', {}, row.value, row.note && make('small', { class: 'note' }, row.note)),
    ),
  )
  return make('dl', { class: 'rows' }, ...pairs)
}

function sheet(message) {
  return make(
    'div',
    { class: 'sheet', lang: 'ja' },
    make('h2', { id: 'counter-title' }, message.title),
    make('p', { class: 'purpose' }, message.purpose),
    facts(message.rows),
    list(message.brought, 'brought'),
    list(message.notes, 'notes'),
    make('p', { class: 'request' }, message.request),
  )
}

/** Shows the counter card on the full screen, to show or print. Escape or the button closes it. */
export function showCounter(message) {
  const dialog = find('counter')
  const close = make('button', { type: 'button', class: 'primary' }, word('counterClose'))
  const print = make('button', { type: 'button', class: 'plain' }, word('counterPrint'))
  close.addEventListener('click', () => dialog.close())
  print.addEventListener('click', () => window.print())
  dialog.replaceChildren(sheet(message), make('div', { class: 'tools' }, close, print))
  dialog.addEventListener('close', () => lock?.release(), { once: true })
  dialog.showModal()
  close.focus()
  void stayLit()
}

/** The counter card in the conversation: its purpose, and a button for the full size. */
export function counterBubble(message) {
  const open = make('button', { type: 'button', class: 'primary' }, word('counterOpen'))
  open.addEventListener('click', () => showCounter(message))
  return make(
    'article',
    { class: 'card counter-small' },
    make(
      'div',
      { class: 'inside' },
      make('h2', { lang: 'ja' }, message.title),
      make('p', { class: 'lead', lang: 'ja' }, message.purpose),
      open,
    ),
  )
}
