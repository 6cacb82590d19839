/** What is under way for whom, for others who wait for its end. */
export interface InFlight {
  /** Something begins; what is returned tells that it is over. */
  begin(name: string): () => void
  /** Resolves when nothing is under way there, or after so many milliseconds. */
  over(name: string, withinMs: number): Promise<void>
}

/** A list of what is under way, one thing a name. */
export function createInFlight(): InFlight {
  const ends = new Map<string, Promise<void>>()
  return {
    begin: (name) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      ends.set(name, promise)
      return () => {
        if (ends.get(name) === promise) ends.delete(name)
        resolve()
      }
    },
    over: async (name, withinMs) => {
      const end = ends.get(name)
      if (!end) return
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, withinMs)
      })
      await Promise.race([end, late])
      clearTimeout(timer)
    },
  }
}
