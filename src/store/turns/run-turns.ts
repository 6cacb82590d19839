import type { Delivery } from '../../contracts/delivery.ts'
import type { Received } from '../../contracts/incoming.ts'
import type { PersonId } from '../../contracts/person.ts'
import type { StoreContext } from '../contract/context.ts'
import type { Queries } from '../contract/database.ts'
import { type EventHandler, isAway } from '../contract/store.ts'
import type { PeopleTable } from '../contract/tables.ts'
import { insertProcessed, markDone, markTried, type WaitingEvent, waitingOf } from '../inbox/inbox.ts'
import { enqueue, type LeaseOptions } from '../outbox/enqueue.ts'
import { lockPerson, openRecord } from '../people/people.ts'
import { type AppliedEvents, applyEvent } from './apply-events.ts'
import { type PersonState, personStateOf } from './person-state.ts'
import { reactivate, savePerson } from './save-person.ts'

async function runAll(
  context: StoreContext,
  queries: Queries,
  person: PersonId,
  handle: EventHandler,
  options: LeaseOptions,
): Promise<readonly Delivery[]> {
  const { row, isNew } = await lockPerson(context, queries, person, options.now)
  const waiting = await waitingOf(context, queries, person)
  if (waiting.length === 0) {
    await leave(queries, row, isNew)
    return []
  }
  await markDone(queries, waiting, options.now)
  return runThrough(context, queries, { row }, waiting, handle, options)
}

/** Nothing was to do: a row that was made only to be locked goes. */
async function leave(queries: Queries, { id }: PeopleTable, isNew: boolean): Promise<void> {
  if (isNew) await queries.deleteFrom('people').where('id', '=', id).execute()
}

/** Runs events that are done with this transaction, in order, and keeps what they come to. */
async function runThrough(
  context: StoreContext,
  queries: Queries,
  { row, busy, reminded }: Pick<PersonState, 'row'> & Partial<PersonState>,
  waiting: readonly WaitingEvent[],
  handle: EventHandler,
  options: LeaseOptions,
): Promise<readonly Delivery[]> {
  const { now } = options
  const start: AppliedEvents = { record: openRecord(context, row), plan: [], drafts: [], erased: false }
  const course = waiting.reduce((before, one) => applyEvent(context, handle, before, one), start)
  const reachable = await reactivate(queries, row, waiting, now)
  const nothingPlanned = reminded === false && course.plan.length === 0
  await savePerson(context, queries, row, course, { reachable, nothingPlanned, now })
  // An erasure takes what stood before along.
  const isBusy = course.erased ? undefined : busy
  return enqueue(context, queries, course.drafts, reachable, options, isBusy)
}

/** See `Store.runTurns`. */
export async function runTurns(
  context: StoreContext,
  person: PersonId,
  handle: EventHandler,
  options: LeaseOptions,
): Promise<readonly Delivery[]> {
  try {
    return await context.database.write((queries) => runAll(context, queries, person, handle, options))
  } catch (error) {
    if (!isAway(error)) await markTried(context, person).catch(() => {})
    throw error
  }
}

/** See `Store.answer`. */
export function answer(
  context: StoreContext,
  event: Received,
  handle: EventHandler,
  options: LeaseOptions,
): Promise<readonly Delivery[] | undefined> {
  return context.database.write(async (queries) => {
    const standing = await personStateOf(context, queries, event.person, options.now)
    const taken = !standing.waits && (await insertProcessed(context, queries, event, options.now))
    if (taken) return runThrough(context, queries, standing, [taken], handle, options)
    await leave(queries, standing.row, standing.isNew)
    return standing.waits ? undefined : []
  })
}
