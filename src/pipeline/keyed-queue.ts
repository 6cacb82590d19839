/** Runs tasks with the same key one after another, and tasks with different keys concurrently. */
export interface KeyedQueue {
  /** Runs `task` after all earlier tasks of this key. Its fault goes to `onFault`; later tasks still run. */
  run(lane: string, task: () => Promise<void>): void
  /** Resolves when all keys are idle. */
  idle(): Promise<void>
  /** Whether a key has tasks. */
  busy(lane: string): boolean
  /** The number of keys with tasks. */
  size(): number
}

/** A queue in this process. `onFault` is called when a task rejects. */
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
