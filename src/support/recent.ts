/** A cache of the most recently used entries. In memory, per process. */
export interface Recent<Key, Value> {
  /** The value of `key`; marks it as recently used. */
  get(key: Key): Value | undefined
  has(key: Key): boolean
  set(key: Key, value: Value): void
  delete(key: Key): void
}

/** Creates a cache of at most `most` entries. */
export function createRecent<Key, Value>(most: number): Recent<Key, Value> {
  // A Map iterates in insertion order; a used key is inserted again.
  const entries = new Map<Key, Value>()
  const set = (key: Key, value: Value) => {
    entries.delete(key)
    entries.set(key, value)
    if (entries.size <= most) return
    for (const oldest of entries.keys()) {
      entries.delete(oldest)
      return
    }
  }
  return {
    get: (key) => {
      const value = entries.get(key)
      if (value !== undefined) set(key, value)
      return value
    },
    has: (key) => entries.has(key),
    set,
    delete: (key) => void entries.delete(key),
  }
}
