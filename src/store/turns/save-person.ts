import type { PersonId } from '../../contracts/person.ts'
import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'
import type { Queries } from '../contract/database.ts'
import { KEPT } from '../contract/retention-periods.ts'
import type { PeopleTable } from '../contract/tables.ts'
import type { WaitingEvent } from '../inbox/inbox.ts'
import { erasePersonData } from '../people/erase.ts'
import { sealRecord } from '../people/people.ts'
import { markReachable } from '../people/reachable.ts'
import { prepared } from '../postgres/prepared-query.ts'
import { replan } from '../reminders/reminders.ts'
import type { AppliedEvents } from './apply-events.ts'

/** Marks an unreachable person as reachable if they wrote after that. Returns whether they can be reached. */
export async function reactivate(
  queries: Queries,
  row: PeopleTable,
  waiting: readonly WaitingEvent[],
  now: Instant,
): Promise<boolean> {
  const goneAt = row.unreachable_at
  if (goneAt === null) return true
  if (!waiting.some(({ event }) => event.at > goneAt)) return false
  await markReachable(queries, row.id, now)
  return true
}

type RecordRow = Readonly<{ id: PersonId; record: Uint8Array; now: Instant; since: Instant; until: Instant }>

const keepRecord = prepared(
  (queries, { id, record, now, since, until }: RecordRow) =>
    queries
      .updateTable('people')
      .set({ record, last_seen: now, first_seen: since, forget_at: until })
      .where('id', '=', id),
  { id: 'line:a person', record: new Uint8Array(1), now: -1, since: -2, until: -3 },
)

interface Keeping {
  readonly reachable: boolean
  /** There were no reminders, and none are planned. */
  readonly nothingPlanned: boolean
  readonly now: Instant
}

/** Stores the results of the events except replies: record, reminders, retention. */
export async function savePerson(
  context: StoreContext,
  queries: Queries,
  row: PeopleTable,
  applied: AppliedEvents,
  { reachable, nothingPlanned, now }: Keeping,
): Promise<void> {
  const { id } = row
  if (applied.erased) await erasePersonData(context, queries, id, now)
  if (!applied.record) {
    // Without a record the row only says that the person is unreachable.
    if (reachable || applied.erased) await queries.deleteFrom('people').where('id', '=', id).execute()
    return
  }
  const pausedAt = reachable ? null : now
  const last = nothingPlanned ? 0 : await replan(context, queries, id, applied.plan, pausedAt, now)
  await keepRecord(context, queries, {
    id,
    record: sealRecord(context, id, applied.record),
    now,
    since: applied.erased ? now : row.first_seen,
    until: reachable ? Math.max(now, last) + KEPT.person : row.forget_at,
  })
}
