/** Periodic work. */
export interface PeriodicTask {
  /** Starts no further round and resolves when the current one is over. */
  stop(): Promise<void>
}

/** Runs `work` every `ms` milliseconds without overlap. Faults are reported and do not stop it. */
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
