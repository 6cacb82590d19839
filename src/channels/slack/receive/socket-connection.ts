import type { SlackContext } from '../context/context.ts'

/** A connection that can be opened and closed, and that may be lost. */
interface Connection {
  /** Resolves when it is open; rejects when it cannot be opened now. */
  readonly open: () => Promise<void>
  readonly close: () => Promise<void>
  /** Calls `then` whenever it is lost; may call it, too, when opening failed or it was closed. */
  readonly onLost: (then: () => void) => void
}

const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 60_000

/**
 * Keeps a connection open until it is stopped: opens it again when it is lost, and retries with a growing back-off, one
 * minute at most, while the other side cannot be reached. Never rejects. Logs the start of a failure and its end.
 */
export function keepConnected(connection: Connection, log: SlackContext['log']) {
  let failures = 0
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  const failed = (fault: unknown) => {
    if (failures === 1) {
      const reason = fault instanceof Error ? fault.name : 'closed'
      log.error(
        { reason },
        'slack: the socket cannot be opened; it will be retried; run npm run doctor for the reason',
      )
    }
    later()
  }
  const begin = async () => {
    timer = undefined
    failures += 1
    try {
      await connection.open()
      if (failures > 1) log.info({ tries: failures }, 'slack: the socket is open again')
      failures = 0
    } catch (fault) {
      failed(fault)
    }
  }
  const later = () => {
    if (stopped || timer !== undefined) return
    timer = setTimeout(
      () => void begin(),
      Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1)),
    )
    timer.unref()
  }
  connection.onLost(later)
  return {
    start: begin,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await connection.close()
    },
  }
}
