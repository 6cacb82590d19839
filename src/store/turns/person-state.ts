import { expressionBuilder } from 'kysely'
import type { PersonId } from '../../contracts/person.ts'
import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'
import { type Database, locking, type Queries } from '../contract/database.ts'
import type { PeopleTable, Tables } from '../contract/tables.ts'
import { eventsWaiting } from '../inbox/inbox.ts'
import { linesBefore } from '../outbox/outbox.ts'
import { COLUMNS, lockPerson } from '../people/people.ts'
import { prepared } from '../postgres/prepared-query.ts'

/** How a locked person stands before a turn. */
export interface PersonState {
  readonly row: PeopleTable
  /** The row was made only to be locked. */
  readonly isNew: boolean
  /** Something that came in waits. */
  readonly waits: boolean
  /** Something is being sent, or waits to be sent before anything new. */
  readonly busy: boolean
  /** There are reminders, planned or sent. */
  readonly reminded: boolean
}

type Asked = { readonly person: PersonId }

const remindersOf = (queries: Queries, person: PersonId) =>
  queries.selectFrom('reminders').select('id').where('person', '=', person)

/** What is asked about a person who is locked. */
function questions(queries: Queries, person: PersonId, database: Pick<Database, 'dialect'>) {
  const { exists } = expressionBuilder<Tables>()
  return [
    exists(eventsWaiting(queries, person)).as('waits'),
    // An answer that is being settled by another process at this moment is waited for: then this one is next.
    exists(locking(database, linesBefore(queries, person))).as('busy'),
    exists(remindersOf(queries, person)).as('reminded'),
  ] as const
}

const around = prepared(
  (queries, { person }: Asked, database) => queries.selectNoFrom(questions(queries, person, database)),
  { person: 'line:a person' },
)

/** The same and the person in one query, where a writer has everything locked anyway. */
const atOnce = prepared(
  (queries, { person }: Asked, database) =>
    queries
      .selectFrom('people')
      .select(COLUMNS)
      .select(questions(queries, person, database))
      .where('id', '=', person),
  { person: 'line:a person' },
)

/** Locks the person, as `lockPerson` does, and looks around after that, so that nothing comes in between. */
export async function personStateOf(
  context: StoreContext,
  queries: Queries,
  person: PersonId,
  now: Instant,
): Promise<PersonState> {
  const known = context.database.dialect === 'sqlite' && (await atOnce(context, queries, { person })).rows[0]
  const { row, isNew } = known
    ? { row: known, isNew: false }
    : await lockPerson(context, queries, person, now)
  const seen = known || (await around(context, queries, { person })).rows[0]
  return {
    row,
    isNew,
    waits: Boolean(seen?.waits),
    busy: Boolean(seen?.busy),
    reminded: Boolean(seen?.reminded),
  }
}
