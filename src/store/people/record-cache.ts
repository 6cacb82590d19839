import type { PersonId } from '../../contracts/person.ts'
import type { PersonRecord } from '../../domain/conversation/state/record.ts'

import type { RecordCache } from '../contract/context.ts'

/** So many are remembered in each of two halves: a few megabytes. */
const HALF = 500

interface Kept {
  readonly sealed: Uint8Array
  readonly record: PersonRecord
}

/**
 * What is in the database decides: a record counts only for exactly the bytes that it was sealed to, each sealing differs
 * from every other. Whoever is not seen while `HALF` others are is forgotten.
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
