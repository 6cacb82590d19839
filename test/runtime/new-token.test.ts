import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { releaseHeld } from '../../src/store/maintenance/release-held.ts'
import { PATIENCE_MS } from '../patience.ts'
import { startLine } from '../platforms/line/line.ts'
import { startProductOn } from '../platforms/line/product.ts'
import { personAt } from '../platforms/slack/person.ts'
import { startProductOnSlack } from '../platforms/slack/product.ts'
import { folder } from './product.ts'

const WITHIN = { timeout: PATIENCE_MS, interval: 100 }

async function readiness(port: number): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`)
  return { status: answer.status, text: await answer.text() }
}

it('LINE: what was held for a revoked token goes out after a start with a new one, to everybody, once', async () => {
  const data = folder()
  onTestFinished(() => data.remove())
  const databaseUrl = `sqlite:${join(data.path, 'kigen.db')}`
  const line = await startLine()
  onTestFinished(() => line.close())
  const people = [line.person(), line.person(), line.person()]
  const before = await startProductOn(line, { databaseUrl })
  for (const phone of people) {
    await phone.follows()
    await phone.waits()
  }
  const met = people.map((phone) => phone.arrivals().length)

  line.state.accessTokens.delete(line.accessToken)
  for (const phone of people) await phone.says('help')
  const held = async () => (await before.store.counts(Date.now())).outbox_held
  await expect.poll(held, WITHIN).toBe(people.length)
  expect(await readiness(before.port)).toMatchObject({
    status: 200,
    text: expect.stringContaining('"line-installation","ok":true,"detail":"push 401'),
  })
  for (const { id } of people) expect((await before.store.person(`line:${id}`))?.reachable).toBe(true)
  expect(people.map((phone) => phone.arrivals().length)).toEqual(met)
  await before.stop()

  line.state.accessTokens.set('a new token', Number.POSITIVE_INFINITY)
  await releaseHeld(databaseUrl, Date.now())
  const after = await startProductOn({ ...line, accessToken: 'a new token' }, { databaseUrl })
  onTestFinished(() => after.stop())
  await expect
    .poll(() => people.map((phone) => phone.arrivals().length), WITHIN)
    .toEqual(met.map((count) => count + 1))
  await expect.poll(async () => (await after.store.counts(Date.now())).outbox_held, WITHIN).toBe(0)
  expect((await readiness(after.port)).text).not.toContain('line-installation')
})

it('Slack: what was held for a revoked token goes out after a start with a new one, to everybody, once', async () => {
  const data = folder()
  onTestFinished(() => data.remove())
  const databaseUrl = `sqlite:${join(data.path, 'kigen.db')}`
  const before = await startProductOnSlack({ databaseUrl })
  const { platform } = before
  onTestFinished(() => platform.stop())
  const people = ['U1', 'U2'].map((id) => personAt(platform, 'T1', id))
  for (const person of people) await person.says('hello')
  await expect.poll(() => people.map((one) => one.inbox().length > 0), WITHIN).toEqual([true, true])
  const settled = async () => (await before.app.store.counts(Date.now())).outbox_pending
  await expect.poll(settled, WITHIN).toBe(0)
  const met = people.map((one) => one.inbox().length)

  platform.uninstall('T1')
  for (const person of people) await person.says('help')
  const held = async () => (await before.app.store.counts(Date.now())).outbox_held
  await expect.poll(held, WITHIN).toBe(people.length)
  expect((await readiness(before.app.port)).text).toContain('token_revoked')
  expect(people.map((one) => one.inbox().length)).toEqual(met)
  await before.app.stop()

  platform.world.tokens.set('xoxb-new', { team: 'T1', revoked: false })
  await releaseHeld(databaseUrl, Date.now())
  const after = await startProductOnSlack({ databaseUrl, platform, token: 'xoxb-new' })
  onTestFinished(() => after.app.stop())
  await expect
    .poll(() => people.map((one) => one.inbox().length), WITHIN)
    .toEqual(met.map((count) => count + 1))
  expect((await readiness(after.app.port)).text).not.toContain('slack-installation')
  for (const id of ['U1', 'U2'])
    expect((await after.app.store.person(`slack:T1:${id}`))?.reachable).toBe(true)
})
