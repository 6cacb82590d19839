import { describe, expect, it } from 'vitest'
import { foldText } from '../../../src/domain/understanding/fold-text.ts'
import { readTopics } from '../../../src/domain/understanding/match-topic.ts'
import { mended, vocabularyOf } from '../../../src/domain/understanding/spelling.ts'

const WORDS = vocabularyOf(['residence card', 'health insurance', 'passport', 'driving licence', 'driven'])

describe('a misspelt word', () => {
  it.each([
    ['residance', 'residence'],
    ['helth', 'health'],
    ['pasport', 'passport'],
    ['isurnance', 'insurance'],
    ['insurnace', 'insurance'],
    ['residence', undefined],
    ['card', undefined],
    ['visa', undefined],
    ['drivin', undefined],
    ['кардын', undefined],
  ])('%s is read as %s', (word, right) => expect(mended(word, WORDS)).toBe(right))

  it('does not turn one thing into another', () => {
    const about = (text: string) => readTopics(foldText(text)).about
    expect(about('i lost my residance card')).toEqual(['residence-card'])
    expect(about('electronic certifcate expired')).toEqual(['certificates'])
  })

  it('asks about the same topics as the word written rightly', () => {
    const topics = (text: string) => readTopics(foldText(text)).candidates.map(({ topic }) => topic)
    const pairs = [
      ['helth insurence card ended', 'health insurance card ended'],
      ['i forgot my pin nubmer', 'i forgot my pin number'],
      ['immigrasion denied my aplication', 'immigration denied my application'],
      ['electronic certifcates expired', 'electronic certificates expired'],
    ] as const
    for (const [wrong, right] of pairs) expect(topics(wrong), wrong).toEqual(topics(right))
  })
})
