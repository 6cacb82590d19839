/** What was used last, up to so many entries: whatever is used longest ago is forgotten first. In memory, per process. */
export interface Recent<Key, Value> {
  /** What is remembered of `key`; using it keeps it. */
  get(key: Key): Value | undefined
  has(key: Key): boolean
  set(key: Key, value: Value): void
  delete(key: Key): void
}

/** Remembers at most `most` entries. */
export function createRecent<Key, Value>(most: number): Recent<Key, Value> {
  // A Map keeps the order in which keys were added; a key that is used is added anew.
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
