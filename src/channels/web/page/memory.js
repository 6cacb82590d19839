/**
 * What this tab keeps so that a reload loses nothing: the person's own bubbles, which the server does not send back,
 * and what is still on its way. Gone with the tab. Without storage (a private window) it lives until the reload.
 */
const NAME = 'kigen'
const MOST = 300

function read() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(NAME) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}

/** @type {{ id: string, shown?: string, language: string, after: number, body: object, sent: boolean }[]} */
let own = read()

function write() {
  own = own.slice(-MOST)
  try {
    sessionStorage.setItem(NAME, JSON.stringify(own))
  } catch {
    // No storage: nothing but the reload is lost.
  }
}

/** Everything the person said in this tab, oldest first. */
export function remembered() {
  return own
}

export function remember(entry) {
  own.push(entry)
  write()
}

/** It is with the server: the words are all that is kept of it. */
export function markSent(id) {
  const entry = own.find((one) => one.id === id)
  if (entry) entry.sent = true
  write()
}

export function forget(id) {
  own = own.filter((one) => one.id !== id)
  write()
}

export function forgetAll() {
  own = []
  write()
}
