import { expect, it } from 'vitest'
import { onBoth } from './databases.ts'
import { PEOPLE, type Report } from './worker.ts'
import { finish, startWorker } from './workers.ts'

const EACH = 60
type Sent = Extract<Report, { step: 'sent' }>

onBoth('three processes on one database', (bench) => {
  it('run every turn once, one after the other for each person, and send every answer once', async () => {
    const url = await bench.url()
    await bench.open({ url })
    const workers = ['one', 'two', 'three'].map((name) => startWorker(url, name, EACH, 60_000))
    await Promise.all(workers.map(({ ended }) => ended))
    const { runs, sent } = await finish(url)
    expect(runs.size, 'a lost update would lose keys').toBe(3 * EACH)
    expect([...new Set(runs.values())]).toEqual(['1'])
    const outs = workers.flatMap(({ reports }) => reports).filter((one): one is Sent => one.step === 'sent')
    const ids = [...outs.map(({ id }) => id), ...sent]
    expect([ids.length, new Set(ids).size]).toEqual([3 * EACH, 3 * EACH])
    expect(new Set(outs.map(({ attempts }) => attempts))).toEqual(new Set([0]))
    for (const person of PEOPLE) {
      const mine = outs.filter((one) => one.person === person).toSorted((a, b) => a.from - b.from)
      for (const [index, one] of mine.entries()) {
        expect(one.to, 'never two at a time').toBeLessThanOrEqual(
          mine[index + 1]?.from ?? Number.POSITIVE_INFINITY,
        )
      }
    }
  })
})
