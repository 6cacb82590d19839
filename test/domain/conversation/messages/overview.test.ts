import { describe, expect, it } from 'vitest'
import { overview } from '../../../../src/domain/conversation/messages/overview.ts'
import { PENDING, Person, TODAY } from '../helpers.ts'

describe('the overview of the cards', () => {
  it('has nothing for somebody who was asked nothing yet', () => {
    expect(overview(new Person().start().kept, TODAY)).toEqual([])
  })

  it('has one card each, the most urgent first, each with a line that stands alone', () => {
    const { kept } = new Person()
      .start()
      .answers({ ...PENDING, 'card-until': '2026-12-20' })
      .taps({ do: 'card-add' })
      .answers({ ...PENDING, whose: 'child', age: 'under-15' })
    const cards = overview(kept, TODAY)
    expect(cards.map(({ alt }) => alt.split(':')[0])).toEqual(['My child’s card', 'My card'])
    expect(cards.every(({ audience }) => audience === 'personal')).toBe(true)
  })

  it('says of a card that is not done that questions are open', () => {
    const [card] = overview(new Person().start().answers({ whose: 'mine' }).kept, TODAY)
    expect(card?.alt).toBe('My card: Questions are still open')
  })

  it('shows the answer although a new day opened one more question', () => {
    const answers = { ...PENDING, 'special-extension': 'yes', 'card-until': '2027-02-06' }
    const { kept } = new Person().start().answers(answers)
    expect(overview(kept, '2026-12-10')[0]?.headline).toContain('Wait for the new residence card')
  })
})
