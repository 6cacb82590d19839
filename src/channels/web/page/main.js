import { messagesAfter, session } from './api.js'
import { askDay, openComposer, tell } from './composer.js'
import { connect } from './connection.js'
import { find } from './dom.js'
import { forgetAll, remember, remembered } from './memory.js'
import { openOutbox } from './outbox.js'
import { showCounter } from './shown/counter.js'
import { failureNote } from './shown/failure.js'
import * as log from './shown/log.js'
import { openTabs } from './tabs.js'
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
/** Which talk it is: another one after everything was deleted. */
let talk = 0

function makeId() {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

function expectReply() {
  expected = true
  clearTimeout(slow)
  // Of the first words nothing is on the page yet: then it says at once that they are on their way.
  slow = setTimeout(() => expected && tell('waiting'), log.isEmpty() ? 0 : SLOW_MS)
}

function replied() {
  expected = false
  clearTimeout(slow)
  tell()
}

const outbox = openOutbox({
  sending: (id) => log.markOwn(id, 'sending'),
  sent: (id, removed) => {
    log.markOwn(id, 'sent')
    if (removed) log.removeOwn(id)
    const entry = remembered().find((one) => one.id === id)
    if (entry) tabs.say(entry)
    void connection.expectReply(() => !expected)
    if (leaving) setTimeout(() => leaving && void leave(), GOODBYE_MS)
  },
  failed: (id, code) => {
    leaving = false
    replied()
    const note = failureNote(code, { again: () => retry(id), discard: () => discard(id) })
    log.markOwn(id, 'failed', note)
    log.showNewest(find(`own-${id}`))
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

function deletedWords() {
  const own = { kind: 'text', text: word('deleted'), language: document.documentElement.lang, buttons: [] }
  return { cause: 'reply', cursor: 0, messages: [own] }
}

/** Empties the page: whatever still comes of the talk so far is not shown. */
function empty() {
  leaving = false
  talk += 1
  connection.rest()
  replied()
  forgetAll()
  log.clearLog()
  askDay(undefined)
}

function beginAnew(goodbye) {
  show(goodbye)
  cursor = 0
  const label = word('begin')
  log.addChoice(label, () => say({ shown: label, body: { start: true } }))
  connection.listen()
}

/** After an erasure: empties the page, ends the session and starts a new one, here and in the other tabs. */
async function leave(goodbye = deletedWords()) {
  empty()
  await session(true).catch(() => undefined)
  tabs.leave()
  beginAnew(goodbye)
}

const tabs = openTabs({
  heard: (entry) => {
    remember({ ...entry, sent: true })
    log.addOwn(entry)
  },
  told: () => remembered().filter(({ sent }) => sent),
  left: () => {
    empty()
    beginAnew(deletedWords())
  },
})

const connection = connect({
  cursor: () => cursor,
  talk: () => talk,
  deliver,
  online: (is) => {
    if (!is) tell('offline')
    else if (!expected) tell()
  },
})

/** Restores the conversation, with the person's own words in their places. */
function restore(deliveries) {
  const own = remembered().filter((entry) => entry.shown || entry.removed)
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
    else {
      if (remembered().length === 0) for (const entry of await tabs.ask()) remember({ ...entry, sent: true })
      restore(await messagesAfter(0))
    }
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
