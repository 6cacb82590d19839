import { describe, expect, it } from 'vitest'
import type { CardMessage } from '../../../../src/contracts/message.ts'
import type { PersonRecord } from '../../../../src/domain/conversation/state/record.ts'
import { turn } from '../../../../src/domain/turn.ts'
import { PENDING, Person, TODAY } from '../helpers.ts'

function family(): PersonRecord {
  const { kept } = new Person()
    .start()
    .answers({ ...PENDING, 'card-until': '2026-12-20' })
    .taps({ do: 'card-add' })
    .answers({ ...PENDING, whose: 'child', age: 'under-15', 'birth-date': '2012-03-05' })
  if (!kept) throw new Error('nothing is kept')
  return kept
}

function list(record: PersonRecord): CardMessage {
  const { messages } = turn({ record, incoming: { kind: 'action', action: { do: 'cards' } }, today: TODAY })
  const [message] = messages
  if (message?.kind !== 'card') throw new Error('no list')
  return message
}

describe('what is next for everybody', () => {
  it('has the soonest first, in the list and in the buttons, under the band of what presses most', () => {
    const { sections, buttons, tone } = list(family())
    const texts = sections.flatMap(({ items }) => items.map(({ text }) => text.split(':')[0]))
    expect(texts).toEqual(['My child’s card', 'My card'])
    expect(buttons.slice(0, 2).map(({ label }) => label)).toEqual(texts)
    expect(tone).toBe('now')
  })

  it('foresees a child’s fifteenth birthday, and says nothing of one that is not known', () => {
    const notes = list(family()).sections.flatMap(({ items }) => items.map(({ note }) => note))
    expect(notes).toEqual([expect.stringMatching(/turns 15 on Friday 5 March 2027/), undefined])
  })

  it('tells the eighteenth where the fifteenth is over, and none that is far away', () => {
    const born = (day: string) => {
      const record = family()
      const cards = record.cards.map((card) => ({ ...card, answers: { ...card.answers, 'birth-date': day } }))
      return list({ ...record, cards }).sections[0]?.items[0]?.note
    }
    expect(born('2009-02-28')).toMatch(/turns 18 on Sunday 28 February 2027/)
    expect(born('2025-01-01')).toBeUndefined()
    expect(born('1980-01-01')).toBeUndefined()
  })
})
