import { expect, it, onTestFinished } from 'vitest'
import { PATIENCE_MS } from '../patience.ts'
import { type Fault, startLine } from '../platforms/line/line.ts'
import { settingsFor, startProductOn } from '../platforms/line/product.ts'
import { freePort } from './free-port.ts'
import { folder, settingsIn, startProduct } from './product.ts'

const WITHIN = { timeout: PATIENCE_MS, interval: 200 }
const HOUR = 3_600_000

it.each([
  ['ahead of', HOUR],
  ['behind', -HOUR],
])('a clock an hour %s LINE’s is told once and measured; answers stay free of charge', async (way, by) => {
  const line = await startLine()
  onTestFinished(() => line.close())
  const data = folder()
  onTestFinished(() => data.remove())
  const METRICS_PORT = await freePort()
  const databaseUrl = `sqlite:${data.path}/kigen.db`
  const env = settingsIn(data.path, { ...settingsFor(line, { databaseUrl }), METRICS_PORT })
  const product = await startProduct({ ...env, CLOCK_AHEAD_MS: String(by) }, 'test/platforms/line/child.ts')
  onTestFinished(async () => {
    product.child.kill('SIGKILL')
    await product.ended()
  })
  line.state.webhook = `${product.url}/line/webhook`
  const phone = line.person()
  await phone.follows()
  await phone.waits()
  await phone.says('hello')
  await expect.poll(() => phone.arrivals().length, WITHIN).toBeGreaterThan(1)
  expect(new Set(phone.arrivals().map(({ by: how }) => how))).toEqual(new Set(['reply']))
  const told = () => product.lines.filter((text) => text.includes('"code":"clock"'))
  await expect.poll(told, WITHIN).toHaveLength(1)
  expect(told()[0]).toMatch(new RegExp(`is 3[56]\\d\\d seconds ${way} the platform’s`))
  const metrics = await (await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`)).text()
  expect(metrics).toMatch(/kigen_clock_ahead_seconds\{platform="line"\} -?3[56]\d\d/)
  expect(metrics).toContain('kigen_installations_refused{channel="line"} 0')
})

it('set back by an hour, a clock keeps nobody waiting for a retry that became the future', async () => {
  let ahead = 0
  const line = await startLine({ now: () => Date.now() + ahead })
  const app = await startProductOn(line, { now: () => Date.now() + ahead })
  onTestFinished(async () => {
    await app.stop()
    await line.close()
  })
  const phone = line.person()
  await phone.follows()
  await phone.waits()
  const met = phone.arrivals().length
  const faults: Fault[] = [{ kind: 'rate', retryAfter: 1_800 }]
  line.faults = ({ path }) => (path.endsWith('/reply') ? faults.shift() : undefined)
  await phone.says('help')
  await expect.poll(() => faults.length, WITHIN).toBe(0)
  ahead -= HOUR
  await expect.poll(() => phone.arrivals().length, WITHIN).toBe(met + 1)
})
