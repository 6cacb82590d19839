/** A refusal of the server; `code` has words on the page, `again` says whether the same may be sent once more. */
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

/** Begins a session where there is none; `renew` begins a new one in any case. */
export function session(renew = false) {
  return post('/chat/session', { renew })
}

/** Says one thing. Rejects with `Refused`, or with a network error: then nobody knows, and the same id may be said again. */
export async function say(body) {
  try {
    await post('/chat/say', body)
  } catch (fault) {
    if (fault.code !== 'no-session') throw fault
    await session()
    await post('/chat/say', body)
  }
}

/** Every delivery after a cursor, oldest first. */
export async function messagesAfter(cursor) {
  const all = []
  for (;;) {
    const after = all.at(-1)?.cursor ?? cursor
    const { deliveries } = await ask(`/chat/messages?after=${after}`)
    all.push(...deliveries)
    if (deliveries.length < 50) return all
  }
}
