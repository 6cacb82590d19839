import { afterAll, beforeAll, expect, test } from 'vitest'
import { limitFaults } from '../../../src/channels/line/limits/check.ts'
import { PATIENCE_MS } from '../../patience.ts'
import { refusedDetails } from '../../platforms/line/check.ts'
import { type StandInLine, startLine } from '../../platforms/line/line.ts'
import type { Phone } from '../../platforms/line/phone.ts'
import { startProductOn } from '../../platforms/line/product.ts'
import { anything, dice } from './crowd.ts'

// Random people walk through the product on LINE: whatever they type, tap or send is answered, and LINE refuses nothing of it.

let line: StandInLine
let app: Awaited<ReturnType<typeof startProductOn>>
beforeAll(async () => {
  line = await startLine()
  app = await startProductOn(line)
})
afterAll(async () => {
  await app.stop()
  await line.close()
})

const PEOPLE = 8
const DEEDS = 60

/** One person; resolves to how many things they did that were answered. */
async function walk(phone: Phone, random: () => number): Promise<number> {
  await phone.follows()
  await phone.waits(1, PATIENCE_MS)
  for (let deed = 0; deed < DEEDS; deed += 1) {
    await anything(phone, random)
    await phone.waits(1, PATIENCE_MS)
  }
  return DEEDS
}

test('random people meet no silence, and nothing that LINE would refuse is sent', {
  timeout: 600_000,
}, async () => {
  const phones = Array.from({ length: PEOPLE }, () => line.person())
  const walks = phones.map((phone, at) => walk(phone, dice(20_261_128 + at)))
  const deeds = (await Promise.all(walks)).reduce((sum, one) => sum + one, 0)
  expect(deeds).toBe(PEOPLE * DEEDS)

  const calls = phones.flatMap((phone) => phone.arrivals().map(({ messages }) => messages))
  expect(calls.length).toBeGreaterThanOrEqual(PEOPLE * (DEEDS + 1))
  for (const call of calls) expect([...limitFaults(call), ...refusedDetails(call)]).toEqual([])
  const kinds = new Set(calls.flat().map(({ type }) => type))
  expect(kinds).toEqual(new Set(['text', 'flex']))
  expect(line.state.refused).toEqual([])
})
