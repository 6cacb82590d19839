import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { expect, it, vi } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { AN, DAY, echo, MINUTE, NOW, newDirectory, planned, received, text } from './helpers.ts'

/** Queries that may look at a whole table: gauges and recovery look at all of what they count, which is little. */
const MAY_SCAN = /from "migrations"|count\(|group by "person"/

/** How SQLite would run a statement, one line a step. */
function planOf(
  database: DatabaseSync,
  prepare: DatabaseSync['prepare'],
  statement: string,
): readonly string[] {
  const parameters = statement.match(/\?/g) ?? []
  const plan: StatementSync = prepare.call(database, `explain query plan ${statement}`)
  return plan.all(...parameters.map(() => null)).map(({ detail }) => String(detail))
}

it('finds everything through an index, so that the cost of a claim does not grow with what is scheduled', async () => {
  const { prepare } = DatabaseSync.prototype
  const plans = new Map<string, readonly string[]>()
  const spy = vi.spyOn(DatabaseSync.prototype, 'prepare').mockImplementation(function (
    this: DatabaseSync,
    statement,
  ) {
    if (/^(select|update|delete)/.test(statement)) plans.set(statement, planOf(this, prepare, statement))
    return prepare.call(this, statement)
  })
  const store = await openStore({
    url: `sqlite:${join(newDirectory(), 'kigen.db')}`,
  })
  const claim = { channels: ['line'], limit: 9, leaseMs: MINUTE, now: NOW }
  await store.accept([received('1'), received('1'), received('2')], NOW)
  const [reply] = await store.runTurns(AN, echo([planned('a', '2027-02-02'), planned('b')]), claim)
  await store.settle(reply ?? { id: '' }, { state: 'failed', reason: 'refused' }, NOW)
  await store.answer(received('3'), echo([planned('a', '2027-02-02'), planned('b')]), claim)
  await store.claimDeliveries(claim)
  await store.dispatchDue(() => ({ messages: [text('due')], priority: 1 }), { ...claim, now: NOW + 2 * DAY })
  await store.claimDeliveries({ ...claim, person: AN, now: NOW + 2 * MINUTE })
  await store.deliveriesAfter(AN, 0, 9)
  await store.remindersOf(AN)
  await store.forecast('2027-03-01', 30)
  await store.values.update('a', async () => 'x')
  await store.values.list('a')
  await store.setReachable(AN, false, NOW)
  await store.forgetEvent('1')
  await store.erase('line:', NOW)
  await store.sweep(NOW)
  await store.close()
  spy.mockRestore()
  expect(plans.size).toBeGreaterThan(25)
  for (const [statement, plan] of plans) {
    if (MAY_SCAN.test(statement)) continue
    for (const step of plan) expect(step, statement).not.toMatch(/^SCAN (?!CONSTANT ROW|.*outbox_ready)/)
  }
})
