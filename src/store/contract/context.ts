import type { PersonId } from '../../contracts/person.ts'
import type { PersonRecord } from '../../domain/conversation/state/record.ts'
import type { Instant } from '../../domain/dates/day.ts'
import type { Database } from './database.ts'

/**
 * Encrypts single fields. `place` (`table.column`) and `row` are authenticated: a value that was copied to
 * another row does not decrypt.
 */
export interface Cipher {
  seal(place: string, row: string, text: string): Uint8Array
  /**
   * Throws `StoreError`: `wrong-key` if its key is not configured, `corrupt` if the value was changed or
   * moved.
   */
  open(place: string, row: string, sealed: Uint8Array): string
  /**
   * The first bytes of everything that the current key encrypted. Values that begin otherwise still need
   * rotation.
   */
  readonly mark: Uint8Array
}

/**
 * Derives pseudonyms with a secret. The same parts always give the same name; without the secret a name
 * reveals nothing.
 */
export interface Names {
  /** A name of 22 characters. */
  name(...parts: readonly string[]): string
  /** The same as a UUID (version 8), for platforms that require one. */
  uuid(...parts: readonly string[]): string
}

/** A cache of recent people's records. It saves decryption, parsing and validation in most turns. */
export interface RecordCache {
  /** The cached record of exactly these encrypted bytes, if there is one. */
  opened(id: PersonId, sealed: Uint8Array): PersonRecord | undefined
  /** Caches the record that `sealed` contains. */
  keep(id: PersonId, sealed: Uint8Array, record: PersonRecord): void
  /** Empties the cache. Called after an erasure. */
  clear(): void
}

/** What every function of the store needs. */
export interface StoreContext {
  readonly database: Database
  readonly cipher: Cipher
  readonly names: Names
  readonly records: RecordCache
  /** Used only where no instant is passed: the expiry of values. */
  readonly clock: () => Instant
  /** Milliseconds that never jump, for waits. Comparable only within this process. */
  readonly monotonic: () => number
  /**
   * Called when an operation fails for one person and continues for others. The fault holds no personal data.
   */
  readonly onFault: (fault: unknown) => void
}
