import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../src/store/connection/open-database.ts'
import { copyDatabase } from '../../../src/store/maintenance/copy-database.ts'
import { folder } from '../../runtime/product.ts'
import { onBoth } from '../databases.ts'
import { AN, BO, DAY, echo, NOW, planned, received } from '../helpers.ts'

const turn = { now: NOW, leaseMs: 1_000 }

onBoth('moving', (bench, dialect) => {
  async function filled(url: string, people = 3) {
    const store = await bench.open({ url })
    for (let at = 0; at < people; at++) {
      const person = `line:U${String(at).padStart(4, '0')}` as const
      await store.accept([received(`k${at}`, person)], NOW)
      await store.runTurns(person, echo([planned(`r${at}`)]), turn)
    }
    await store.accept([received('waits', AN)], NOW)
    await store.values.set('note', 'kept', { owner: BO })
    await store.close()
  }

  async function carry(from: string, to: string) {
    const [source, target] = [await openDatabase(from), await openDatabase(to)]
    try {
      return await copyDatabase(source, target, NOW)
    } finally {
      await source.close()
      await target.close()
    }
  }

  describe('a running installation', () => {
    it('goes over whole: people, what waits, what goes out, reminders and values; and goes on there', async () => {
      const [from, to] = [await bench.url(), await bench.url()]
      await filled(from)
      expect(await carry(from, to)).toMatchObject({
        people: { rows: 3, copied: 3 },
        inbox: { rows: 4, copied: 4 },
        outbox: { rows: 3, copied: 3 },
        reminders: { rows: 3, copied: 3 },
        values: { rows: 1, copied: 1 },
      })
      const store = await bench.open({ url: to })
      expect(await store.values.get('note')).toBe('kept')
      expect((await store.person('line:U0001'))?.record).toBeDefined()
      expect(await store.remindersOf('line:U0001')).toHaveLength(1)
      expect(await store.peopleWaiting(10)).toEqual([AN])
      await store.accept([received('k1', 'line:U0001')], NOW)
      expect(await store.runTurns('line:U0001', echo(), turn)).toEqual([])
      await store.accept([received('new', BO)], NOW + DAY)
      expect(await store.runTurns(BO, echo(), turn)).toHaveLength(1)
    })

    it('can be run again: nothing is copied twice, what came since is carried over', async () => {
      const [from, to] = [await bench.url(), await bench.url()]
      await filled(from)
      await carry(from, to)
      const store = await bench.open({ url: from })
      await store.accept([received('later', BO)], NOW)
      await store.close()
      expect(await carry(from, to)).toMatchObject({ people: { copied: 0 }, inbox: { rows: 5, copied: 1 } })
    })

    it.runIf(dialect === 'postgres')(
      'goes from SQLite to PostgreSQL, and back to another SQLite',
      async () => {
        const here = folder()
        const files = [`sqlite:${here.path}/one.db`, `sqlite:${here.path}/two.db`] as const
        const between = await bench.url()
        await filled(files[0])
        const whole = await carry(files[0], between)
        expect(whole).toMatchObject({ people: { copied: 3 }, outbox: { copied: 3 } })
        expect(await carry(between, files[1])).toEqual(whole)
        const store = await bench.open({ url: files[1] })
        expect((await store.person('line:U0002'))?.record?.cards).toHaveLength(1)
        await store.close()
        here.remove()
      },
    )

    it('needs more than one batch, too', async () => {
      const [from, to] = [await bench.url(), await bench.url()]
      const store = await bench.open({ url: from })
      await store.accept(
        Array.from({ length: 1_203 }, (_, at) => received(`k${at}`, `line:U${at}`)),
        NOW,
      )
      await store.close()
      expect(await carry(from, to)).toMatchObject({ inbox: { rows: 1_203, copied: 1_203 } })
    })

    it('refuses a target that holds something else, and changes nothing of the source', async () => {
      const [from, to] = [await bench.url(), await bench.url()]
      await filled(from)
      await filled(to)
      await expect(carry(from, to)).rejects.toMatchObject({ code: 'corrupt' })
      const store = await bench.open({ url: from })
      expect(await store.peopleWaiting(10)).toEqual([AN])
    })
  })
})
