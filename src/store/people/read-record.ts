import { type PersonRecord, personRecordSchema } from '../../domain/conversation/state/record.ts'
import { StoreError } from '../contract/store.ts'

/** The most invalid fields that are dropped before a record counts as unreadable. */
const MOST_DROPS = 50

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function holds(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null
}

/** Deletes the value at `path`. Returns whether there was one. */
function drop(within: unknown, path: readonly PropertyKey[]): boolean {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((value, step) => (holds(value) ? value[step] : undefined), within)
  const last = path.at(-1)
  if (!holds(parent) || last === undefined || !(last in parent)) return false
  if (Array.isArray(parent)) parent.splice(Number(last), 1)
  else delete parent[last]
  return true
}

/**
 * Parses a record of this or an earlier version. Invalid fields are dropped and asked again. Throws
 * `StoreError` `corrupt` if the rest is invalid too.
 */
export function readRecord(text: string): PersonRecord {
  const value = json(text)
  for (let drops = 0; drops <= MOST_DROPS; drops++) {
    const read = personRecordSchema.safeParse(value)
    if (read.success) return read.data
    const [issue] = read.error.issues
    if (!issue || !drop(value, issue.path)) break
  }
  throw new StoreError(
    'corrupt',
    'the record of a person cannot be read: restore it from a backup, or erase the person',
  )
}
