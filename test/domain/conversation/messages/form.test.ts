import { describe, expect, it } from 'vitest'
import { checkAnswers, formQuestions } from '../../../../src/domain/conversation/messages/form.ts'
import { PENDING, Person, TODAY } from '../helpers.ts'

const place = () => ({ record: new Person().start().kept, today: TODAY })
const ids = (soFar: Readonly<Record<string, string>>) =>
  formQuestions(place(), soFar).map(({ question }) => question)

describe('a form', () => {
  it('asks what the answers so far make relevant, answered or not', () => {
    expect(ids({})).toEqual(['whose', 'status', 'holds'])
    expect(ids({ whose: 'child', status: 'fixed-term', holds: 'yes' })).toEqual([
      'whose',
      'age',
      'status',
      'holds',
      'card-until',
      'stay-until',
      'renewal',
    ])
  })

  it('has words, hints, a way to say "not sure", and the bounds of days', () => {
    const [whose] = formQuestions(place(), {})
    expect(whose?.choices.at(-1)).toEqual({ value: 'unsure', label: 'Not sure' })
    const until = formQuestions(place(), PENDING).find(({ question }) => question === 'card-until')
    expect(until).toMatchObject({ answer: '2026-12-06', date: { min: '2015-11-24', max: '2037-11-24' } })
  })

  it('says of each answer that cannot be what is wrong, in words to stand beside it', () => {
    const faults = checkAnswers(place(), { ...PENDING, 'card-until': '2099-01-01', 'stay-until': 'soon' })
    expect(faults.map(({ question }) => question)).toEqual(['card-until', 'stay-until'])
    expect(faults[0]?.words).toContain('more than 11 years away')
  })

  it('is taken as a whole and leads to the same record as the questions one by one', () => {
    const one = new Person().start().answers(PENDING)
    const whole = new Person().start().hear({ kind: 'answers', answers: PENDING })
    expect(whole.kept.cards).toEqual(one.kept.cards)
    expect(whole.messages.at(-1)).toEqual(one.messages.at(-1))
  })
})
