import { expressionBuilder } from 'kysely'
import type { PersonId } from '../../contracts/person.ts'
import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'
import { type Database, locking, type Queries } from '../contract/database.ts'
import type { PeopleTable, Tables } from '../contract/tables.ts'
import { eventsWaiting } from '../inbox/inbox.ts'
import { deliveriesAhead } from '../outbox/outbox.ts'
import { COLUMNS, lockPerson } from '../people/people.ts'
import { prepared } from '../postgres/prepared-query.ts'

/** The state of a locked person before a turn. */
export interface PersonState {
  readonly row: PeopleTable
  /** The row was inserted only as a lock. */
  readonly isNew: boolean
  /** Earlier events wait. */
  readonly waits: boolean
  /** A delivery is being sent or is pending. */
  readonly busy: boolean
  /** Reminders exist, planned or queued. */
  readonly reminded: boolean
}

type Asked = { readonly person: PersonId }

const remindersOf = (queries: Queries, person: PersonId) =>
  queries.selectFrom('reminders').select('id').where('person', '=', person)

/** The state of a locked person as SQL expressions. */
function stateColumns(queries: Queries, person: PersonId, database: Pick<Database, 'dialect'>) {
  const { exists } = expressionBuilder<Tables>()
  return [
    exists(eventsWaiting(queries, person)).as('waits'),
    // Waits for a concurrent settle, so that a new delivery can be leased.
    exists(locking(database, deliveriesAhead(queries, person))).as('busy'),
    exists(remindersOf(queries, person)).as('reminded'),
  ] as const
}

const stateQuery = prepared(
  (queries, { person }: Asked, database) => queries.selectNoFrom(stateColumns(queries, person, database)),
  { person: 'line:a person' },
)

/** The same together with the person's row, for SQLite, where the writer needs no lock. */
const rowWithStateQuery = prepared(
  (queries, { person }: Asked, database) =>
    queries
      .selectFrom('people')
      .select(COLUMNS)
      .select(stateColumns(queries, person, database))
      .where('id', '=', person),
  { person: 'line:a person' },
)

/** Locks the person like `lockPerson` and then reads the state. */
export async function personStateOf(
  context: StoreContext,
  queries: Queries,
  person: PersonId,
  now: Instant,
): Promise<PersonState> {
  const known =
    context.database.dialect === 'sqlite' && (await rowWithStateQuery(context, queries, { person })).rows[0]
  const { row, isNew } = known
    ? { row: known, isNew: false }
    : await lockPerson(context, queries, person, now)
  const seen = known || (await stateQuery(context, queries, { person })).rows[0]
  return {
    row,
    isNew,
    waits: Boolean(seen?.waits),
    busy: Boolean(seen?.busy),
    reminded: Boolean(seen?.reminded),
  }
}
