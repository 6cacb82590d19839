import type { PersonId } from '../../contracts/person.ts'
import type { PersonRecord } from '../../domain/conversation/state/record.ts'
import type { Instant } from '../../domain/dates/day.ts'
import type { Database } from './database.ts'

/** Encrypts single fields. `place` (`table.column`) and `row` are bound to the text: a value moved elsewhere does not open. */
export interface Cipher {
  seal(place: string, row: string, text: string): Uint8Array
  /** Throws `StoreError`: `wrong-key` when its key is not among ours, `corrupt` when it was changed or moved. */
  open(place: string, row: string, sealed: Uint8Array): string
  /** How everything begins that the first key sealed; what begins otherwise is still to be rotated. */
  readonly mark: Uint8Array
}

/** Names without meaning to whoever has no key; the same parts give the same name for ever. */
export interface Names {
  /** A short text of 22 characters. */
  name(...parts: readonly string[]): string
  /** The same as a UUID (version 8), where a platform wants one. */
  uuid(...parts: readonly string[]): string
}

/** Records of people who were just here, so that they need not be decrypted, parsed and checked for every turn. */
export interface RecordCache {
  /** The record that these very bytes hold, if it is known. */
  opened(id: PersonId, sealed: Uint8Array): PersonRecord | undefined
  /** Remembers what is in `sealed`. */
  keep(id: PersonId, sealed: Uint8Array, record: PersonRecord): void
  /** Forgets everybody: somebody was erased. */
  clear(): void
}

/** What every part of the store stands on. */
export interface StoreContext {
  readonly database: Database
  readonly cipher: Cipher
  readonly names: Names
  readonly records: RecordCache
  /** Only for what has no instant of its own: values and their locks. */
  readonly clock: () => Instant
  /** Told of what went wrong with one person while others went on; holds no personal data. */
  readonly onFault: (fault: unknown) => void
}
