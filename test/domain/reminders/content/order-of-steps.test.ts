import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardMessage, Message } from '../../../../src/contracts/message.ts'
import { leadingStep } from '../../../../src/domain/conversation/answer/headline.ts'
import { stepDo } from '../../../../src/domain/conversation/answer/step-words.ts'
import type { TurnContext } from '../../../../src/domain/conversation/context/turn-context.ts'
import type { CardRecord, PersonRecord } from '../../../../src/domain/conversation/state/record.ts'
import { addDays } from '../../../../src/domain/dates/arithmetic.ts'
import type { Day } from '../../../../src/domain/dates/day.ts'
import { showDay } from '../../../../src/domain/dates/show.ts'
import { translator } from '../../../../src/domain/language/translate.ts'
import { type DatedContent, dueContentOf } from '../../../../src/domain/reminders/content/due-content.ts'
import { remindersDue } from '../../../../src/domain/reminders/content/words.ts'
import { calendarEvents } from '../../../../src/domain/reminders/schedule/calendar-events.ts'
import { ORDERED } from '../../../../src/domain/reminders/schedule/card-order.ts'
import { stepId, stepOf } from '../../../../src/domain/reminders/schedule/ids.ts'
import type { PlannedReminder } from '../../../../src/domain/reminders/schedule/planned-reminder.ts'
import { projectedPlanOf, scheduleFor } from '../../../../src/domain/reminders/schedule/projected-plan.ts'
import type { Plan, Step } from '../../../../src/domain/rules/contract/plan.ts'
import { type Answers, anyDay, anyRenewal, anyRhythm, anyScene, day, HOLDER, personWith } from '../people.ts'

/** What one reminder told, with the plan of its day. */
interface Told {
  readonly matter: DatedContent
  readonly message: CardMessage
  readonly plan: Plan
  readonly card: CardRecord
  readonly context: TurnContext
}

const isCard = (message: Message): message is CardMessage<'personal'> =>
  message.kind === 'card' && message.audience === 'personal'

const t = translator('en')

/** Everything that the reminders of a record tell, each on its own day. */
function* toldBy(record: PersonRecord, reminders: readonly PlannedReminder[]): Generator<Told> {
  const [card] = record.cards
  if (!card) return
  for (const one of reminders) {
    const today = one.day
    const projectedPlan = projectedPlanOf(card, today)
    const matters = dueContentOf({ card, projectedPlan, record, today }, [one])
    const messages = (remindersDue(record, [one], today)?.messages ?? []).filter(isCard)
    const context: TurnContext = { record, today, language: 'en', t, controls: {} }
    for (const matter of matters) {
      // Sorted by urgency: the message of a matter is the one whose buttons name its step.
      const message = messages.find(({ buttons }) => buttons.some(({ action }) => action.on === matter.step))
      if (!message) throw new Error(`no message of ${matter.content.kind}`)
      yield { matter, message, card, plan: projectedPlan.planOn(today), context }
    }
  }
}

/** Somebody who holds no card. */
const anyFirstCard = fc
  .record({ today: anyDay, left: fc.integer({ min: 1, max: 120 }) })
  .map(({ today, left }) => ({
    today,
    left,
    answers: { whose: 'mine', status: 'fixed-term', holds: 'no', 'stay-until': addDays(today, left) },
  }))

/** Somebody whose extended card ends soon: their plan has a call in front of a step with a day. */
const anyLate = fc
  .record({ today: anyDay, left: fc.integer({ min: 1, max: 20 }) })
  .map(({ today, left }): { today: Day; answers: Answers } => ({
    today,
    answers: {
      ...HOLDER,
      'card-until': addDays(today, left),
      'stay-until': addDays(today, left - 61),
      renewal: 'filed',
      pending: 'extension',
      'filed-on': addDays(today, left - 80),
      'special-extension': 'yes',
    },
  }))

const anyOne = fc.oneof(anyScene, anyRenewal, anyFirstCard, anyLate)

/** The steps in front of the told one that are still to be done. */
function openBefore({ matter: { content }, plan, card }: Told, isDone: (step: Step) => boolean) {
  const told = content.kind === 'step' || content.kind === 'nudge' ? content.step.action : undefined
  const at = plan.steps.findIndex(({ action }) => action === told)
  const before = plan.steps.slice(0, Math.max(0, at)).filter((step) => step.action !== 'wait')
  const isOrdered = ORDERED in card.done
  const covered = ['apply-for-new-card', 'reissue']
  return before.filter((step) => !isDone(step) && !(isOrdered && covered.includes(step.action)))
}

const section = (message: CardMessage, name: string) =>
  message.sections.find(({ title }) => title === t(`answer.section.${name}`))?.items ?? []

/** Whether the message names the step in the section of what comes before. */
const isSaidBefore = ({ message, card, context }: Told, step: Step) =>
  section(message, 'before').some(({ text }) => text.includes(stepDo(context, card, step)))

const noneDone = () => false

describe('a reminder and the order of the steps', () => {
  it('tells no step whose step before is open, except to say both in their order', () => {
    const met = { told: 0, behind: 0 }
    fc.assert(
      fc.property(anyOne, anyRhythm, ({ today, answers }, rhythm) => {
        const record = personWith(answers, { rhythm })
        for (const told of toldBy(record, scheduleFor(record, today).slice(0, 12))) {
          met.told += 1
          for (const step of openBefore(told, noneDone)) {
            met.behind += 1
            expect(isSaidBefore(told, step), `${told.message.headline} before ${step.action}`).toBe(true)
          }
        }
      }),
      { numRuns: 200 },
    )
    expect(met.told).toBeGreaterThan(400)
    expect(met.behind).toBeGreaterThan(30)
  })

  it('leads with the step with which the answer leads', () => {
    let met = 0
    fc.assert(
      fc.property(anyOne, anyRhythm, ({ today, answers }, rhythm) => {
        const record = personWith(answers, { rhythm })
        for (const { matter, plan } of toldBy(record, scheduleFor(record, today).slice(0, 12))) {
          const { content } = matter
          if (content.kind !== 'step' && content.kind !== 'nudge') continue
          const leading = leadingStep(plan)
          met += 1
          // A call in front of a step with a day is told with it.
          const isCall = leading?.action === 'contact-immigration'
          if (!isCall && plan.missing.length === 0) expect(content.step.action).toBe(leading?.action)
        }
      }),
      { numRuns: 200 },
    )
    expect(met).toBeGreaterThan(300)
  })

  it.each(['snoozed', 'stopped', 'done'] as const)('holds after its first step is %s', (how) => {
    const met = { told: 0, behind: 0 }
    fc.assert(
      fc.property(fc.oneof(anyRenewal, anyFirstCard), ({ today, answers }) => {
        const record = personWith(answers, { rhythm: 'many' })
        const [first] = scheduleFor(record, today)
        if (!first) return
        const step = stepOf(first.id)
        const until = addDays(today, 20)
        const cards = record.cards.map((card) => ({ ...card, done: { [step]: today } }))
        const changed: PersonRecord = {
          ...record,
          ...(how === 'snoozed' && { snoozed: { [step]: until } }),
          ...(how === 'stopped' && { stopped: [step] }),
          ...(how === 'done' && { cards }),
        }
        for (const told of toldBy(changed, scheduleFor(changed, today).slice(0, 12))) {
          met.told += 1
          const isDone = ({ action, by }: Step) =>
            how === 'done' &&
            [by, told.plan.situation].some((key) => key && stepId('1', action, key) === step)
          const open = openBefore(told, isDone)
          met.behind += open.length
          for (const one of open) expect(isSaidBefore(told, one), told.message.headline).toBe(true)
          const isToldAgain = told.plan.steps
            .filter(isDone)
            .some(
              (one) =>
                isSaidBefore(told, one) ||
                told.message.headline.includes(stepDo(told.context, told.card, one)),
            )
          expect(isToldAgain, told.message.headline).toBe(false)
        }
      }),
      { numRuns: 150 },
    )
    expect(met.told).toBeGreaterThan(300)
    if (how !== 'done') expect(met.behind).toBeGreaterThan(20)
  })
})

describe('a first card', () => {
  it('is never to be collected by a day before it is ordered', () => {
    const met = { told: 0, renewal: 0 }
    fc.assert(
      fc.property(anyFirstCard, anyRhythm, ({ today, answers, left }, rhythm) => {
        const record = personWith(answers, { rhythm })
        const until = showDay(addDays(today, left), 'en')
        for (const { matter, message, context, card } of toldBy(record, scheduleFor(record, today))) {
          const collecting = stepDo(context, card, { action: 'collect-my-number-card' })
          const lines = [message.headline, ...section(message, 'later').map(({ text }) => text)]
          met.told += 1
          met.renewal += matter.content.kind === 'renew-first' ? 1 : 0
          expect(lines.filter((line) => line.includes(collecting) && line.includes(until))).toEqual([])
        }
      }),
      { numRuns: 150 },
    )
    expect(met.told).toBeGreaterThan(200)
    expect(met.renewal).toBeGreaterThan(100)
  })

  it('that is ordered has to be collected by the end of the stay, and is not ordered again', () => {
    let met = 0
    fc.assert(
      fc.property(anyFirstCard, anyRhythm, ({ today, answers, left }, rhythm) => {
        const start = personWith(answers, { rhythm })
        const cards = start.cards.map((card) => ({ ...card, done: { [ORDERED]: today } }))
        const record = { ...start, cards }
        for (const { matter, message, context, card, plan } of toldBy(record, scheduleFor(record, today))) {
          if (matter.content.kind !== 'step' || plan.situation !== 'first-card') continue
          met += 1
          expect(message.headline).toContain(stepDo(context, card, { action: 'collect-my-number-card' }))
          expect(matter.content.by).toBe(addDays(today, left))
          expect(section(message, 'before')).toEqual([])
        }
      }),
      { numRuns: 100 },
    )
    expect(met).toBeGreaterThan(150)
  })

  const NONE = { whose: 'mine', status: 'fixed-term', holds: 'no', 'stay-until': '2027-01-15' }
  const told = (asked: string, on: string, answers = NONE) => {
    const record = personWith(answers)
    const due = scheduleFor(record, day(asked)).filter((one) => one.day === day(on))
    return (remindersDue(record, due, day(on))?.messages ?? []).filter(isCard)
  }

  it('that may be refused is reminded of as the renewal of the stay, with no day for what comes after', () => {
    const [message] = told('2026-11-27', '2027-01-08')
    expect(message?.headline).toBe(
      'Renew the stay first: apply to immigration by Friday 15 January 2027, the last day of the stay. Then apply for a My Number Card (交付申請).',
    )
    expect(
      section(message ?? fail(), 'later')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('2027')
    expect(message?.buttons[0]?.action.do).toBe('new-card')
  })

  it('is reminded of by its order while there is time, not at the end of the stay', () => {
    const [message] = told('2026-11-27', '2026-11-30', { ...NONE, 'stay-until': '2027-12-15' })
    expect(message?.headline).toBe(t('reminder.nudge', { what: t('step.apply-for-new-card.do-first') }))
  })

  it('has the end of the stay in the calendar as the last day for filing, not for collecting', () => {
    const events = calendarEvents(personWith(NONE), day('2026-11-27'))
    expect(events.map(({ summary }) => summary).join()).toContain(t('step.apply-to-immigration.name'))
    expect(events.map(({ summary }) => summary).join()).not.toContain(t('step.collect-my-number-card.name'))
  })
})

function fail(): never {
  throw new Error('nothing is told')
}
