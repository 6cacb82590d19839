import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { FLOWS, MAIN_FLOW } from '../../flows/index.ts'
import type { Language } from '../../src/contracts/languages.ts'
import type { Message } from '../../src/contracts/message.ts'
import { answerMessages } from '../../src/domain/conversation/answer/answer-message.ts'
import { counterCard, counterSteps } from '../../src/domain/conversation/answer/counter-card.ts'
import { explanation } from '../../src/domain/conversation/answer/explanation.ts'
import { planOf } from '../../src/domain/conversation/answer/plan-of.ts'
import { furtherWords } from '../../src/domain/conversation/answer/warning-words.ts'
import type { TurnContext } from '../../src/domain/conversation/context/turn-context.ts'
import { newRecord } from '../../src/domain/conversation/state/cards.ts'
import { evaluateFlow } from '../../src/domain/conversation/state/evaluate-flow.ts'
import { labelOf } from '../../src/domain/conversation/state/flow-cursor.ts'
import type { CardRecord } from '../../src/domain/conversation/state/record.ts'
import { translator } from '../../src/domain/language/translate.ts'
import { SITUATIONS } from '../../src/domain/rules/contract/vocabulary.ts'
import { expectFitting } from '../domain/conversation/limits.ts'
import { WALKED } from '../languages.ts'
import { type Path, paths, TODAY } from './walker.ts'

const talks: readonly TurnContext[] = WALKED.map((language: Language) => ({
  record: newRecord(language),
  today: TODAY,
  language,
  t: translator(language),
  controls: {},
}))

const cardOfPath = ({ answers }: Path): CardRecord => ({
  id: '1',
  label: labelOf(answers),
  flow: MAIN_FLOW.id,
  answers: { ...answers },
  done: {},
})

/** The whole product of the main flow for one's own card; whose card it is changes no later question. */
const OWN = [...paths(MAIN_FLOW, TODAY, { answers: { whose: 'mine' }, asking: [] })]
/** Of the same paths for somebody else's card a sample, the flow's product being six times as large. */
const OTHERS = ['child', 'other'].flatMap((whose) =>
  OWN.filter((_, index) => index % 23 === 0).flatMap(({ answers, asked }) => {
    const age = whose === 'child' ? ['under-15', '15-17', '18-plus', 'unsure'] : [undefined]
    return age.map((one) => ({ asked, answers: { ...answers, whose, ...(one && { age: one }) } }))
  }),
)

/** The answer, and everything behind its buttons. */
function everythingSaid(context: TurnContext, card: CardRecord): readonly Message[] {
  const { plan, facts } = planOf(context, card)
  expect(furtherWords(context, card, plan).every((words) => words.length > 0)).toBe(true)
  const counters = counterSteps(plan).map((step) => counterCard(context, facts, step))
  return [...answerMessages(context, card), explanation(context, card, plan, facts), ...counters]
}

describe('every path of the main flow', () => {
  it('is walked: the product is not empty and not cut', () => {
    expect([...FLOWS.values()]).toEqual([MAIN_FLOW])
    expect(OWN.length).toBeGreaterThan(10_000)
  })

  it('asks at most ten questions for one’s own card, and none twice', () => {
    for (const { asked } of OWN) {
      expect(asked.length + 1).toBeLessThanOrEqual(11)
      expect(new Set(asked).size).toBe(asked.length)
    }
  })

  it('asks no question that its answers make irrelevant', () => {
    for (const { answers, asked } of OWN) {
      const relevant = new Set(evaluateFlow(MAIN_FLOW, answers, TODAY).asked.map(({ id }) => id))
      expect(asked.filter((id) => !relevant.has(id))).toEqual([])
    }
  })

  it('asks for room on the card only where what to do hangs on it', () => {
    const toDo = (path: Path, room: string) =>
      planOf({ today: TODAY }, cardOfPath({ ...path, answers: { ...path.answers, 'field-full': room } })).plan
        .steps
    const paths = OWN.filter(({ asked }) => asked.includes('field-full'))
    expect(paths.length).toBeGreaterThan(100)
    const idle = paths.filter((path) => isDeepStrictEqual(toDo(path, 'room'), toDo(path, 'full')))
    expect(idle.map(({ answers }) => JSON.stringify(answers))).toEqual([])
  })

  it('leads to a plan that misses only what the person does not know', () => {
    for (const path of OWN) {
      const { plan } = planOf({ today: TODAY }, cardOfPath(path))
      if (plan.missing.length > 0) expect(Object.values(path.answers)).toContain('unsure')
    }
  })

  it.each(talks)('ends in exactly one complete answer, in $language', (context) => {
    // The words of a path are the same code in every language; the whole product is walked once, the others by a third.
    const every = context.language === 'en' ? 1 : 3
    for (const path of [...OWN, ...OTHERS].filter((_, index) => index % every === 0)) {
      const answers = answerMessages(context, cardOfPath(path))
      expect(answers).toHaveLength(1)
      expect(answers[0]).toMatchObject({ kind: 'card', audience: 'personal' })
    }
  })

  it.each(talks)(
    'says only whole sentences within the limits, behind every button too, in $language',
    (context) => {
      for (const path of [...OWN, ...OTHERS].filter((_, index) => index % 29 === 0))
        for (const message of everythingSaid(context, cardOfPath(path))) expectFitting(message)
    },
  )

  it('reaches every situation of the contract but those that need facts given on request', () => {
    const reached = new Set(OWN.map((path) => planOf({ today: TODAY }, cardOfPath(path)).plan.situation))
    const onRequest = ['birthday-limit-reached']
    expect(SITUATIONS.filter((situation) => !reached.has(situation))).toEqual(onRequest)
  })
})
