import { messagesAfter } from './api.js'

const RETRY_MS = 3_000
const LOOK_MS = 30_000
/** Milliseconds after which to fetch a reply that the stream did not bring. */
const LOOKS_MS = [1_500, 3_000, 6_000, 12_000, 24_000]

/**
 * Receives deliveries by server-sent events, or by polling where these do not work.
 * @param {{ cursor(): number, talk(): number, deliver(delivery: object): void, online(is: boolean): void }} page
 */
export function connect(page) {
  let source
  let retry

  async function look() {
    try {
      const talk = page.talk()
      const found = await messagesAfter(page.cursor())
      // What belongs to a talk that was deleted meanwhile is not shown any more.
      if (talk === page.talk()) for (const delivery of found) page.deliver(delivery)
      return true
    } catch {
      return false
    }
  }

  function listen() {
    clearTimeout(retry)
    source?.close()
    source = new EventSource(`/chat/stream?after=${page.cursor()}`)
    source.onopen = () => page.online(true)
    source.onmessage = (event) => page.deliver(JSON.parse(event.data))
    source.onerror = () => {
      page.online(false)
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(listen, RETRY_MS)
    }
  }

  function rest() {
    clearTimeout(retry)
    source?.close()
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? rest() : listen()))
  addEventListener('online', listen)
  setInterval(() => {
    if (!document.hidden && source?.readyState !== EventSource.OPEN)
      void look().then((is) => is && page.online(true))
  }, LOOK_MS)

  /** Polls for the reply until `isThere`. Usually the stream brings it first. */
  async function expectReply(isThere) {
    for (const ms of LOOKS_MS) {
      await new Promise((resolve) => setTimeout(resolve, ms))
      if (isThere()) return
      await look()
    }
  }

  return { listen, rest, expectReply }
}
