import { messagesAfter, session } from './api.js'
import { askDay, openComposer, tell } from './composer.js'
import { connect } from './connection.js'
import { find } from './dom.js'
import { forgetAll, remembered } from './memory.js'
import { openOutbox } from './outbox.js'
import { showCounter } from './shown/counter.js'
import { failureNote } from './shown/failure.js'
import * as log from './shown/log.js'
import { speak, word } from './words.js'

const LEAVES = 'delete-confirmed'
const SLOW_MS = 1_200
const RETRY_MS = 3_000
/** How long the page waits for the goodbye message before it confirms the erasure itself, in milliseconds. */
const GOODBYE_MS = 5_000

/** The cursor of the last shown delivery. */
let cursor = 0
/** Whether an answer is expected. */
let expected = false
/** Whether everything is being deleted and the next answer ends the session. */
let leaving = false
let slow

function makeId() {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

function expectReply() {
  expected = true
  clearTimeout(slow)
  slow = setTimeout(() => expected && tell('waiting'), SLOW_MS)
}

function replied() {
  expected = false
  clearTimeout(slow)
  tell()
}

const outbox = openOutbox({
  sending: (id) => log.markOwn(id, 'sending'),
  sent: (id) => {
    log.markOwn(id, 'sent')
    void connection.expectReply(() => !expected)
    if (leaving) setTimeout(() => leaving && void leave(), GOODBYE_MS)
  },
  failed: (id, code) => {
    leaving = false
    replied()
    const note = failureNote(code, { again: () => retry(id), discard: () => discard(id) })
    log.markOwn(id, 'failed', note)
  },
})

function retry(id) {
  expectReply()
  outbox.again(id)
}

function discard(id) {
  outbox.discard(id)
  find(`own-${id}`)?.remove()
  log.holdOffers(false)
  find('field').focus()
}

/** Shows the person's words at once and sends them. */
function say({ shown, language = document.documentElement.lang, body }) {
  const id = makeId()
  const entry = { id, shown, language, after: cursor, body: { id, ...body } }
  leaving = body.action === LEAVES
  log.holdOffers(true)
  expectReply()
  const bubble = shown && log.addOwn(entry)
  outbox.put(entry)
  if (!bubble) return
  log.showNewest(bubble)
  return bubble
}

/** Handles a tap. Moves the focus to the sent words, because the button may be removed. */
function press({ label, action, language }) {
  say({ shown: label, language, body: { action } })?.focus({ preventScroll: true })
}

function show(delivery) {
  cursor = delivery.cursor
  const shown = log.addDelivery(delivery, press)
  if (delivery.cause === 'reply') {
    log.retireOffers(shown.element)
    askDay(delivery.messages.findLast((message) => message.date))
  }
  // The counter card is always Japanese; the page keeps the person's language.
  const language = delivery.messages.findLast((message) => message.kind !== 'counter')?.language
  if (language) void speak(language)
  return shown
}

/** Shows a delivery while the page is open. */
function deliver(delivery) {
  if (delivery.cursor <= cursor) return
  const reply = delivery.cause === 'reply'
  if (reply && leaving) return void leave(delivery)
  const asked = expected
  if (reply) replied()
  const { element, follow } = show(delivery)
  if (follow) log.showNewest(element)
  else find('newest').hidden = false
  const counter = delivery.messages.find((message) => message.kind === 'counter')
  if (counter && reply && asked) showCounter(counter)
}

/** After an erasure: empties the page, ends the session and starts a new one. */
async function leave(goodbye) {
  leaving = false
  replied()
  forgetAll()
  log.clearLog()
  askDay(undefined)
  await session(true).catch(() => undefined)
  const own = { kind: 'text', text: word('deleted'), language: document.documentElement.lang, buttons: [] }
  show(goodbye ?? { cause: 'reply', cursor: 0, messages: [own] })
  cursor = 0
  connection.listen()
}

const connection = connect({
  cursor: () => cursor,
  deliver,
  online: (is) => {
    if (!is) tell('offline')
    else if (!expected) tell()
  },
})

/** Restores the conversation, with the person's own words in their places. */
function restore(deliveries) {
  const own = remembered().filter((entry) => entry.shown)
  log.quietly(() => {
    for (const delivery of deliveries) {
      for (const entry of own.filter(({ after }) => after >= cursor && after < delivery.cursor))
        log.addOwn(entry)
      show(delivery)
    }
    for (const entry of own.filter(({ after }) => after >= cursor)) log.addOwn(entry)
  })
  log.showNewest(undefined, 'instant')
}

async function open() {
  try {
    const [{ fresh }] = await Promise.all([session(), speak()])
    if (fresh) forgetAll()
    else restore(await messagesAfter(0))
  } catch {
    tell('offline')
    setTimeout(open, RETRY_MS)
    return
  }
  tell()
  connection.listen()
  outbox.again()
  if (log.isEmpty() && remembered().every((entry) => entry.sent)) say({ body: { start: true } })
}

openComposer((said) => {
  const bubble = say(said)
  if (said.body.day) bubble?.focus({ preventScroll: true })
})
for (const button of document.querySelectorAll('[data-action]')) {
  button.addEventListener('click', () => {
    find('menu').hidePopover()
    press({ label: button.textContent, action: button.dataset.action })
  })
}
find('newest').addEventListener('click', () => {
  find('newest').hidden = true
  log.showNewest()
})
addEventListener('online', () => outbox.again())
void open()
