import type { PersonId } from '../../contracts/person.ts'
import type { PersonRecord } from '../../domain/conversation/state/record.ts'
import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'
import { locking, type Queries } from '../contract/database.ts'
import { KEPT } from '../contract/retention-periods.ts'
import type { Person } from '../contract/store.ts'
import type { PeopleTable } from '../contract/tables.ts'
import { prepared } from '../postgres/prepared-query.ts'
import { readRecord } from './read-record.ts'

const RECORD = 'people.record'

/**
 * Decrypts the record of a row; `undefined` before the first answer. Throws `StoreError` `corrupt` or
 * `wrong-key`.
 */
export function openRecord(
  { cipher, records }: StoreContext,
  { id, record: sealed }: Pick<PeopleTable, 'id' | 'record'>,
): PersonRecord | undefined {
  if (!sealed) return undefined
  const known = records.opened(id, sealed)
  if (known) return known
  const record = readRecord(cipher.open(RECORD, id, sealed))
  records.keep(id, sealed, record)
  return record
}

/** Encrypts a record. */
export function sealRecord(
  { cipher, records }: StoreContext,
  id: PersonId,
  record: PersonRecord,
): Uint8Array {
  const sealed = cipher.seal(RECORD, id, JSON.stringify(record))
  records.keep(id, sealed, record)
  return sealed
}

/** Listed by name: a cached PostgreSQL plan must not change its columns when a newer program adds one. */
export const COLUMNS = ['id', 'record', 'unreachable_at', 'first_seen', 'last_seen', 'forget_at'] as const

const locked = prepared(
  (queries, { id }: { readonly id: PersonId }, database) =>
    locking(database, queries.selectFrom('people').select(COLUMNS).where('id', '=', id)),
  { id: 'line:a person' },
)

async function rowOf(
  context: StoreContext,
  queries: Queries,
  id: PersonId,
): Promise<PeopleTable | undefined> {
  return (await locked(context, queries, { id })).rows[0]
}

/**
 * Locks the person for this transaction, against other turns, claims and erasures. Inserts the row if it is
 * missing.
 */
export async function lockPerson(
  context: StoreContext,
  queries: Queries,
  id: PersonId,
  now: Instant,
): Promise<{ readonly row: PeopleTable; readonly isNew: boolean }> {
  const known = await rowOf(context, queries, id)
  if (known) return { row: known, isNew: false }
  const row = {
    id,
    record: null,
    unreachable_at: null,
    first_seen: now,
    last_seen: now,
    forget_at: now + KEPT.unreachable,
  }
  const made = await queries
    .insertInto('people')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 1n) return { row, isNew: true }
  // Another transaction inserted it meanwhile.
  return lockPerson(context, queries, id, now)
}

/** See `Store.person`. */
export async function person(context: StoreContext, id: PersonId): Promise<Person | undefined> {
  const row = await context.database.read((queries) =>
    queries.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst(),
  )
  return (
    row && {
      id,
      record: openRecord(context, row),
      reachable: row.unreachable_at === null,
      firstSeen: row.first_seen,
      lastSeen: row.last_seen,
    }
  )
}
