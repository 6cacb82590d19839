import { describe, expect, it } from 'vitest'
import { PENDING, Person } from '../helpers.ts'

const answers = (person: Person) => person.kept.cards[0]?.answers

describe('what is said before its question', () => {
  it.each([
    ['my residence card ends March 5', { 'stay-until': '2027-03-05' }],
    [
      "I'm on a dependent visa, applied online last week, card ends 3/5",
      { status: 'fixed-term', renewal: 'filed', proof: 'online-self', 'card-until': '2027-03-05' },
    ],
    [
      '私は留学ビザで、先週オンラインで申請しました。カードは3月5日までです',
      { status: 'fixed-term', renewal: 'filed', proof: 'online-self', 'card-until': '2027-03-05' },
    ],
    ['my wife will go for me', { 'who-goes': 'household-member' }],
  ])('%s: is said back, kept after a yes, and not asked again', (text, told) => {
    const person = new Person().start().types(text)
    expect(answers(person)).toEqual({})
    expect(person.kept.cards[0]?.told).toEqual(told)
    person.types('yes')
    expect(answers(person)).toEqual(told)
    const rest = {
      whose: 'mine',
      status: 'fixed-term',
      holds: 'yes',
      'card-until': '2027-03-05',
      'stay-until': '2027-03-05',
      renewal: 'filed',
      pending: 'extension',
      'special-extension': 'no',
      proof: 'online-self',
      'receipt-mail': 'yes',
      'field-full': 'room',
      licence: 'no',
    }
    const asked: string[] = []
    for (let at = person.question; at && asked.length < 20; at = person.question) {
      asked.push(at)
      person.taps({
        do: 'answer',
        on: at,
        value: Object.entries(rest).find(([id]) => id === at)?.[1] ?? 'unsure',
      })
    }
    expect(asked.filter((id) => id in told)).toEqual([])
    expect(asked.length).toBeGreaterThan(2)
  })

  it('who will go is understood in own words, at its question and after the answer', () => {
    const at = new Person().start().answers(PENDING).taps({ do: 'edit', on: 'exact-who-goes' })
    for (const text of ['my husband will go for me', 'my wife', '妻が行きます'])
      expect(answers(new Person({ record: at.kept }).types(text, 'yes'))).toMatchObject({
        'who-goes': 'household-member',
      })
  })
})

describe('a question that was left open with two times "Not sure"', () => {
  const open = (on: string, given: Readonly<Record<string, string>>) =>
    new Person().start().answers(given).taps({ do: 'unsure', on }).taps({ do: 'unsure', on })

  it('takes a typed yes', () => {
    const person = open('holds', { whose: 'mine', status: 'fixed-term' })
    expect(person.question).toBeUndefined()
    expect(answers(person.types('yes'))).toMatchObject({ holds: 'yes' })
  })

  it('takes a typed day', () => {
    const person = open('card-until', { whose: 'mine', status: 'permanent-resident', holds: 'yes' })
    person.answers({ 'former-fixed': 'no' }).types('2027-03-05', 'yes')
    expect(answers(person)).toMatchObject({ 'card-until': '2027-03-05' })
  })
})
