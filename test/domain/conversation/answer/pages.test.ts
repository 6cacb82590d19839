import { describe, expect, it } from 'vitest'
import { MAIN_FLOW } from '../../../../flows/index.ts'
import type { CardMessage } from '../../../../src/contracts/message.ts'
import { explanation } from '../../../../src/domain/conversation/answer/explanation.ts'
import { checkedLines } from '../../../../src/domain/conversation/answer/pages.ts'
import { planOf } from '../../../../src/domain/conversation/answer/plan-of.ts'
import { newRecord } from '../../../../src/domain/conversation/state/cards.ts'
import type { Day } from '../../../../src/domain/dates/day.ts'
import { translator } from '../../../../src/domain/language/translate.ts'
import { ruleSources } from '../../../../src/domain/rules/tables/all-tables.ts'
import { WALKED } from '../../../languages.ts'
import { paths, TODAY } from '../../../paths/walker.ts'

const OWN = [...paths(MAIN_FLOW, TODAY, { answers: { whose: 'mine' }, asking: [] })]
const talkIn = (language: (typeof WALKED)[number]) => ({
  record: newRecord(language),
  today: TODAY,
  language,
  t: translator(language),
  controls: {},
})

const numbersIn = (text: string) => (text.match(/\d+/g) ?? []).map(Number)
const last = (card: CardMessage) => card.sections.at(-1)?.items ?? []

describe.each(WALKED)('why, in %s', (language) => {
  const context = talkIn(language)
  const explained = OWN.filter((_, index) => index % 37 === 0).map(({ answers }) => {
    const card = { id: '1', label: 'mine' as const, flow: MAIN_FLOW.id, answers: { ...answers }, done: {} }
    const { plan, facts } = planOf(context, card)
    return { plan, message: explanation(context, card, plan, facts) }
  })

  it('names no source twice, and has every one that a sentence points to, to open where it has an address', () => {
    for (const { message } of explained) {
      const listed = [
        ...message.links.map(({ label }) => label),
        ...message.small.filter((line) => /^\d+\. /.test(line)),
      ]
      const numbers = listed.map((label) => numbersIn(label)[0] ?? 0).toSorted((a, b) => a - b)
      expect(numbers).toEqual(listed.map((_, index) => index + 1))
      expect(new Set(message.links.map(({ url }) => url)).size).toBe(message.links.length)
      const pointed = new Set(last(message).flatMap(({ note }) => numbersIn(note ?? '')))
      expect([...pointed].toSorted((a, b) => a - b)).toEqual(numbers)
    }
  })

  it('has a source beside every sentence that follows from a rule', () => {
    for (const { message } of explained)
      for (const { note } of last(message)) expect(numbersIn(note ?? '').length).toBeGreaterThan(0)
  })

  it('says when the sources were checked, one line for each of the two days of reading, and not beside a sentence', () => {
    for (const { message } of explained) {
      const dated = message.small.filter((line) => line.includes('2026'))
      expect(dated.length).toBeGreaterThan(0)
      expect(dated.length).toBeLessThanOrEqual(2)
      expect(new Set(dated).size).toBe(dated.length)
      expect(last(message).filter(({ note }) => note?.includes('2026'))).toEqual([])
    }
  })

  it('says it day by day, the oldest first, where they were checked on different days', () => {
    const [page] = ruleSources('situation-not-enough-known')
    if (!page) throw new Error('no page')
    const read = (id: string, checkedOn: Day) => ({ ...page, id, checkedOn })
    const lines = checkedLines(context, [
      read('A', '2026-11-21'),
      read('B', '2026-10-02'),
      read('C', '2026-11-21'),
    ])
    expect(lines.map(numbersIn).map(([first, second]) => [first, second])).toEqual(
      language === 'en'
        ? [
            [2, 2],
            [1, 3],
          ]
        : [
            [2, 2026],
            [1, 3],
          ],
    )
  })
})
