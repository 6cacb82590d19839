/** Repeatable work that never overlaps. */
export interface Rounds {
  /** Requests a round. One requested during a round runs after it. Resolves when both are over. */
  request(): Promise<void>
  /** Resolves when no round is running. */
  over(): Promise<void>
}

/** Runs `work` in rounds. `work` must not reject. */
export function createRounds(work: () => Promise<void>): Rounds {
  let asked = false
  let running: Promise<void> | undefined
  const run = async () => {
    while (asked) {
      asked = false
      await work()
    }
    running = undefined
  }
  return {
    request: () => {
      asked = true
      running ??= run()
      return running
    },
    over: async () => running,
  }
}
