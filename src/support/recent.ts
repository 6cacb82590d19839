import { LRUCache } from 'lru-cache'

/** A cache of the most recently used entries. In memory, per process. */
export interface Recent<Key, Value> {
  /** The value of `key`; marks it as recently used. */
  get(key: Key): Value | undefined
  has(key: Key): boolean
  set(key: Key, value: Value): void
  delete(key: Key): void
}

/** Creates a cache of at most `most` entries; the least recently used one is dropped. */
export function createRecent<Key extends {}, Value extends {}>(most: number): Recent<Key, Value> {
  return new LRUCache<Key, Value>({ max: most })
}
