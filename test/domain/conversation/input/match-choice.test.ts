import { describe, expect, it } from 'vitest'
import { exactChoice, yesOrNoChoice } from '../../../../src/domain/conversation/input/match-choice.ts'

const holds = {
  ids: ['yes', 'combined', 'applied', 'no', 'lost'],
  key: (id: string) => `choice.holds.${id}`,
}
const renewal = {
  ids: ['nothing', 'filed', 'called', 'received', 'leaving'],
  key: (id: string) => `choice.renewal.${id}`,
}

describe('a typed answer', () => {
  it('is the choice by its whole label, in any language; a bare number is none', () => {
    expect(exactChoice('4', holds)).toBeUndefined()
    expect(exactChoice('LOST', holds)).toBe('lost')
    expect(exactChoice('９', holds)).toBeUndefined()
  })

  it('is the plain yes or no where there is one, though another label begins with it, too', () => {
    expect(yesOrNoChoice('yes', holds)).toBe('yes')
    expect(yesOrNoChoice('no', holds)).toBe('no')
  })

  it('is no yes where nothing to choose says yes', () => {
    expect(yesOrNoChoice('yes', renewal)).toBeUndefined()
  })
})
