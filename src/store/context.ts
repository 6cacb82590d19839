import type { Instant } from '../domain/dates/day.ts'
import type { Cipher, Names } from './crypto/cipher.ts'
import type { Database } from './database.ts'
import type { RecordCache } from './people/record-cache.ts'

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
