import type { PersonId } from '../../contracts/person.ts'
import type { PersonRecord } from '../../domain/conversation/state/record.ts'

import type { RecordCache } from '../contract/context.ts'

/** Entries in each of two halves: a few megabytes. */
const HALF = 500

interface Kept {
  readonly sealed: Uint8Array
  readonly record: PersonRecord
}

/**
 * A cache in two halves: when the young half is full, it replaces the old one. An entry is valid only for the
 * exact encrypted bytes, and each encryption is unique, so the database always decides.
 */
export function createRecordCache(half = HALF): RecordCache {
  let young = new Map<PersonId, Kept>()
  let old = new Map<PersonId, Kept>()
  const put = (id: PersonId, kept: Kept) => {
    if (young.size >= half) {
      old = young
      young = new Map()
    }
    young.set(id, kept)
  }
  return {
    opened: (id, sealed) => {
      const kept = young.get(id) ?? old.get(id)
      if (!kept || Buffer.compare(kept.sealed, sealed) !== 0) return undefined
      if (!young.has(id)) put(id, kept)
      return kept.record
    },
    keep: (id, sealed, record) => put(id, { sealed, record }),
    clear: () => {
      young = new Map()
      old = new Map()
    },
  }
}
