import { describe, expect, it } from 'vitest'
import { planOf } from '../../../../src/domain/conversation/answer/plan-of.ts'
import { PENDING, Person, TODAY } from '../helpers.ts'

const answers = (person: Person) => person.kept.cards[0]?.answers

describe('what is said before its question', () => {
  it.each([
    ['my visa ends March 5', { 'stay-until': '2027-03-05' }],
    ['my visa ends 5 March 2570', { 'stay-until': '2027-03-05' }],
    ['my visa ends 5 March 27', { 'stay-until': '2027-03-05' }],
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

describe('the date on the residence card', () => {
  const TOLD = 'my residence card ends March 5'
  const telling = (person: Person) => person.types(TOLD, 'yes')

  it.each([
    ['an end of stay', 'fixed-term'],
    ['no end of stay', 'permanent-resident'],
    ['no end of stay', 'highly-skilled-2'],
  ])('told of a status with %s (%s), before and after it, is kept as what it is', (_, status) => {
    const kept = status === 'fixed-term' ? 'stay-until' : 'residence-card-until'
    const early = telling(new Person().start()).answers({ whose: 'mine', status })
    const late = telling(new Person().start().answers({ whose: 'mine', status }))
    for (const person of [early, late])
      expect(answers(person)).toEqual({ whose: 'mine', status, [kept]: '2027-03-05' })
  })

  it('is told with the status in one text', () => {
    const person = new Person()
      .start()
      .types('I am a permanent resident, my residence card ends March 5', 'yes')
    expect(answers(person)).toEqual({ status: 'permanent-resident', 'residence-card-until': '2027-03-05' })
  })

  it('is not the date of the My Number Card, where that is asked', () => {
    const person = new Person().start().answers({ whose: 'mine', status: 'permanent-resident', holds: 'yes' })
    expect(answers(telling(person))).toMatchObject({ 'residence-card-until': '2027-03-05' })
    expect(answers(person)).not.toHaveProperty('card-until')
    expect(person.question).toBe('card-until')
  })

  it('is that of the combined card, which is both', () => {
    const person = new Person().start().answers({ whose: 'mine', status: 'fixed-term', holds: 'combined' })
    person.types('my residence card ends 2027-03-05', 'yes')
    expect(answers(person)).toMatchObject({ 'card-until': '2027-03-05' })
  })

  it('of a child is not its end of stay: the card can end on a birthday', () => {
    const person = telling(new Person().start()).answers({ whose: 'child', age: '10', status: 'fixed-term' })
    expect(answers(person)).toMatchObject({ 'residence-card-until': '2027-03-05' })
    expect(answers(person)).not.toHaveProperty('stay-until')
  })

  it('stays the residence card’s where the status is changed later', () => {
    const person = telling(new Person().start().answers({ whose: 'mine', status: 'permanent-resident' }))
    person.taps({ do: 'answer', on: 'status', value: 'fixed-term' })
    expect(answers(person)).toMatchObject({ 'residence-card-until': '2027-03-05' })
    expect(answers(person)).not.toHaveProperty('stay-until')
  })

  it('past, of a permanent resident: the plan renews the residence card', () => {
    const person = new Person()
      .start()
      .answers({ whose: 'mine', status: 'permanent-resident', holds: 'yes', 'card-until': '2029-01-10' })
      .answers({ 'former-fixed': 'no' })
      .types('my residence card expired on 2026-11-01', 'yes')
    const [card] = person.kept.cards
    expect(card && planOf({ today: TODAY }, card).plan.steps.map(({ action }) => action)).toEqual([
      'replace-residence-card',
    ])
  })

  it('is forgotten when a new residence card came', () => {
    const person = new Person().start().answers(PENDING)
    person.taps({ do: 'edit', on: 'exact-residence-card' }).answers({ 'residence-card': 'lost' })
    expect(answers(person)).toMatchObject({ 'residence-card': 'lost' })
    expect(answers(person.taps({ do: 'new-card' }))).not.toHaveProperty('residence-card')
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
