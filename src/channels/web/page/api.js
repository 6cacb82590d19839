/** A refusal by the server. `code` has a text on the page; `again`: whether a retry makes sense. */
export class Refused extends Error {
  constructor(status, code) {
    super(code)
    this.code = code
    this.again = status >= 500 || status === 429 || status === 408
  }
}

const PATIENCE_MS = 15_000

async function ask(path, options = {}) {
  const response = await fetch(path, { ...options, signal: AbortSignal.timeout(PATIENCE_MS) })
  const body = await response.json().catch(() => ({}))
  if (!response.ok) throw new Refused(response.status, body.code ?? 'fault')
  return body
}

function post(path, body) {
  return ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** Starts a session if there is none. `renew`: always starts a new one. */
export function session(renew = false) {
  return post('/chat/session', { renew })
}

/**
 * Sends one event. Rejects with `Refused`, or with a network error: the result is then unknown, and the same
 * id may be sent again.
 */
export async function say(body) {
  try {
    return await post('/chat/say', body)
  } catch (fault) {
    if (fault.code !== 'no-session') throw fault
    await session()
    return post('/chat/say', body)
  }
}

/** All deliveries after a cursor, oldest first. */
export async function messagesAfter(cursor) {
  const all = []
  for (;;) {
    const after = all.at(-1)?.cursor ?? cursor
    const { deliveries } = await ask(`/chat/messages?after=${after}`)
    all.push(...deliveries)
    if (deliveries.length < 50) return all
  }
}
