import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createMetrics } from '../../src/runtime/http/metrics.ts'
import { type OpenStore, openStore } from '../../src/store/open.ts'
import { isInstalled, runProgram } from './tool.ts'

const FILES = ['deploy/prometheus/alerts.yml', 'deploy/grafana/kigen.json', 'docs/operating.md']
const texts = FILES.map((file) => ({ file, text: readFileSync(file, 'utf8').replaceAll('\\"', '"') }))

let store: OpenStore
let page = ''
beforeAll(async () => {
  store = await openStore({ url: 'sqlite::memory:' })
  page = (await createMetrics(store, Date.now).page()).text
})
afterAll(() => store.close())

const dashboard = z.object({
  panels: z.array(
    z.object({
      title: z.string(),
      description: z.string().min(1),
      gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
      targets: z.array(z.object({ expr: z.string().min(1) })).min(1),
    }),
  ),
})
const { panels } = dashboard.parse(JSON.parse(readFileSync('deploy/grafana/kigen.json', 'utf8')))

describe('dashboard, alerts and the operating page', () => {
  it('name only metrics that the product has', () => {
    const known = new Set([...page.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name))
    let met = 0
    for (const { file, text } of texts)
      for (const [name] of text.matchAll(/\bkigen_[a-z0-9_]+\b/g)) {
        if (name === 'kigen_inside') continue
        met += 1
        expect([...known], `${file}: ${name}`).toContain(name.replace(/_(bucket|count|sum)$/, ''))
      }
    expect(met).toBeGreaterThan(30)
  })

  it('name only things that the store counts', () => {
    let met = 0
    for (const { file, text } of texts)
      for (const [, what] of text.matchAll(/\bwhat="(\w+)"/g)) {
        met += 1
        expect(page, `${file}: ${what}`).toContain(`kigen_store{what="${what}"}`)
      }
    expect(met).toBeGreaterThan(12)
  })

  it('say with every alert how bad it is and what to do', () => {
    const alerts = readFileSync('deploy/prometheus/alerts.yml', 'utf8').split('- alert: ').slice(1)
    expect(alerts.length).toBeGreaterThan(10)
    for (const alert of alerts) {
      expect(alert).toMatch(/severity: (page|ticket)/)
      expect(alert).toMatch(/summary: ./)
      expect(alert).toMatch(/mend: ./)
    }
  })

  it('draw no panel over another', () => {
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)}/${y + Math.floor(index / w)}`),
    )
    expect(new Set(cells).size).toBe(cells.length)
    expect(Math.max(...panels.map(({ gridPos: { x, w } }) => x + w))).toBeLessThanOrEqual(24)
  })
})

describe.skipIf(!isInstalled('promtool'))('Prometheus itself', () => {
  it.each([
    ['takes the configuration', 'check', 'config', 'prometheus.yml'],
    ['rings for what is told in the examples, and for nothing else', 'test', 'rules', 'alerts.test.yml'],
  ])('%s', (_, verb, what, file) => {
    const { status, text } = runProgram('promtool', [verb, what, `deploy/prometheus/${file}`])
    expect(text).toContain('SUCCESS')
    expect(status, text).toBe(0)
  })
})
