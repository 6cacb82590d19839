import { performance } from 'node:perf_hooks'

const GIVE_UP_AFTER_MS = 9_500
/**
 * npm forwards a signal that the terminal has already sent to every process: signals within this time count
 * as one.
 */
const ONE_SIGNAL_MS = 1_000
const LOOK_FOR_PARENT_MS = 500

/** What happens before the process exits. */
export interface Stopping {
  /** Finishes running work. */
  stop(): Promise<void>
  /** Writes buffered output. */
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

/** SIGKILL and SIGHUP end npm without a signal to this process, which then gets another parent. */
function watchParent(begin: () => void): void {
  if (process.env.npm_lifecycle_event !== 'start') return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid !== parent) begin()
  }, LOOK_FOR_PARENT_MS)
  timer.unref()
}

/**
 * Stops gracefully at the first signal and exits at the second. A stop that hangs is ended within ten
 * seconds. Under `npm start`, also stops when npm is gone.
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
