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

async function runWaiting(
  context: StoreContext,
  queries: Queries,
  person: PersonId,
  handle: EventHandler,
  options: LeaseOptions,
): Promise<readonly Delivery[]> {
  const { row, isNew } = await lockPerson(context, queries, person, options.now)
  const waiting = await waitingOf(context, queries, person)
  if (waiting.length === 0) {
    await deletePlaceholder(queries, row, isNew)
    return []
  }
  await markDone(queries, waiting, options.now)
  return runEvents(context, queries, { row }, waiting, handle, options)
}

/** Deletes a row that was inserted only as a lock. */
async function deletePlaceholder(queries: Queries, { id }: PeopleTable, isNew: boolean): Promise<void> {
  if (isNew) await queries.deleteFrom('people').where('id', '=', id).execute()
}

/** Runs events in order and stores the result. The caller has marked them as done. */
async function runEvents(
  context: StoreContext,
  queries: Queries,
  { row, busy, reminded }: Pick<PersonState, 'row'> & Partial<PersonState>,
  waiting: readonly WaitingEvent[],
  handle: EventHandler,
  options: LeaseOptions,
): Promise<readonly Delivery[]> {
  const { now } = options
  const start: AppliedEvents = { record: openRecord(context, row), plan: [], drafts: [], erased: false }
  const applied = waiting.reduce((before, one) => applyEvent(context, handle, before, one), start)
  const reachable = await reactivate(queries, row, waiting, now)
  const nothingPlanned = reminded === false && applied.plan.length === 0
  await savePerson(context, queries, row, applied, { reachable, nothingPlanned, now })
  // An erasure deletes pending deliveries, so the value may have changed.
  const isBusy = applied.erased ? undefined : busy
  return enqueue(context, queries, applied.drafts, reachable, options, isBusy)
}

/** See `Store.runTurns`. */
export async function runTurns(
  context: StoreContext,
  person: PersonId,
  handle: EventHandler,
  options: LeaseOptions,
): Promise<readonly Delivery[]> {
  try {
    return await context.database.write((queries) => runWaiting(context, queries, person, handle, options))
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
    const state = await personStateOf(context, queries, event.person, options.now)
    const taken = !state.waits && (await insertProcessed(context, queries, event, options.now))
    if (taken) return runEvents(context, queries, state, [taken], handle, options)
    await deletePlaceholder(queries, state.row, state.isNew)
    return state.waits ? undefined : []
  })
}
