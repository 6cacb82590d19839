import { performance } from 'node:perf_hooks'

const GIVE_UP_AFTER_MS = 9_500
/** npm passes a signal on that the terminal has sent to everybody already: both are one. */
const ONE_SIGNAL_MS = 1_000
const LOOK_FOR_PARENT_MS = 500

/** What has to end with the process. */
export interface Stopping {
  /** Ends kindly: what is under way is finished. */
  stop(): Promise<void>
  /** Writes out what waits to be written, within moments. */
  flush(): Promise<void>
}

async function end({ stop, flush }: Stopping): Promise<never> {
  const status = await stop().then(
    () => 0,
    () => 1,
  )
  await flush()
  process.exit(status)
}

/** npm may be ended in a way that it cannot pass on (SIGKILL, SIGHUP): then the process has another parent. */
function watchParent(begin: () => void): void {
  if (process.env.npm_lifecycle_event !== 'start') return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid !== parent) begin()
  }, LOOK_FOR_PARENT_MS)
  timer.unref()
}

/**
 * Stops kindly at the first signal, and at once at a second one. A stop that hangs is ended before ten seconds are over. Started by
 * `npm start` it stops, too, when npm is gone.
 */
export function stopOnSignal(stopping: Stopping): void {
  let asked: number | undefined
  const begin = () => {
    if (asked !== undefined) return
    asked = performance.now()
    setTimeout(() => process.exit(1), GIVE_UP_AFTER_MS).unref()
    void end(stopping)
  }
  const onSignal = () => {
    if (asked !== undefined && performance.now() - asked > ONE_SIGNAL_MS) process.exit(1)
    begin()
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  watchParent(begin)
}
