/** Work that is repeated on request and never overlaps. */
export interface Rounds {
  /** Asks for a round; one that is asked for while another runs follows it. Resolves when all are over. */
  ask(): Promise<void>
  /** Resolves when no round is running. */
  over(): Promise<void>
}

/** Runs `work` in rounds; `work` must not reject. */
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
    ask: () => {
      asked = true
      running ??= run()
      return running
    },
    over: async () => running,
  }
}
