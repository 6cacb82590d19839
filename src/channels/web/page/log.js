import { buttonRow, ownBubble, textBubble } from './bubbles.js'
import { card } from './card.js'
import { counterBubble } from './counter.js'
import { find, make } from './dom.js'
import { word } from './words.js'

const log = find('log')
const GAP = 16

/** Answers a question or stands beside plain words: gone once the person went on. What a card offers stays. */
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

/** Brings the newest into view: its beginning where it is longer than the screen, else its end. */
export function showNewest(element = log.lastElementChild, motion = 'smooth') {
  if (!element) return
  const top = element.getBoundingClientRect().top - document.querySelector('.top').offsetHeight - GAP
  const page = document.documentElement
  const below = page.scrollHeight - page.clientHeight - page.scrollTop
  const way = Math.min(top, below)
  // A long way is jumped: nobody wants to watch it pass.
  const jump = calm.matches || Math.abs(way) > innerHeight
  scrollBy({ top: way, behavior: jump ? 'instant' : motion })
}

/** Puts what Kigen said into the log; returns its element. */
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

/** Puts what the person said into the log. */
export function addOwn(entry) {
  const element = ownBubble(entry)
  log.append(element)
  return element
}

/** Takes the offers of everything but `keep` away: they were answered, or something newer stands in their place. */
export function retireOffers(keep) {
  for (const offer of log.querySelectorAll('.choices')) if (!keep?.contains(offer)) offer.remove()
}

/** While something is on its way its question cannot be answered twice. */
export function holdOffers(held) {
  for (const button of log.querySelectorAll('.choices button')) button.disabled = held
}

/** Shows how it stands with something the person said; `failure` comes with what they can do. */
export function markOwn(id, state, failure) {
  const bubble = find(`own-${id}`)
  if (!bubble) return
  bubble.dataset.state = state
  bubble.querySelector('.failure')?.remove()
  if (failure) bubble.append(failure)
}

/** Fills the log without it being read aloud. */
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
