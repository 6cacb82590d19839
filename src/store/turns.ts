import type { Delivery, PersonId, Received } from '../channels/port.ts'
import { type Course, step } from './course.ts'
import { locking, type Queries } from './database.ts'
import type { Ground } from './ground.ts'
import { eventsWaiting, markDone, markTried, takeAtOnce, type Waiting, waitingOf } from './inbox.ts'
import { comeBack, keepPerson } from './keep-person.ts'
import { linesBefore } from './outbox.ts'
import { lockPerson, openRecord } from './people.ts'
import { prepared } from './prepared.ts'
import { type LeaseOptions, putOut } from './put-out.ts'
import { StoreError, type TurnHandler } from './store.ts'
import type { PeopleTable } from './tables.ts'

async function runAll(
  ground: Ground,
  queries: Queries,
  person: PersonId,
  turn: TurnHandler,
  options: LeaseOptions,
): Promise<readonly Delivery[]> {
  const { row, isNew } = await lockPerson(ground, queries, person, options.now)
  const waiting = await waitingOf(ground, queries, person)
  if (waiting.length === 0) {
    await leave(queries, row, isNew)
    return []
  }
  await markDone(queries, waiting, options.now)
  return runThrough(ground, queries, row, waiting, turn, options)
}

/** Nothing was to do: a row that was made only to be locked goes. */
async function leave(queries: Queries, { id }: PeopleTable, isNew: boolean): Promise<void> {
  if (isNew) await queries.deleteFrom('people').where('id', '=', id).execute()
}

/** Runs events that are done with this transaction, in order, and keeps what they come to. */
async function runThrough(
  ground: Ground,
  queries: Queries,
  row: PeopleTable,
  waiting: readonly Waiting[],
  turn: TurnHandler,
  options: LeaseOptions,
  isFree?: boolean,
): Promise<readonly Delivery[]> {
  const { now } = options
  const start: Course = { record: openRecord(ground, row), plan: [], drafts: [], erased: false }
  const course = waiting.reduce((before, one) => step(ground, turn, before, one), start)
  const reachable = await comeBack(queries, row, waiting, now)
  await keepPerson(ground, queries, row, course, reachable, now)
  // An erasure takes what stood before along.
  return putOut(ground, queries, course.drafts, reachable, options, course.erased ? undefined : isFree)
}

/** See `Store.runTurns`. */
export async function runTurns(
  ground: Ground,
  person: PersonId,
  turn: TurnHandler,
  options: LeaseOptions,
): Promise<readonly Delivery[]> {
  try {
    return await ground.database.write((queries) => runAll(ground, queries, person, turn, options))
  } catch (error) {
    const isAway = error instanceof StoreError && error.code === 'unavailable'
    if (!isAway) await markTried(ground, person).catch(() => {})
    throw error
  }
}

const standingOf = prepared(
  (queries, { person }: { readonly person: PersonId }, database) =>
    queries.selectNoFrom((row) => [
      row.exists(eventsWaiting(queries, person)).as('waits'),
      // An answer that is being settled by another process at this moment is waited for: then this one is next.
      row.exists(locking(database, linesBefore(queries, person))).as('busy'),
    ]),
  { person: 'line:a person' },
)

/** See `Store.answer`. */
export function answer(
  ground: Ground,
  event: Received,
  turn: TurnHandler,
  options: LeaseOptions,
): Promise<readonly Delivery[] | undefined> {
  return ground.database.write(async (queries) => {
    const { row, isNew } = await lockPerson(ground, queries, event.person, options.now)
    // Asked after the lock is held, so that nothing comes in between.
    const { rows } = await standingOf(ground, queries, { person: event.person })
    const [waits, busy] = [Boolean(rows[0]?.waits), Boolean(rows[0]?.busy)]
    const taken = !waits && (await takeAtOnce(ground, queries, event, options.now))
    if (taken) return runThrough(ground, queries, row, [taken], turn, options, !busy)
    await leave(queries, row, isNew)
    return waits ? undefined : []
  })
}
