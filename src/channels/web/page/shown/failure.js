import { make } from '../dom.js'
import { word } from '../words.js'

const WORDS = { 'too-long': 'tooLong', 'too-many': 'tooMany', fault: 'fault' }

function button(name, press) {
  const element = make('button', { type: 'button', class: 'plain' }, word(name))
  element.addEventListener('click', press)
  return element
}

/** Explains below a bubble why it was not sent, with buttons to retry or discard it. */
export function failureNote(code, { again, discard }) {
  return make(
    'div',
    { class: 'failure', role: 'alert' },
    make('p', {}, word(WORDS[code] ?? 'notSent')),
    button('again', again),
    button('discard', discard),
  )
}
