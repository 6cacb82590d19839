/** Work that is done one after another under one name, while different names go on side by side. */
export interface KeyedQueue {
  /** Runs `task` after everything that was put into this lane before; its fault goes to `onFault`, the lane goes on. */
  run(lane: string, task: () => Promise<void>): void
  /** Resolves when every lane is empty. */
  idle(): Promise<void>
  /** Whether a lane has something to do. */
  busy(lane: string): boolean
  /** How many lanes have something to do. */
  size(): number
}

/** Lanes in this process; `onFault` hears of a task that rejected. */
export function createKeyedQueue(onFault: (lane: string, fault: unknown) => void): KeyedQueue {
  const tails = new Map<string, Promise<void>>()
  const run: KeyedQueue['run'] = (lane, task) => {
    const before = tails.get(lane) ?? Promise.resolve()
    const tail = before.then(task).catch((fault: unknown) => onFault(lane, fault))
    tails.set(lane, tail)
    void tail.then(() => {
      if (tails.get(lane) === tail) tails.delete(lane)
    })
  }
  const idle = async (): Promise<void> => {
    while (tails.size > 0) await Promise.all(tails.values())
  }
  return { run, idle, busy: (lane) => tails.has(lane), size: () => tails.size }
}
