import { describe, expect, it } from 'vitest'
import { turn } from '../../../src/domain/turn.ts'
import { recordAt } from '../../../src/tools/understanding/place.ts'

const TODAY = '2026-11-27'

/** What is said to somebody whose extension is pending and whose card ends on 6 December 2026. */
function ask(text: string, language: 'en' | 'ja' = 'en') {
  const record = recordAt({ at: 'done', today: TODAY, language })
  const result = turn({ record, incoming: { kind: 'text', text }, today: TODAY })
  const [first, ...others] = result.messages
  return { record, result, text: first && 'text' in first ? first.text : '', others }
}

describe('a supposition about the plan', () => {
  it('is worked out with and without the special extension, by the day on which the new card comes', () => {
    const { text } = ask('what if my new residence card comes on 27 January 2027?')
    expect(text).toContain('If the new residence card comes on Wednesday 27 January 2027')
    const [withIt = '', without = ''] = text.split('Without a special extension:')
    expect(withIt).toContain('by Friday 5 February 2027')
    expect(without).toContain('Apply for a new card (再交付)')
  })

  it('needs a new card either way when the new one comes after the extended date', () => {
    const { text } = ask('what if the new card comes on 10 March 2027?')
    expect(text.match(/Apply for a new card \(再交付\)/g)).toHaveLength(2)
  })

  it('promises no new date on the card, because the new stay is not known', () => {
    expect(ask('what if the new card comes on 4 December 2026?').text).not.toMatch(/203\d/)
  })

  it('tells of going on another day', () => {
    expect(ask('what if I go on 4 December?').text).toContain('If you go on Friday 4 December 2026')
  })

  it('is understood in Japanese', () => {
    expect(ask('もし新しい在留カードが2027年1月10日に届いたらどうなりますか', 'ja').text).toContain(
      '新しい在留カードを2027年1月10日(日)に受け取った場合',
    )
  })

  it('keeps nothing, and does not repeat the card', () => {
    const { record, result, others } = ask('what if the new card comes on 10 March 2027?')
    expect(result.record?.cards).toEqual(record.cards)
    expect(others).toEqual([])
  })

  it('of a day that is over is a general question', () => {
    expect(ask('what if the new card came on 1 March 2020?').text).not.toContain('If the new residence card')
  })
})
