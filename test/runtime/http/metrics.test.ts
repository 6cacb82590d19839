import { expect, it, onTestFinished } from 'vitest'
import { createMetrics } from '../../../src/runtime/http/metrics.ts'
import { startLine } from '../../platforms/line/line.ts'
import { startProductOn } from '../../platforms/line/product.ts'

const store = { counts: async () => ({ people: 3 }) }
const delivery = {
  id: 'd',
  person: 'slack:T1:U1',
  cause: 'reminder',
  messages: [],
  priority: 0,
  attempts: 1,
} as const

it('counts every attempt by channel, cause and outcome, and whoever is unreachable afterwards', async () => {
  const metrics = createMetrics(store, Date.now)
  metrics.outcome(delivery, { state: 'failed', reason: 'x', unreachable: true })
  metrics.outcome(delivery, { state: 'failed', reason: 'x' })
  const { text } = await metrics.page()
  expect(text).toContain('kigen_sends_total{channel="slack",cause="reminder",outcome="failed"} 2')
  expect(text).toContain('kigen_unreachable_total{channel="slack"} 1')
  expect(text).toContain('kigen_unreachable_total{channel="line"} 0')
  expect(text).toContain('kigen_store{what="people"} 3')
})

it('counts somebody who blocks the bot', async () => {
  const line = await startLine()
  const app = await startProductOn(line)
  onTestFinished(async () => {
    await app.stop()
    await line.close()
  })
  const phone = line.person()
  await phone.follows()
  await phone.waits()
  await phone.blocks()
  const page = async () => (await fetch(`http://127.0.0.1:${app.port}/metrics`)).text()
  await expect.poll(page).toContain('kigen_unreachable_total{channel="line"} 1')
})
