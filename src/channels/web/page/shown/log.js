import { find, make } from '../dom.js'
import { word } from '../words.js'
import { buttonRow, ownBubble, textBubble } from './bubbles.js'
import { card } from './card.js'
import { counterBubble } from './counter.js'

const log = find('log')
const GAP = 8

/** Whether a message's buttons disappear when the person continues. Those of cards stay. */
function offers(message, press) {
  const choices = buttonRow(message.choices, 'choices', message, press)
  const beside = buttonRow(
    message.buttons,
    message.kind === 'question' ? 'choices beside' : 'choices',
    message,
    press,
  )
  return [choices, beside]
}

function bodyOf(message, press) {
  if (message.kind === 'card') return [card(message, press)]
  if (message.kind === 'counter')
    return [counterBubble(message), buttonRow(message.buttons, 'buttons', message, press)]
  return [textBubble(message), ...offers(message, press)]
}

function messageElement(message, press) {
  return make(
    'div',
    { class: 'said kigen', lang: message.language },
    make('span', { class: 'unseen' }, `${word('kigen')}: `),
    ...bodyOf(message, press),
  )
}

function atEnd() {
  const page = document.documentElement
  return page.scrollHeight - page.clientHeight - page.scrollTop < 120
}

const calm = matchMedia('(prefers-reduced-motion: reduce)')

/** How much of the screen the top covers: on a low screen it scrolls away. */
function topHeight() {
  const top = document.querySelector('.top')
  return getComputedStyle(top).position === 'sticky' ? top.offsetHeight : 0
}

/** Brings the newest into view: its beginning where it is longer than the screen, else its end. */
export function showNewest(element = log.lastElementChild, motion = 'smooth') {
  if (!element) return
  const top = element.getBoundingClientRect().top - topHeight() - GAP
  const page = document.documentElement
  const below = page.scrollHeight - page.clientHeight - page.scrollTop
  const way = Math.min(top, below)
  // Long distances are jumped without animation.
  const jump = calm.matches || Math.abs(way) > innerHeight
  scrollBy({ top: way, behavior: jump ? 'instant' : motion })
}

/** Adds a delivery to the log and returns its element. */
export function addDelivery(delivery, press) {
  const element = make(
    'div',
    { class: 'turn' },
    ...delivery.messages.map((one) => messageElement(one, press)),
  )
  const follow = delivery.cause === 'reply' || atEnd()
  log.append(element)
  return { element, follow }
}

/** Adds the person's words to the log. */
export function addOwn(entry) {
  const element = ownBubble(entry)
  log.append(element)
  return element
}

/** Removes the buttons of all messages except `keep`. */
export function retireOffers(keep) {
  for (const offer of log.querySelectorAll('.choices')) if (!keep?.contains(offer)) offer.remove()
}

/** Disables buttons while an event is being sent, so that a question is not answered twice. */
export function holdOffers(held) {
  for (const button of log.querySelectorAll('.choices button')) button.disabled = held
}

/** Shows the state of an event of the person; `failure` has the possible actions. */
export function markOwn(id, state, failure) {
  const bubble = find(`own-${id}`)
  if (!bubble) return
  bubble.dataset.state = state
  bubble.querySelector('.failure')?.remove()
  if (failure) bubble.append(failure)
}

/** Takes away words of the person that held a number. */
export function removeOwn(id) {
  const words = find(`own-${id}`)?.querySelector('.words')
  if (words) words.textContent = word('removed')
}

/** One thing to tap below the newest, which is not of a message. */
export function addChoice(label, press) {
  const button = make('button', { type: 'button', class: 'primary' }, label)
  button.addEventListener('click', press)
  log.lastElementChild?.append(make('div', { class: 'choices' }, button))
}

/** Fills the log without announcing it to screen readers. */
export function quietly(fill) {
  log.setAttribute('aria-live', 'off')
  fill()
  setTimeout(() => log.setAttribute('aria-live', 'polite'), 500)
}

export function clearLog() {
  log.replaceChildren()
}

export function isEmpty() {
  return log.childElementCount === 0
}
