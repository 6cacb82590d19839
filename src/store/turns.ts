import type { Delivery, PersonId, Received } from '../channels/port.ts'
import type { PersonRecord } from '../conversation/record.ts'
import type { Instant } from '../dates/day.ts'
import type { PlannedReminder } from '../reminders/planned.ts'
import { locking, type Queries } from './database.ts'
import { eraseAround } from './erase.ts'
import type { Ground } from './ground.ts'
import { eventsWaiting, markDone, markTried, takeAtOnce, type Waiting, waitingOf } from './inbox.ts'
import { type Draft, isLineBusy, linesBefore, rowOf } from './outbox.ts'
import { lockPerson, openRecord, sealRecord } from './people.ts'
import { prepared } from './prepared.ts'
import { markReachable } from './reachable.ts'
import { replan } from './reminders.ts'
import { StoreError, type TurnHandler } from './store.ts'
import type { OutboxRow, PeopleTable } from './tables.ts'
import { KEPT } from './times.ts'

/** Answers go before every reminder, whose priorities end at 9. */
const REPLY_PRIORITY = 10

interface Options {
  readonly now: Instant
  readonly leaseMs: number
}

/** What all waiting events together came to. */
interface Course {
  readonly record: PersonRecord | undefined
  readonly plan: readonly PlannedReminder[]
  readonly drafts: readonly Draft[]
  /** The person asked for it at some point; what was said before went with the rest. */
  readonly erased: boolean
}

function step(ground: Ground, turn: TurnHandler, before: Course, { name, event }: Waiting): Course {
  const { record, messages, reminders } = turn(event, before.record)
  const erases = before.record !== undefined && record === undefined
  const draft: Draft = {
    id: ground.names.uuid('reply', name),
    person: event.person,
    messages,
    replyTo: event.replyTo,
    cause: 'reply',
    priority: REPLY_PRIORITY,
    goodbye: erases,
  }
  const kept = erases ? [] : before.drafts
  return {
    record,
    plan: reminders,
    drafts: messages.length > 0 ? [...kept, draft] : kept,
    erased: before.erased || erases,
  }
}

/** Somebody who writes after they could not be reached is back. */
async function comeBack(
  queries: Queries,
  row: PeopleTable,
  waiting: readonly Waiting[],
  now: Instant,
): Promise<boolean> {
  const goneAt = row.unreachable_at
  if (goneAt === null) return true
  if (!waiting.some(({ event }) => event.at > goneAt)) return false
  await markReachable(queries, row.id, now)
  return true
}

type Kept = Readonly<{ id: PersonId; record: Uint8Array; now: Instant; since: Instant; until: Instant }>

const keepRecord = prepared(
  (queries, { id, record, now, since, until }: Kept) =>
    queries
      .updateTable('people')
      .set({ record, last_seen: now, first_seen: since, forget_at: until })
      .where('id', '=', id),
  { id: 'line:a person', record: new Uint8Array(1), now: -1, since: -2, until: -3 },
)

async function keepPerson(
  ground: Ground,
  queries: Queries,
  row: PeopleTable,
  course: Course,
  reachable: boolean,
  now: Instant,
): Promise<void> {
  const { id } = row
  if (course.erased) await eraseAround(ground, queries, id, now)
  if (!course.record) {
    // Without a record nothing is kept, but that somebody cannot be reached.
    if (reachable || course.erased) await queries.deleteFrom('people').where('id', '=', id).execute()
    return
  }
  const last = await replan(ground, queries, id, course.plan, reachable ? null : now, now)
  await keepRecord(ground, queries, {
    id,
    record: sealRecord(ground, id, course.record),
    now,
    since: course.erased ? now : row.first_seen,
    until: reachable ? Math.max(now, last) + KEPT.person : row.forget_at,
  })
}

const putRow = prepared(
  (queries, row: Omit<OutboxRow, 'seq' | 'memo' | 'ref'>) => queries.insertInto('outbox').values(row),
  {
    id: 'an id',
    person: 'line:a person',
    channel: 'line',
    cause: 'reply',
    priority: -1,
    state: 'pending',
    body: new Uint8Array(1),
    created_at: -2,
    goodbye: -3,
    leased: -4,
    wake_at: -5,
    attempts: -6,
    first_attempt_at: -7,
    reason: 'a reason',
    settled_at: -8,
    forget_at: -9,
  },
)

/** Puts the drafts into the outbox; the first is leased when nothing stands before it. */
async function putOut(
  ground: Ground,
  queries: Queries,
  drafts: readonly Draft[],
  reachable: boolean,
  { now, leaseMs }: Options,
  isFree: boolean | undefined,
): Promise<readonly Delivery[]> {
  const [first] = drafts
  if (!first) return []
  const leased = reachable && (isFree ?? !(await isLineBusy(ground, queries, first.person)))
  const lost = {
    state: 'failed' as const,
    reason: 'unreachable',
    settled_at: now,
    forget_at: now + KEPT.failed,
  }
  const taken = { leased: 1, wake_at: now + leaseMs, attempts: 1, first_attempt_at: now }
  const waits = { leased: 0, wake_at: null, attempts: 0, first_attempt_at: null }
  const rows = drafts.map((draft, index) => ({
    ...rowOf(ground, draft, now),
    ...(leased && index === 0 ? taken : waits),
    ...(reachable ? { reason: null, settled_at: null, forget_at: null } : lost),
  }))
  for (const row of rows) await putRow(ground, queries, row)
  if (!leased) return []
  const { goodbye: _, replyTo, ...delivery } = first
  return [{ ...delivery, madeAt: now, attempts: 0, ...(replyTo && { replyTo }) }]
}

async function runAll(
  ground: Ground,
  queries: Queries,
  person: PersonId,
  turn: TurnHandler,
  options: Options,
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
  options: Options,
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
  options: Options,
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
  options: Options,
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
