import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, startApp } from '../../src/runtime/bootstrap/start.ts'
import { createLog } from '../../src/runtime/log.ts'
import { readSettings } from '../../src/runtime/settings/settings.ts'
import { DATA_KEY, newDatabase } from '../store/databases.ts'
import { visit } from './product.ts'

let app: App
beforeAll(async () => {
  // The card ends on Friday 4 December 2026; the operator's office is closed on that Thursday and Friday.
  const settings = readSettings({
    PORT: '0',
    DATABASE_URL: await newDatabase(),
    DATA_KEY,
    CLOSED_DAYS: '2026-12-03,2026-12-04',
  })
  const log = createLog('silent', true, { write: () => {} })
  app = await startApp({ settings, log, now: () => Date.parse('2026-11-24T10:00:00+09:00') })
})
afterAll(() => app.stop())

it('days that the operator names as closed are no days to go', async () => {
  const visitor = await visit(`http://127.0.0.1:${app.port}`)
  const said = ['Mine', 'Permanent resident', 'Yes, the card', '2026-12-04', 'yes', 'Yes, the old date']
  for (const text of said) {
    await visitor.say({ id: randomUUID(), text })
    await app.pipeline.settled()
  }
  const input = JSON.stringify((await visitor.heard()).at(-1))
  expect(input).toContain('Wednesday 2 December 2026')
  expect(input).not.toContain('by Friday 4 December 2026')
})
