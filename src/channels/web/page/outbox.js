import { Refused, say } from './api.js'
import { forget, markSent, remember, remembered } from './memory.js'

const PAUSES_MS = [1_000, 3_000]
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Sends an event and retries with the same id while the result is unknown: the server drops repeats. */
async function sayPatiently(body) {
  for (const ms of PAUSES_MS) {
    try {
      return await say(body)
    } catch (fault) {
      if (fault instanceof Refused && !fault.again) throw fault
      await pause(ms)
    }
  }
  return say(body)
}

/**
 * What the person said, on its way: one after the other, in order. What fails waits for the person's word, or for the
 * network to come back.
 * @param {{ sending(id: string): void, sent(id: string, removed: boolean): void, failed(id: string, code: string): void }} show
 */
export function openOutbox(show) {
  const underWay = new Set()
  let line = Promise.resolve()

  async function send({ id, body }) {
    show.sending(id)
    try {
      const { removed = false } = await sayPatiently(body)
      markSent(id, removed)
      show.sent(id, removed)
    } catch (fault) {
      show.failed(id, fault instanceof Refused ? fault.code : 'offline')
    }
    underWay.delete(id)
  }

  function queue(entry) {
    if (underWay.has(entry.id)) return
    underWay.add(entry.id)
    line = line.then(() => send(entry))
  }

  return {
    /** Stores an event and sends it. */
    put(entry) {
      remember({ ...entry, sent: false })
      queue(entry)
    },
    /** Sends unsent events: all, or one. */
    again(id) {
      for (const entry of remembered()) if (!entry.sent && (id === undefined || entry.id === id)) queue(entry)
    },
    /** Discards an unsent event. */
    discard: forget,
  }
}
