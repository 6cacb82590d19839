import { describe, expect, it } from 'vitest'
import { statusText } from '../../../src/runtime/http/status-page.ts'
import { freePort } from '../free-port.ts'
import { folder, settingsIn, startProduct } from '../product.ts'

const WELL = [
  { name: 'database', ok: true },
  { name: 'running', ok: true },
  { name: 'reminders', ok: true },
]
const QUIET = { people: 12, reminders_scheduled: 40, oldest_wait_ms: 300, inbox_waiting: 2 }

describe('the page for the operator', () => {
  it('says in one line that all is well, and then of each thing', () => {
    const text = statusText(WELL, QUIET)
    expect(text.split('\n')[0]).toBe('Kigen is well.')
    expect(text).toContain('ok    What people send can be kept.')
    expect(text).toContain('12 people, 40 reminders planned.')
    expect(text).not.toContain('MEND')
  })

  it.each([
    [
      'answers that wait',
      { oldest_wait_ms: 180_000, inbox_waiting: 3 },
      '3 messages have no answer yet; the oldest waits for 3 minutes.',
    ],
    ['held messages', { outbox_held: 7 }, '7 messages are held back'],
    ['failed messages', { outbox_failed: 2 }, '2 messages failed for good'],
  ])('names %s first, with what to do', (_, counts, words) => {
    const lines = statusText(WELL, { ...QUIET, ...counts }).split('\n')
    expect(lines[0]).toMatch(/^Kigen needs you: 1 of \d+ things are not well\.$/)
    expect(lines[2]).toContain(`MEND  ${words}`)
    expect(lines[3]).toMatch(/^ {6}\S/)
  })

  it('says what a database that is away means for people, without numbers that nobody can read then', () => {
    const text = statusText([{ name: 'database', ok: false }, ...WELL.slice(1)], undefined)
    expect(text).toContain('MEND  The database does not work: what people send cannot be kept.')
    expect(text).not.toContain('people,')
  })

  it('shows a check that it does not know by its name', () => {
    expect(statusText([{ name: 'moon', ok: false }], QUIET)).toContain('MEND  Check: moon.')
  })

  it('is at / of the metrics port, and not at the public one', async () => {
    const data = folder()
    const METRICS_PORT = await freePort()
    const product = await startProduct(settingsIn(data.path, { METRICS_PORT, LOG_LEVEL: 'info' }))
    const page = await fetch(`http://127.0.0.1:${METRICS_PORT}/`)
    expect(page.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await page.text()).toContain('Kigen is well.')
    expect(await (await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`)).text()).toContain(
      'kigen_turns_total',
    )
    expect(await (await fetch(`${product.url}/`)).text()).not.toContain('Kigen is well.')
    expect((await fetch(`${product.url}/metrics`)).status).toBe(404)
    product.child.kill('SIGTERM')
    await product.ended()
    data.remove()
  })
})
