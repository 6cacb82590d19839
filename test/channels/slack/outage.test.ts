import { afterAll, beforeAll, expect, test } from 'vitest'
import { PATIENCE_MS } from '../../patience.ts'
import { personAt } from '../../platforms/slack/person.ts'
import { startProductOnSlack } from '../../platforms/slack/product.ts'

// The product while Slack refuses its token, and after.

let world: Awaited<ReturnType<typeof startProductOnSlack>>
let ahead = 0
beforeAll(async () => {
  world = await startProductOnSlack({ now: () => Date.now() + ahead })
})
afterAll(async () => {
  expect(world.platform.invalid).toEqual([])
  await world.stop()
})

const person = () => personAt(world.platform, 'T1', 'U1')
const until = async (look: () => Promise<boolean> | boolean) => {
  for (
    let end = Date.now() + PATIENCE_MS;
    Date.now() < end;
    await new Promise((resolve) => setTimeout(resolve, 50))
  )
    if (await look()) return
  throw new Error('it did not come')
}
const ready = async () => {
  const response = await fetch(`http://127.0.0.1:${world.app.port}/readyz`)
  return { status: response.status, text: await response.text() }
}
const held = async () => (await world.app.store.counts(Date.now() + ahead)).outbox_held

test('a revoked token holds everything and gives up nobody; with a token that works all of it goes out', async () => {
  await person().says('hello')
  await until(() => person().inbox().length > 0)
  await until(async () => (await held()) === 0)
  const before = person().inbox().length
  world.platform.uninstall('T1')
  await person().says('help')
  await until(async () => ((await held()) ?? 0) > 0)
  expect(await ready()).toMatchObject({ status: 200, text: expect.stringContaining('token_revoked') })
  expect((await world.app.store.person('slack:T1:U1'))?.reachable).toBe(true)
  expect(person().inbox()).toHaveLength(before)

  for (const token of world.platform.world.tokens.values()) token.revoked = false
  ahead += 6 * 60_000
  await until(() => person().inbox().length > before)
  await until(async () => (await held()) === 0)
  await until(async () => !(await ready()).text.includes('token_revoked'))
})
