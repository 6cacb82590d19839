/**
 * What this tab stores against a reload: the person's bubbles, which the server does not return, and unsent
 * events. Deleted with the tab. Without storage (a private window) it is kept in memory.
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
    // Without storage only a reload loses it.
  }
}

/** All words of the person in this tab, oldest first. */
export function remembered() {
  return own
}

export function remember(entry) {
  own.push(entry)
  write()
}

/** It is with the server: nothing is stored of it but what the page shows, and not that where it held a number. */
export function markSent(id, removed) {
  const entry = own.find((one) => one.id === id)
  if (!entry) return
  entry.sent = true
  delete entry.body
  if (removed) {
    delete entry.shown
    entry.removed = true
  }
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
