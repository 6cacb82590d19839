import { sql } from 'kysely'
import type { Instant } from '../dates/day.ts'
import type { Database, Queries } from './database.ts'
import { StoreError } from './store.ts'

type Dialect = Database['dialect']

/** One step forwards; never changed once released, since data stands on it. */
interface Migration {
  readonly name: string
  readonly statements: (dialect: Dialect) => readonly string[]
}

/** What is named differently. Text compares by bytes in both, so that a prefix is a range; `byKey`: rows lie in the order of their key. */
function typesOf(dialect: Dialect) {
  return dialect === 'sqlite'
    ? {
        text: 'text',
        bytes: 'blob',
        big: 'integer',
        serial: 'integer primary key autoincrement',
        byKey: ' without rowid',
      }
    : {
        text: 'text collate "C"',
        bytes: 'bytea',
        big: 'bigint',
        serial: 'bigint generated always as identity primary key',
        byKey: '',
      }
}

function firstTables(dialect: Dialect): readonly string[] {
  const { text, bytes, big, serial, byKey } = typesOf(dialect)
  return [
    `create table people (
      id ${text} primary key, record ${bytes}, unreachable_at ${big},
      first_seen ${big} not null, last_seen ${big} not null, forget_at ${big} not null)${byKey}`,
    'create index people_forget on people (forget_at)',

    `create table inbox (
      seq ${serial}, key ${text} not null unique, person ${text}, at ${big} not null, payload ${bytes},
      received_at ${big} not null, done_at ${big}, tries integer not null default 0)`,
    'create index inbox_of_person on inbox (person, at, seq) where done_at is null',
    'create index inbox_kept on inbox (received_at)',

    `create table outbox (
      seq ${serial}, id ${text} not null unique, person ${text} not null, channel ${text} not null,
      cause ${text} not null, priority integer not null, state ${text} not null, body ${bytes} not null,
      memo ${bytes}, created_at ${big} not null, attempts integer not null default 0, first_attempt_at ${big},
      wake_at ${big}, leased integer not null default 0, settled_at ${big}, reason ${text}, ref ${text},
      goodbye integer not null default 0, forget_at ${big})`,
    'create index outbox_ready on outbox (priority desc, seq) where settled_at is null and wake_at is null',
    'create index outbox_asleep on outbox (wake_at) where settled_at is null and wake_at is not null',
    'create index outbox_of_person on outbox (person, seq)',
    'create index outbox_forget on outbox (forget_at) where forget_at is not null',
    'create index outbox_state on outbox (state)',

    `create table reminders (
      person ${text} not null, id ${text} not null, channel ${text} not null, due_at ${big} not null,
      payload ${bytes}, digest ${text} not null, paused_at ${big}, queued_at ${big},
      primary key (person, id))${byKey}`,
    'create index reminders_due on reminders (due_at, person) where queued_at is null and paused_at is null',

    `create table "values" (
      name ${text} primary key, value ${bytes}, owner ${text}, expires_at ${big},
      locked_by ${text}, locked_until ${big})${byKey}`,
    'create index values_owner on "values" (owner) where owner is not null',
    'create index values_expire on "values" (expires_at) where expires_at is not null',

    `create table secrets (name ${text} primary key, value ${bytes} not null)`,
  ]
}

/** Every migration, oldest first; its place (from 1) is its number. */
export const MIGRATIONS: readonly Migration[] = [{ name: 'first-tables', statements: firstTables }]

/** Several processes may start at once: one migrates, the others wait for it. */
async function lock(database: Database, queries: Queries): Promise<void> {
  if (database.dialect === 'postgres') await sql`select pg_advisory_xact_lock(72173, 1)`.execute(queries)
}

async function applied(database: Database, queries: Queries): Promise<number> {
  const { text, big } = typesOf(database.dialect)
  const table = `create table if not exists migrations (id integer primary key, name ${text} not null, applied_at ${big} not null)`
  await sql.raw(table).execute(queries)
  const last = await queries
    .selectFrom('migrations')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.id ?? 0
}

async function apply(database: Database, queries: Queries, id: number, migration: Migration, now: Instant) {
  for (const statement of migration.statements(database.dialect)) await sql.raw(statement).execute(queries)
  await queries.insertInto('migrations').values({ id, name: migration.name, applied_at: now }).execute()
}

/**
 * Brings the database to the newest shape, in one transaction under a lock. Throws `StoreError` `migration` when
 * the database is newer than this program.
 */
export async function migrate(
  database: Database,
  now: Instant,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await database.write(async (queries) => {
    await lock(database, queries)
    const have = await applied(database, queries)
    if (have > migrations.length) {
      throw new StoreError(
        'migration',
        `the database has migration ${have}, this program ends at ${migrations.length}: start a newer one`,
      )
    }
    for (const [index, migration] of migrations.entries()) {
      if (index >= have) await apply(database, queries, index + 1, migration, now)
    }
  })
}

/** Whether every migration of this program was run. */
export async function isMigrated(queries: Queries): Promise<boolean> {
  const last = await queries
    .selectFrom('migrations')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.id === MIGRATIONS.length
}
