import type { PersonId } from '../../contracts/person.ts'
import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'
import type { Queries } from '../contract/database.ts'
import { MINUTE } from '../contract/retention-periods.ts'
import type { ReminderHandler } from '../contract/store.ts'
import { rowOf } from '../outbox/outbox.ts'
import { type Decision, type DueOptions, decideDueReminders } from './due-reminders.ts'

/** The most reminders in one transaction, so that other writers do not wait long. */
const MOST_TAKEN = 2_000

function changing(queries: Queries, people: readonly PersonId[], now: Instant) {
  return queries
    .updateTable('reminders')
    .where('person', 'in', people)
    .where('queued_at', 'is', null)
    .where('paused_at', 'is', null)
    .where('due_at', '<=', now)
}

async function storeDecisions(
  context: StoreContext,
  queries: Queries,
  decisions: readonly Decision[],
  now: Instant,
): Promise<void> {
  const drafts = decisions.flatMap(({ draft }) => (draft ? [rowOf(context, draft, now)] : []))
  if (drafts.length > 0) await queries.insertInto('outbox').values(drafts).execute()
  for (const [notBefore, some] of Map.groupBy(decisions, (one) => one.notBefore)) {
    const people = some.map(({ person }) => person)
    const change =
      notBefore === undefined
        ? { queued_at: now, payload: null }
        : { due_at: Math.max(notBefore, now + MINUTE) }
    await changing(queries, people, now).set(change).execute()
  }
}

function count(decisions: readonly Decision[]) {
  const sum = (some: readonly Decision[]) => some.reduce((total, { due }) => total + due, 0)
  return {
    due: sum(decisions),
    queued: sum(decisions.filter(({ draft }) => draft)),
    dropped: sum(decisions.filter(({ draft, notBefore }) => !draft && notBefore === undefined)),
  }
}

/** See `Store.dispatchDue`. */
export async function dispatchDue(context: StoreContext, words: ReminderHandler, options: DueOptions) {
  const { database } = context
  if (options.dryRun)
    return count(await database.read((queries) => decideDueReminders(context, queries, words, options)))
  return database.write(async (queries) => {
    const limit = Math.min(options.limit, MOST_TAKEN)
    const decisions = await decideDueReminders(context, queries, words, { ...options, limit })
    await storeDecisions(context, queries, decisions, options.now)
    return count(decisions)
  })
}
