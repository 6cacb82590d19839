import type { PersonId } from '../../contracts/person.ts'
import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'
import type { Queries } from '../contract/database.ts'
import { HOUR } from '../contract/retention-periods.ts'
import { type ReminderHandler, type StoredReminder, StoreError } from '../contract/store.ts'
import type { PeopleTable, RemindersTable } from '../contract/tables.ts'
import type { Draft } from '../outbox/outbox.ts'
import { openRecord } from '../people/people.ts'
import { reminderOf } from './reminders.ts'

/** Limits of a dispatch. A dry run changes nothing. */
export interface DueOptions {
  readonly now: Instant
  readonly limit: number
  readonly dryRun?: boolean
}

type DuePerson = Pick<PeopleTable, 'id' | 'record'>
type DueRow = Pick<RemindersTable, 'person' | 'id' | 'due_at' | 'payload'>

/** What happens to one person's due reminders. */
export interface Decision {
  readonly person: PersonId
  readonly due: number
  /** None: the reminders no longer apply. */
  readonly draft?: Draft
  /**
   * Postponed to this instant: it is night at the person's place, or their turn failed and others must not
   * wait.
   */
  readonly notBefore?: Instant
}

/** People with the earliest due reminders. PostgreSQL locks them and skips locked ones. */
async function duePeople(
  context: StoreContext,
  queries: Queries,
  { now, limit, dryRun }: DueOptions,
): Promise<readonly DuePerson[]> {
  const query = queries
    .selectFrom('reminders')
    .innerJoin('people', 'people.id', 'reminders.person')
    .select(['people.id', 'people.record'])
    .where('reminders.queued_at', 'is', null)
    .where('reminders.paused_at', 'is', null)
    .where('reminders.due_at', '<=', now)
    .orderBy('reminders.due_at')
    .limit(limit)
  const rows = await (dryRun || context.database.dialect === 'sqlite'
    ? query
    : query.forUpdate('people').skipLocked()
  ).execute()
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

function dueRows(queries: Queries, people: readonly PersonId[], now: Instant): Promise<readonly DueRow[]> {
  return queries
    .selectFrom('reminders')
    .select(['person', 'id', 'due_at', 'payload'])
    .where('person', 'in', people)
    .where('queued_at', 'is', null)
    .where('paused_at', 'is', null)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .execute()
}

function draftFor(
  context: StoreContext,
  person: DuePerson,
  rows: readonly DueRow[],
  words: ReminderHandler,
): Pick<Decision, 'draft' | 'notBefore'> {
  const record = openRecord(context, person)
  const due: readonly StoredReminder[] = rows.flatMap((row) => reminderOf(context, row))
  const result = record && words(record, due)
  if (!result) return {}
  if ('notBefore' in result) return result
  const id = context.names.uuid('reminders', person.id, ...rows.map((row) => row.id).toSorted())
  return { draft: { ...result, id, person: person.id, cause: 'reminder' } }
}

function decide(
  context: StoreContext,
  person: DuePerson,
  rows: readonly DueRow[],
  words: ReminderHandler,
  now: Instant,
): Decision {
  const due = rows.length
  try {
    return { person: person.id, due, ...draftFor(context, person, rows, words) }
  } catch (fault) {
    // A wrong key affects everybody; other faults affect only this person.
    if (fault instanceof StoreError && fault.code === 'wrong-key') throw fault
    context.onFault(fault)
    return { person: person.id, due, notBefore: now + HOUR }
  }
}

/** SQL parameters of one statement are limited. */
const CHUNK = 1_000

/** Decisions for all people with due reminders, earliest first. */
export async function decideDueReminders(
  context: StoreContext,
  queries: Queries,
  words: ReminderHandler,
  options: DueOptions,
): Promise<readonly Decision[]> {
  const people = await duePeople(context, queries, options)
  const decisions: Decision[] = []
  for (let from = 0; from < people.length; from += CHUNK) {
    const some = people.slice(from, from + CHUNK)
    const ids = some.map(({ id }) => id)
    const rows = Map.groupBy(await dueRows(queries, ids, options.now), ({ person }) => person)
    for (const person of some) {
      const due = rows.get(person.id)
      if (due) decisions.push(decide(context, person, due, words, options.now))
    }
  }
  return decisions
}
