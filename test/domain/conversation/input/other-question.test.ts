import { describe, expect, it } from 'vitest'
import { readText } from '../../../../src/domain/conversation/input/readers/read-text.ts'
import { recordAt } from '../../../../src/tools/understanding/place.ts'

const TODAY = '2026-11-27'
const meaning = (text: string, at: string) =>
  readText(text, recordAt({ at, today: TODAY, language: 'en' }), TODAY)

describe('an answer to another question', () => {
  it('is said back as a change of that answer', () => {
    expect(meaning('mine', 'age')).toEqual({ kind: 'told', facts: [{ question: 'whose', value: 'mine' }] })
    expect(meaning('永住者', 'holds')).toMatchObject({ kind: 'told', facts: [{ question: 'status' }] })
  })

  it('is nothing where it asks something, or says what was answered before', () => {
    expect(meaning('mine?', 'age').kind).not.toBe('told')
    expect(meaning('My child’s', 'age').kind).not.toBe('told')
  })

  it('is never taken from a word that answers the question at hand', () => {
    expect(meaning('15 to 17', 'age')).toMatchObject({ kind: 'action', action: { on: 'age' } })
    expect(meaning('no', 'special-extension')).toMatchObject({ action: { on: 'special-extension' } })
  })
})
