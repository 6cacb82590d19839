import { make } from '../dom.js'
import { word } from '../words.js'
import { figure } from './figure.js'
import { paragraphs, speech } from './speech.js'

/** A bubble with the person's words. */
export function ownBubble(entry) {
  return make(
    'div',
    { class: 'said own', id: `own-${entry.id}`, tabindex: '-1', lang: entry.language },
    make('span', { class: 'unseen' }, `${word('you')}: `),
    make('p', { class: 'words' }, entry.removed ? word('removed') : entry.shown),
  )
}

/** A button of a message. */
export function messageButton({ label, action, style }, message, press, about) {
  const button = make(
    'button',
    { type: 'button', class: style ?? 'plain', 'aria-label': about && `${label}: ${about}` },
    ...speech(label, message.language),
  )
  button.addEventListener('click', () => press({ label, action, language: message.language }))
  return button
}

/** A wrapping row of buttons; nothing without buttons. */
export function buttonRow(buttons, className, message, press) {
  if (!buttons || buttons.length === 0) return undefined
  return make('div', { class: className }, ...buttons.map((button) => messageButton(button, message, press)))
}

const OPENED = ['https:', 'http:', 'tel:', 'mailto:', 'webcal:']

function isOpened(url) {
  return URL.canParse(url, location.href) && OPENED.includes(new URL(url, location.href).protocol)
}

/** Links that open in new tabs. */
export function links(list) {
  const safe = (list ?? []).filter(({ url }) => isOpened(url))
  if (safe.length === 0) return undefined
  const items = safe.map(({ label, url }) =>
    make('li', {}, make('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label)),
  )
  return make('ul', { class: 'links' }, ...items)
}

/** A bubble with Kigen's text. */
export function textBubble(message) {
  return make(
    'div',
    { class: 'words-box' },
    ...paragraphs(message.text, message.language, 'words'),
    message.picture && figure(message.picture, message.language),
    message.progress && make('p', { class: 'progress' }, ...speech(message.progress, message.language)),
    links(message.links),
  )
}
