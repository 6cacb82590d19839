/** Tracks running work by name, for others who wait for its end. */
export interface InFlight {
  /** Registers running work. The returned function ends it. */
  begin(name: string): () => void
  /** Resolves when no work of that name is running, or after `withinMs` milliseconds. */
  over(name: string, withinMs: number): Promise<void>
}

/** Creates the tracker. */
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
