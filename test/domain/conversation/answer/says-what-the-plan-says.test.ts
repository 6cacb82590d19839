import { describe, expect, it } from 'vitest'
import { MAIN_FLOW } from '../../../../flows/index.ts'
import type { Language } from '../../../../src/contracts/languages.ts'
import type { CardMessage } from '../../../../src/contracts/message.ts'
import { answerMessages } from '../../../../src/domain/conversation/answer/answer-message.ts'
import { leadingStep, OWN_HEADLINE } from '../../../../src/domain/conversation/answer/headline.ts'
import { planOf } from '../../../../src/domain/conversation/answer/plan-of.ts'
import { stepDo } from '../../../../src/domain/conversation/answer/step-words.ts'
import type { TurnContext } from '../../../../src/domain/conversation/context/turn-context.ts'
import { newRecord, withCard } from '../../../../src/domain/conversation/state/cards.ts'
import { labelOf } from '../../../../src/domain/conversation/state/flow-cursor.ts'
import { addDays } from '../../../../src/domain/dates/arithmetic.ts'
import type { Day } from '../../../../src/domain/dates/day.ts'
import { showDay } from '../../../../src/domain/dates/show.ts'
import { translator } from '../../../../src/domain/language/translate.ts'
import type { Plan } from '../../../../src/domain/rules/contract/plan.ts'
import { WALKED } from '../../../languages.ts'
import { paths, TODAY } from '../../../paths/walker.ts'

/** One answer with the plan that it tells. */
interface Told {
  readonly context: TurnContext
  readonly card: Parameters<typeof answerMessages>[1]
  readonly plan: Plan
  readonly message: CardMessage<'personal'>
}

/** Every fourth path of the flow: some 3,700. */
const ALL = [...paths(MAIN_FLOW, TODAY)].filter((_, at) => at % 4 === 0).map(({ answers }) => answers)
/** Every path is told once, in one of the languages and on one of these days, by turns. */
const DAYS: readonly Day[] = [TODAY, addDays(TODAY, 8), addDays(TODAY, 40)]

function* told(language: Language): Generator<Told> {
  const t = translator(language)
  for (const [at, answers] of ALL.entries()) {
    const today = DAYS[at % DAYS.length] ?? TODAY
    const fresh = newRecord(language)
    const card = { id: '1', flow: MAIN_FLOW.id, label: labelOf(answers), answers: { ...answers }, done: {} }
    const context: TurnContext = { record: withCard(fresh, card), today, language, t, controls: {} }
    const [message] = answerMessages(context, card)
    if (message?.kind === 'card') yield { context, card, plan: planOf(context, card).plan, message }
  }
}

function textOf({ headline, lead, rows, sections }: CardMessage<'personal'>): string {
  return [
    headline,
    ...lead,
    ...rows.flatMap(({ value, note }) => [value, note ?? '']),
    ...sections.flatMap(({ items }) => items.flatMap(({ text, note }) => [text, note ?? ''])),
  ].join('\n')
}

const answersIn = new Map<Language, readonly Told[]>(
  WALKED.map((language) => [language, [...told(language)]]),
)

/** The answers of a language in which a rule does not hold, and how many it was looked at for. */
function broken(language: Language, rule: (one: Told) => boolean | undefined) {
  let met = 0
  const wrong = new Set<string>()
  for (const one of answersIn.get(language) ?? []) {
    const holds = rule(one)
    if (holds === undefined) continue
    met += 1
    if (!holds) wrong.add(`${one.plan.situation}: ${one.message.band} | ${one.message.headline}`)
  }
  return { met, wrong: [...wrong] }
}

const QUIET_KEYS = ['not-tied-to-stay', 'up-to-date'] as const

describe.each(WALKED)('the answer in %s', (language) => {
  const quiet = QUIET_KEYS.map(
    (situation) => translator(language)(`answer.${situation}.headline`, { day: '' }).split(/[.。]/)[0],
  )

  it('never says that there is nothing to do where the plan has a step', () => {
    const { met, wrong } = broken(language, ({ plan, message }) =>
      plan.steps.length === 0
        ? undefined
        : message.tone !== 'nothing' && !quiet.some((words) => message.headline.startsWith(words ?? '-')),
    )
    expect(met).toBeGreaterThan(1_500)
    expect(wrong).toEqual([])
  })

  it('names the leading step in its headline, or is one of the situations that speak for themselves', () => {
    const { met, wrong } = broken(language, ({ context, card, plan, message }) => {
      const step = leadingStep(plan)
      if (!step || plan.situation === 'first-card') return undefined
      if (message.headline.includes(stepDo(context, card, step))) return true
      if (!OWN_HEADLINE.has(plan.situation)) return false
      const own = translator(language)(`answer.${plan.situation}.headline`, { day: '…' }).split('…')[0] ?? ''
      return message.headline.startsWith(own)
    })
    expect(met).toBeGreaterThan(1_500)
    expect(wrong).toEqual([])
  })

  it('has a day wherever its band says that there is one', () => {
    const { met, wrong } = broken(language, ({ context, plan, message }) => {
      if (message.tone !== 'by-date') return undefined
      const text = textOf(message)
      const days = [
        ...plan.steps.flatMap(({ by, goBy }) => [by, goBy]),
        planOf(context, context.record.cards[0] ?? fail()).facts.stay?.until,
      ]
      return days.some((day) => day !== undefined && text.includes(showDay(day, language)))
    })
    expect(met).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })

  it('shows the day of the leading step in its headline or its rows', () => {
    const { met, wrong } = broken(language, ({ plan, message }) => {
      const step = leadingStep(plan)
      const day = step?.goBy ?? step?.by
      if (day === undefined || plan.warnings.includes('first-card-may-be-refused')) return undefined
      return [message.headline, ...message.rows.map(({ value }) => value)]
        .join('\n')
        .includes(showDay(day, language))
    })
    expect(met).toBeGreaterThan(500)
    expect(wrong).toEqual([])
  })

  it('names no step with a day that is already over', () => {
    const { met, wrong } = broken(language, ({ context, plan }) =>
      plan.steps.length === 0
        ? undefined
        : plan.steps.every(({ goBy }) => goBy === undefined || goBy >= context.today),
    )
    expect(met).toBeGreaterThan(1_500)
    expect(wrong).toEqual([])
  })

  it('shows of money and things to bring what the plan says', () => {
    const free = translator(language)('answer.cost.free')
    const { met, wrong } = broken(language, ({ context, plan, message }) => {
      const step = leadingStep(plan)
      if (!step || (step.feeYen !== 0 && step.bring.length === 0)) return undefined
      const text = textOf(message)
      const saysFree =
        step.feeYen !== 0 ||
        !message.rows.some(({ label }) => label === context.t('answer.row.cost')) ||
        message.rows.some(({ value }) => value === free)
      return saysFree && step.bring.every((thing) => text.includes(context.t(`bring.${thing}.name`)))
    })
    expect(met).toBeGreaterThan(1_500)
    expect(wrong).toEqual([])
  })
})

function fail(): never {
  throw new Error('a record has a card')
}
