import type { Delivery, PersonId, Received } from '../../contracts/port.ts'
import type { Ground } from '../context.ts'
import type { Queries } from '../database.ts'
import { markDone, markTried, takeAtOnce, type Waiting, waitingOf } from '../inbox/inbox.ts'
import { type LeaseOptions, putOut } from '../outbox/enqueue.ts'
import type { PeopleTable } from '../schema/tables.ts'
import { isAway, type TurnHandler } from '../store.ts'
import { type Course, step } from './apply-events.ts'
import { lockPerson, openRecord } from './people.ts'
import { type Standing, standingOf } from './person-state.ts'
import { comeBack, keepPerson } from './save-person.ts'

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
  return runThrough(ground, queries, { row }, waiting, turn, options)
}

/** Nothing was to do: a row that was made only to be locked goes. */
async function leave(queries: Queries, { id }: PeopleTable, isNew: boolean): Promise<void> {
  if (isNew) await queries.deleteFrom('people').where('id', '=', id).execute()
}

/** Runs events that are done with this transaction, in order, and keeps what they come to. */
async function runThrough(
  ground: Ground,
  queries: Queries,
  { row, busy, reminded }: Pick<Standing, 'row'> & Partial<Standing>,
  waiting: readonly Waiting[],
  turn: TurnHandler,
  options: LeaseOptions,
): Promise<readonly Delivery[]> {
  const { now } = options
  const start: Course = { record: openRecord(ground, row), plan: [], drafts: [], erased: false }
  const course = waiting.reduce((before, one) => step(ground, turn, before, one), start)
  const reachable = await comeBack(queries, row, waiting, now)
  const nothingPlanned = reminded === false && course.plan.length === 0
  await keepPerson(ground, queries, row, course, { reachable, nothingPlanned, now })
  // An erasure takes what stood before along.
  const isBusy = course.erased ? undefined : busy
  return putOut(ground, queries, course.drafts, reachable, options, isBusy)
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
    if (!isAway(error)) await markTried(ground, person).catch(() => {})
    throw error
  }
}

/** See `Store.answer`. */
export function answer(
  ground: Ground,
  event: Received,
  turn: TurnHandler,
  options: LeaseOptions,
): Promise<readonly Delivery[] | undefined> {
  return ground.database.write(async (queries) => {
    const standing = await standingOf(ground, queries, event.person, options.now)
    const taken = !standing.waits && (await takeAtOnce(ground, queries, event, options.now))
    if (taken) return runThrough(ground, queries, standing, [taken], turn, options)
    await leave(queries, standing.row, standing.isNew)
    return standing.waits ? undefined : []
  })
}
