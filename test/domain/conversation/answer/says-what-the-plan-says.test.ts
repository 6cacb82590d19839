import { describe, expect, it } from 'vitest'
import { MAIN_FLOW } from '../../../../flows/index.ts'
import type { Language } from '../../../../src/contracts/languages.ts'
import type { CardMessage } from '../../../../src/contracts/message.ts'
import { answerMessages } from '../../../../src/domain/conversation/answer/answer-message.ts'
import { leadingStep, OWN_HEADLINE } from '../../../../src/domain/conversation/answer/headline.ts'
import { planOf } from '../../../../src/domain/conversation/answer/plan-of.ts'
import { stepDo } from '../../../../src/domain/conversation/answer/step-words.ts'
import { cardWords, type TurnContext } from '../../../../src/domain/conversation/context/turn-context.ts'
import { newRecord, withCard } from '../../../../src/domain/conversation/state/cards.ts'
import { labelOf } from '../../../../src/domain/conversation/state/flow-cursor.ts'
import { addDays } from '../../../../src/domain/dates/arithmetic.ts'
import { type Day, isDay } from '../../../../src/domain/dates/day.ts'
import { showDay } from '../../../../src/domain/dates/show.ts'
import { type Translate, translator } from '../../../../src/domain/language/translate.ts'
import type { Plan, Step } from '../../../../src/domain/rules/contract/plan.ts'
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
const DAYS: readonly Day[] = [0, 8, 9, 40, 59, 62, 150].map((days) => addDays(TODAY, days))

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

/** Days as they are shown, and those that stand in the law and not in the plan. */
const SHOWN_DAY: Readonly<Partial<Record<Language, RegExp>>> = {
  en: /\d{1,2} [A-Z][a-z]+ 20\d\d/g,
  ja: /20\d\d年\d{1,2}月\d{1,2}日/g,
}
const DAYS_OF_THE_LAW: Readonly<Partial<Record<Language, readonly string[]>>> = {
  en: ['1 October 2026'],
  ja: ['2026年10月1日'],
}

/** Actions at which no money changes hands: their cards have no line of the cost. */
const WITHOUT_COST = ['contact-immigration', 'report-loss', 'ask-office', 'wait', 'return-card']
const figure = (yen: number): string => new Intl.NumberFormat('en').format(yen)

/** Whether the line of the cost says what the plan says: free, each figure of the plan, or that no figure is sure. */
function costsWhatThePlanSays(
  { action, where, feeYen, feeRangeYen }: Step,
  said: string | undefined,
  t: Translate,
) {
  if (WITHOUT_COST.includes(action)) return said === undefined
  if (said === undefined) return false
  const figures = said.match(/\d[\d,]*/g) ?? []
  if (feeRangeYen) {
    const { from, upTo } = feeRangeYen
    return figures.join() === (from === upTo ? [from] : [from, upTo]).map(figure).join()
  }
  if (feeYen === undefined) {
    const key = where === 'immigration' ? 'open-immigration' : 'open'
    return said === t(`answer.cost.${key}`)
  }
  if (feeYen === 0)
    return figures.length === 0 && [t('answer.cost.free'), t('answer.cost.free-perhaps')].includes(said)
  const two = typeof feeYen === 'number' ? [feeYen] : [feeYen.withCertificates, feeYen.without]
  return figures.join() === two.map(figure).join()
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
      const own =
        context
          .t(`answer.${plan.situation}.headline`, { ...cardWords(context.t, card), day: '…' })
          .split('…')[0] ?? ''
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

  it('shows of money, place and things to bring what the plan says', () => {
    const { met, wrong } = broken(language, ({ context, plan, message }) => {
      const step = leadingStep(plan)
      if (!step) return undefined
      const t = context.t
      const row = (name: string) => message.rows.find(({ label }) => label === t(`answer.row.${name}`))?.value
      const place = step.where === 'none' ? undefined : t(`step.where.${step.where}`)
      const text = textOf(message)
      return (
        row('where') === place &&
        costsWhatThePlanSays(step, row('cost'), t) &&
        step.bring.every((thing) => text.includes(t(`bring.${thing}.name`)))
      )
    })
    expect(met).toBeGreaterThan(1_500)
    expect(wrong).toEqual([])
  })

  it.runIf(SHOWN_DAY[language])('shows no day but those of the plan, of the answers, and today', () => {
    const { met, wrong } = broken(language, ({ context, plan, message, card }) => {
      const known = [
        context.today,
        ...Object.values(card.answers).filter(isDay),
        ...plan.steps.flatMap((step) => [step.by, step.goBy, step.from]),
        ...plan.steps.flatMap((step) => [step.newValidUntil, step.newValidUntilAtLeast]),
        plan.healthInsuranceUntil,
      ].flatMap((day) => (day ? [showDay(day, language, { weekday: false })] : []))
      const shown = textOf(message).match(SHOWN_DAY[language] ?? /(?!)/) ?? []
      if (shown.length === 0) return undefined
      return shown.every((day) => known.includes(day) || DAYS_OF_THE_LAW[language]?.includes(day))
    })
    expect(met).toBeGreaterThan(1_500)
    expect(wrong).toEqual([])
  })

  it('tells a step that waits with what it waits for, and never a day before the step in front of it can be done', () => {
    const { met, wrong } = broken(language, ({ plan, message, context }) => {
      const waiting = plan.steps.filter(({ after }) => after !== undefined)
      const first = plan.steps.find(({ action }) => action === 'apply-to-immigration')
      const isTold = waiting.every(({ after }) => textOf(message).includes(context.t(`step.after.${after}`)))
      const isPossible = waiting.every(
        ({ goBy, after }) => after !== 'immigration-application' || !goBy || !first || goBy >= context.today,
      )
      return waiting.length === 0 ? undefined : isTold && isPossible
    })
    expect(met).toBeGreaterThan(500)
    expect(wrong).toEqual([])
  })

  it('names no day for collecting a card that can only be ordered after the renewal of the stay', () => {
    const { met, wrong } = broken(language, ({ plan, message, context, card }) => {
      if (!plan.warnings.includes('first-card-may-be-refused')) return undefined
      const later = message.sections.find(({ title }) => title === context.t('answer.section.later'))
      const until = card.answers['stay-until']
      const items = later?.items.map(({ text }) => text).join() ?? ''
      return until === undefined || !isDay(until) || !items.includes(showDay(until, language))
    })
    expect(met).toBeGreaterThan(5)
    expect(wrong).toEqual([])
  })
})

function fail(): never {
  throw new Error('a record has a card')
}
