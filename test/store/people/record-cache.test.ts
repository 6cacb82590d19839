import { describe, expect, it } from 'vitest'
import type { EventHandler } from '../../../src/store/contract/store.ts'
import { createRecordCache } from '../../../src/store/people/record-cache.ts'
import { onBoth } from '../databases.ts'
import { AN, BO, echo, heard, NOW, planned, received, record, tap } from '../helpers.ts'

const bytes = (text: string) => Buffer.from(text)

describe('records in mind', () => {
  it('count only for the very bytes that hold them', () => {
    const records = createRecordCache()
    records.keep(AN, bytes('one'), record({ a: '1' }))
    expect(records.opened(AN, bytes('one'))).toEqual(record({ a: '1' }))
    expect(records.opened(AN, bytes('two'))).toBeUndefined()
    expect(records.opened(BO, bytes('one'))).toBeUndefined()
    records.keep(AN, bytes('two'), record({ a: '2' }))
    expect(records.opened(AN, bytes('one'))).toBeUndefined()
    expect(records.opened(AN, bytes('two'))).toEqual(record({ a: '2' }))
  })

  it('are of few people: those who were here last', () => {
    const records = createRecordCache(2)
    records.keep(AN, bytes('an'), record())
    for (let n = 0; n < 10; n += 1) {
      records.keep(`line:${n}`, bytes(`${n}`), record())
      expect(records.opened(AN, bytes('an'))).toBeDefined()
    }
    for (let n = 0; n < 4; n += 1) records.keep(`web:${n}`, bytes(`${n}`), record())
    expect(records.opened(AN, bytes('an'))).toBeUndefined()
  })

  it('are gone after an erasure', () => {
    const records = createRecordCache()
    records.keep(AN, bytes('an'), record())
    records.clear()
    expect(records.opened(AN, bytes('an'))).toBeUndefined()
  })
})

onBoth('what is in mind', (bench) => {
  const options = { now: NOW, leaseMs: 1 }

  it('never stands in for what another process has written since', async () => {
    const url = await bench.url()
    const [one, other] = [await bench.open({ url }), await bench.open({ url })]
    for (const [index, store] of [one, other, one, other].entries()) {
      await store.accept([received(`${index}`)], NOW)
      await store.runTurns(AN, echo(), options)
    }
    expect(heard((await one.person(AN))?.record)).toEqual(['0', '1', '2', '3'])
  })

  it('is not what a turn that was undone would have kept', async () => {
    const store = await bench.open()
    await store.accept([received('1')], NOW)
    await store.runTurns(AN, echo(), options)
    // There is no such day: its row is refused after the record was sealed.
    const broken = planned('a', `2027-13-99`)
    const turn: EventHandler = (event, before) => ({ ...echo()(event, before), reminders: [broken] })
    await expect(store.answer(received('2'), turn, options)).rejects.toThrow()
    expect(heard((await store.person(AN))?.record)).toEqual(['1'])
    await store.answer(tap('3', 'delete-confirmed'), echo(), options)
    expect(await store.person(AN)).toBeUndefined()
  })
})
