import { describe, expect, it } from 'vitest'
import { checkAnswers } from '../../../src/domain/conversation/messages/form.ts'
import { PENDING, Person, TODAY } from './helpers.ts'

const PAST = '2026-11-20'
const WHY = 'its end cannot be in the past'

/** Somebody whose new residence card just came: its end of stay is asked. */
const cameNow = (language = 'en') =>
  new Person({ languageHint: language }).start().answers(PENDING).taps({ do: 'new-card' })

describe('the end of stay on a new residence card', () => {
  it('is refused where it lies in the past, picked or typed, and asked again with the reason', () => {
    const picked = cameNow().taps({ do: 'answer', on: 'stay-until', value: PAST })
    const typed = cameNow().types(PAST)
    for (const person of [picked, typed]) {
      expect(person.said).toContain(WHY)
      expect(person.question).toBe('stay-until')
      expect(person.kept.cards[0]?.answers['stay-until']).toBeUndefined()
    }
  })

  it('is taken from today on, and the picker opens no earlier', () => {
    const person = cameNow()
    expect(person.messages.at(-1)).toMatchObject({ date: { min: TODAY } })
    expect(person.taps({ do: 'answer', on: 'stay-until', value: TODAY }).question).toBe('new-card-on')
  })

  it('is asked again where it was given before it was said that the new card is in hand', () => {
    const { renewal: _renewal, pending: _pending, proof: _proof, ...before } = PENDING
    const person = new Person().start().answers({ ...before, 'stay-until': PAST, renewal: 'received' })
    expect(person.question).toBe('stay-until')
    expect(person.said).toContain(WHY)
  })

  it('may be over for whoever has no new card', () => {
    const person = new Person().start().answers({ ...PENDING, 'stay-until': PAST })
    expect(person.kept.cards[0]?.answers['stay-until']).toBe(PAST)
  })

  it('is told beside its field in a form', () => {
    const record = cameNow().kept
    const faults = checkAnswers({ record, today: TODAY }, { 'stay-until': PAST, renewal: 'received' })
    expect(faults).toMatchObject([{ question: 'stay-until', words: expect.stringContaining(WHY) }])
  })

  it('is refused in Japanese with the reason, too', () => {
    expect(cameNow('ja').types(PAST).said).toContain('満了日が過ぎていることはありません')
  })
})
