/** Work that comes round. */
export interface PeriodicTask {
  /** Begins no further round and resolves when the one under way is over. */
  stop(): Promise<void>
}

/** Runs `work` every `ms` milliseconds, never twice at once; a fault is told and the next round comes all the same. */
export function startPeriodic(
  ms: number,
  work: () => Promise<unknown>,
  onFault: (fault: unknown) => void,
): PeriodicTask {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let round: Promise<void> = Promise.resolve()
  const begin = () => {
    timer = setTimeout(() => {
      round = Promise.resolve()
        .then(work)
        .then(() => undefined, onFault)
        .then(() => {
          if (!stopped) begin()
        })
    }, ms)
    timer.unref()
  }
  begin()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await round
    },
  }
}
