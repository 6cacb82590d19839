import { describe, expect, it } from 'vitest'
import { MAIN_FLOW } from '../../../../flows/index.ts'
import type { Language } from '../../../../src/contracts/languages.ts'
import type { CardMessage } from '../../../../src/contracts/message.ts'
import { answerMessages } from '../../../../src/domain/conversation/answer/answer-message.ts'
import { planOf } from '../../../../src/domain/conversation/answer/plan-of.ts'
import { stepDo } from '../../../../src/domain/conversation/answer/step-words.ts'
import { cardWords, type TurnContext } from '../../../../src/domain/conversation/context/turn-context.ts'
import { newRecord, withCard } from '../../../../src/domain/conversation/state/cards.ts'
import { labelOf } from '../../../../src/domain/conversation/state/flow-cursor.ts'
import { addDays } from '../../../../src/domain/dates/arithmetic.ts'
import { nextOpenDay } from '../../../../src/domain/dates/closed-days.ts'
import { type Day, isDay } from '../../../../src/domain/dates/day.ts'
import { showDay } from '../../../../src/domain/dates/show.ts'
import { type Translate, translator } from '../../../../src/domain/language/translate.ts'
import type { Plan, Step } from '../../../../src/domain/rules/contract/plan.ts'
import type { After, Situation, StepAction } from '../../../../src/domain/rules/contract/vocabulary.ts'
import { WALKED } from '../../../languages.ts'
import { paths, TODAY } from '../../../paths/walker.ts'

/** One answer with the plan that it tells. */
interface Told {
  readonly context: TurnContext
  readonly card: Parameters<typeof answerMessages>[1]
  readonly plan: Plan
  readonly message: CardMessage<'personal'>
}

/** What decides the situation: of each combination the first path is told, and every 61st of the many; without a card each. */
const DECISIVE = ['status', 'status-other', 'holds', 'card-until', 'stay-until', 'renewal'] as const
const EVERY = 61

/** Some 3,000 of the 150,000 paths of the flow, each combination of decisive answers among them. */
function samplePaths() {
  const met = new Map<string, number>()
  return [...paths(MAIN_FLOW, TODAY)].flatMap(({ answers }) => {
    const key = DECISIVE.map((question) => answers[question]).join()
    const nth = met.get(key) ?? 0
    met.set(key, nth + 1)
    return nth % EVERY === 0 || answers.holds === 'no' ? [answers] : []
  })
}

const ALL = samplePaths()
/** The days on which each is told; on two of them offices are closed. */
const DAYS: readonly Day[] = [0, 8, 9, 40, 53, 59, 150].map((days) => addDays(TODAY, days))

function* told(language: Language): Generator<Told> {
  const t = translator(language)
  for (const answers of ALL)
    for (const today of DAYS) {
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

/** Situations whose headline is a text of their own. */
const SPEAK_FOR_THEMSELVES: readonly Situation[] = [
  'stay-may-be-over',
  'not-registered',
  'card-lost',
  'landing-or-provisional-period',
  'lapsed-while-pending',
  'lapsed',
  'combined-card-received',
  'new-stay-is-shorter',
  'waiting-after-special-extension',
]
const WAITING: Situation = 'waiting-after-special-extension'

/** Steps that only prepare the one after them, which has the day. */
const PREPARES: readonly StepAction[] = ['ask-office', 'collect-residence-card', 'replace-residence-card']
/** What cannot wait for the facts that are missing. */
const URGENT: readonly StepAction[] = ['contact-immigration', 'report-loss']

/** The step that an answer leads with. */
function leadOf({ situation, steps }: Plan): Step | undefined {
  const [first, ...later] = steps
  const prepared = first && PREPARES.includes(first.action) ? later.find(({ by }) => by) : undefined
  const step = prepared ?? first
  const isCertain = situation !== 'not-enough-known' || step?.by || (step && URGENT.includes(step.action))
  return isCertain ? step : undefined
}

const waitingFor = ({ steps }: Plan, what: After): readonly Step[] =>
  steps.filter(({ after }) => after === what)

const isRefusedForNow = ({ warnings }: Plan): boolean => warnings.includes('first-card-may-be-refused')

function dayOf({ card, context }: Told, question: string): string {
  const day = card.answers[question]
  return day && isDay(day) ? showDay(day, context.language) : ''
}

/** The words of a situation that has a headline of its own. */
const ownHeadline = (one: Told): string =>
  one.context.t(`answer.${one.plan.situation}.headline`, {
    ...cardWords(one.context.t, one.card),
    day: dayOf(one, 'card-until'),
  })

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

  it('names the first step in its headline; some situations have words of their own, with the day of the card', () => {
    const met = { step: 0, own: 0, near: 0 }
    const { wrong } = broken(language, (one) => {
      const { context, card, plan, message } = one
      const step = leadOf(plan)
      const until = card.answers['stay-until'] ?? ''
      if (isRefusedForNow(plan) && step && !step.after && until >= context.today) {
        met.near += 1
        const day = dayOf(one, 'stay-until')
        return message.headline === context.t('answer.first-card.headline-near-by', { day })
      }
      if (step && message.headline.includes(stepDo(context, card, step))) {
        met.step += 1
        return !SPEAK_FOR_THEMSELVES.includes(plan.situation) || plan.situation === WAITING
      }
      met.own += 1
      return message.headline === ownHeadline(one) && (!step || SPEAK_FOR_THEMSELVES.includes(plan.situation))
    })
    expect(wrong).toEqual([])
    expect(met.step).toBeGreaterThan(1_000)
    expect(met.own).toBeGreaterThan(500)
    expect(met.near).toBeGreaterThan(5)
  })

  it('has a day wherever its band says that there is one', () => {
    const { met, wrong } = broken(language, ({ card, plan, message }) => {
      if (message.tone !== 'by-date') return undefined
      const text = textOf(message)
      const until = card.answers['stay-until']
      const days = [
        ...plan.steps.flatMap(({ by, goBy }) => [by, goBy]),
        isRefusedForNow(plan) && until && isDay(until) ? until : undefined,
      ]
      return days.some((day) => day !== undefined && text.includes(showDay(day, language)))
    })
    expect(met).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })

  it('shows the day of the leading step in its headline or its rows', () => {
    const { met, wrong } = broken(language, ({ plan, message }) => {
      const step = leadOf(plan)
      const day = step?.goBy ?? step?.by
      if (day === undefined || isRefusedForNow(plan)) return undefined
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
      const step = leadOf(plan)
      if (!step) return undefined
      const t = context.t
      const row = (name: string) => message.rows.find(({ label }) => label === t(`answer.row.${name}`))?.value
      const place = step.where === 'none' ? undefined : t(`step.where.${step.where}`)
      const bring = message.sections.find(({ title }) => title === t('answer.section.bring'))
      const things = bring?.items.map(({ text }) => text) ?? []
      return (
        row('where') === place &&
        costsWhatThePlanSays(step, row('cost'), t) &&
        things.join() === step.bring.map((thing) => t(`bring.${thing}.name`)).join()
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

  it('tells a step that waits in one line with what it waits for and with its day', () => {
    let met = 0
    const { wrong } = broken(language, ({ plan, message, context, card }) => {
      const waiting = plan.steps.filter(({ after }) => after !== undefined)
      if (waiting.length === 0 || SPEAK_FOR_THEMSELVES.includes(plan.situation)) return undefined
      const later = message.sections.flatMap(({ items }) => items.map(({ text }) => text))
      return waiting.every((step) => {
        const day = step.goBy ?? step.by
        const told = [stepDo(context, card, step), ...(day ? [showDay(day, language)] : [])]
        const isIn = (line: string) => told.every((words) => line.includes(words))
        const isLeading = isIn(message.headline)
        met += 1
        const when = context.t(`step.after.${step.after}`)
        const lines = isLeading
          ? [message.headline, ...message.rows.map(({ value }) => value)]
          : later.filter(isIn)
        return lines.some((line) => line.includes(when))
      })
    })
    expect(wrong).toEqual([])
    expect(met).toBeGreaterThan(500)
  })

  it('gives a step that waits no day before the step in front of it can be done', () => {
    const met = { filing: 0, special: 0 }
    const { wrong } = broken(language, ({ plan, card, context: { today } }) => {
      const special = plan.steps.find(({ action }) => action === 'special-extension')
      const isWithStay = special?.by !== undefined && special.by <= (card.answers['stay-until'] ?? '')
      // Filing takes an open day; what waits for it can be done on the same day.
      const afterFiling = waitingFor(plan, 'immigration-application').flatMap(({ goBy }) => goBy ?? [])
      // A card that outlives the stay has no end that a special extension moves: the plan sends to the office first.
      const afterSpecial = isWithStay
        ? waitingFor(plan, 'new-residence-card').flatMap(({ by }) => by ?? [])
        : []
      met.filing += afterFiling.length
      met.special += afterSpecial.length
      const end = special?.by ?? today
      return afterFiling.every((day) => day >= nextOpenDay(today)) && afterSpecial.every((day) => day > end)
    })
    expect(wrong).toEqual([])
    expect(met.filing).toBeGreaterThan(20)
    expect(met.special).toBeGreaterThan(200)
  })

  it('names no day for collecting a card that can only be ordered after the renewal of the stay', () => {
    const { met, wrong } = broken(language, ({ plan, message, context }) => {
      const days = plan.steps.flatMap(({ by, goBy }) => [by, goBy]).flatMap((day) => day ?? [])
      if (!isRefusedForNow(plan) || days.length === 0) return undefined
      const later = message.sections.find(({ title }) => title === context.t('answer.section.later'))
      const items = later?.items.map(({ text }) => text).join() ?? ''
      return days.every((day) => !items.includes(showDay(day, language)))
    })
    expect(met).toBeGreaterThan(5)
    expect(wrong).toEqual([])
  })
})
