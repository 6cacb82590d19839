import { describe, expect, it } from 'vitest'
import { MAIN_FLOW } from '../../flows/index.ts'
import { answerMessages } from '../../src/domain/conversation/answer/answer-message.ts'
import { planOf } from '../../src/domain/conversation/answer/plan-of.ts'
import { newRecord } from '../../src/domain/conversation/state/cards.ts'
import { labelOf } from '../../src/domain/conversation/state/flow-cursor.ts'
import type { CardRecord } from '../../src/domain/conversation/state/record.ts'
import { translator } from '../../src/domain/language/translate.ts'
import { expectFitting } from '../domain/conversation/limits.ts'
import { NOT_WALKED } from '../languages.ts'
import { paths, TODAY } from './walker.ts'

// English and Japanese are walked whole. In every other language each kind of answer is shown once: the code is the same.

function oneOfEachKind(): readonly CardRecord[] {
  const found = new Map<string, CardRecord>()
  let index = 0
  for (const { answers } of paths(MAIN_FLOW, TODAY, { answers: { whose: 'mine' }, asking: [] })) {
    index += 1
    if (index % 7 !== 0) continue
    const card: CardRecord = {
      id: '1',
      label: labelOf(answers),
      flow: MAIN_FLOW.id,
      answers: { ...answers },
      done: {},
    }
    const { plan } = planOf({ today: TODAY }, card)
    const kind = [plan.situation, ...plan.steps.map(({ action }) => action)].join(' ')
    if (!found.has(kind)) found.set(kind, card)
  }
  return [...found.values()]
}

const CARDS = oneOfEachKind()

describe('one answer of each kind', () => {
  it('is there to be shown', () => {
    expect(CARDS.length).toBeGreaterThan(30)
  })

  it.each(NOT_WALKED)('fits and is whole in %s', (language) => {
    const context = {
      record: newRecord(language),
      today: TODAY,
      language,
      t: translator(language),
      controls: {},
    }
    for (const card of CARDS) for (const message of answerMessages(context, card)) expectFitting(message)
  })
})
