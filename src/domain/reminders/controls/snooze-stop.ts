import type { Button } from '../../../contracts/message.ts'
import { laterQuestion } from '../../conversation/actions/snooze-date.ts'
import type { ControlContext, ControlHandler, ControlResult } from '../../conversation/context/control.ts'
import type { PersonRecord } from '../../conversation/state/record.ts'
import { addDays, earlier } from '../../dates/arithmetic.ts'
import { type Day, isDay } from '../../dates/day.ts'
import { translator } from '../../language/translate.ts'
import { stepOf } from '../schedule/ids.ts'
import { snoozeEnd } from '../schedule/reminder-dates.ts'
import { answered, type ControlOptions, nameOf, tap, wordsOf } from './context.ts'
import { type About, aboutOf } from './subject.ts'

/** Snooze lengths that are offered when the person names none, in days. */
const OFFERED = [3, 7, 14] as const

/** The longest snooze that is accepted, in days. */
const LONGEST = 366

/** The day before the last open one, where that is still to come. */
function dayBefore({ goBy }: About, today: Day): Day | undefined {
  const day = goBy && addDays(goBy, -1)
  return day && day > today ? day : undefined
}

/** The end of a snooze: a number of days, a day, or `day-before`. */
function wish(value: string, about: About, today: Day): Day | undefined {
  if (value === 'day-before') return dayBefore(about, today)
  const day = /^\d{1,3}$/.test(value) ? addDays(today, Number(value)) : value
  return isDay(day) && day > today && day <= addDays(today, LONGEST) ? day : undefined
}

function choices(context: ControlContext, about: About): ControlResult {
  const { step, goBy } = about
  const { say, day } = wordsOf(context)
  const on = { do: 'snooze' as const, card: context.card.id, on: step }
  const last = dayBefore(about, context.today)
  const offered = OFFERED.filter(
    (days) => snoozeEnd(addDays(context.today, days), goBy) === addDays(context.today, days),
  )
  const buttons = [
    ...offered.map((days) =>
      tap(context, 'snooze', { ...on, value: String(days) }, say(`snooze-days.${days}`)),
    ),
    // Not the day itself: it may lie further ahead than a snooze by a typed day may reach.
    ...(last ? [tap(context, 'snooze', { ...on, value: 'day-before' }, say('snooze-day-before'))] : []),
  ]
  if (buttons.length > 0) return askUntilWhen(context, about, buttons)
  return answered(context, context.record, goBy ? say('snooze-no-time', { last: day(goBy) }) : say('not-yet'))
}

/** Asks for the day on which to remind again: by button, date picker or typed day. */
function askUntilWhen(
  context: ControlContext,
  { step, goBy }: About,
  choices: readonly Button[],
): ControlResult {
  const { card, language, today } = context
  const t = translator(language)
  const min = addDays(today, 1)
  const max = goBy ? addDays(goBy, -1) : addDays(today, LONGEST)
  return {
    record: { ...context.record, later: { card: card.id, step } },
    messages: [
      {
        kind: 'question',
        audience: 'personal',
        language,
        notice: t('reminder.notice'),
        question: laterQuestion(step),
        card: card.id,
        text: wordsOf(context).say('snooze-ask'),
        choices,
        date: {
          min,
          max,
          initial: earlier(max, addDays(today, 7)),
          label: t('button.pick-date'),
        },
        buttons: [],
      },
    ],
  }
}

function quietUntil(context: ControlContext, { step, goBy }: About, until: Day): ControlResult {
  const { say, day } = wordsOf(context)
  const wakesOn = snoozeEnd(until, goBy)
  if (goBy && wakesOn <= context.today)
    return answered(context, context.record, say('snooze-no-time', { last: day(goBy) }))
  const record = { ...context.record, snoozed: { ...context.record.snoozed, [step]: wakesOn } }
  const text =
    goBy && wakesOn < until
      ? say('snoozed-sooner', { last: day(goBy), day: day(wakesOn) })
      : say('snoozed', { day: day(wakesOn) })
  return answered(context, record, text, [tap(context, 'reminders', { do: 'reminders' })])
}

/** Handles "later": snoozes one step, never past the day before its last open day. */
export const snoozeControl =
  (options: ControlOptions): ControlHandler =>
  (context) => {
    const about = aboutOf(context, options)
    if (!about) return answered(context, context.record, wordsOf(context).say('unknown'))
    const { value } = context.action
    const until = value === undefined ? undefined : wish(value, about, context.today)
    return until ? quietUntil(context, about, until) : choices(context, about)
  }

const withStopped = (record: PersonRecord, what: string): PersonRecord => ({
  ...record,
  stopped: [...new Set([...record.stopped, what])],
})

/** Whether a button names one of the person's cards; any other text is not kept. */
const isCard = (record: PersonRecord, on: string) => record.cards.some(({ id }) => on === `card:${id}`)

function stopAll(context: ControlContext): ControlResult {
  const { record } = context
  const off = { ...record, settings: { ...record.settings, reminders: false } }
  return answered(context, off, wordsOf(context).say('off'), [tap(context, 'start', { do: 'remind' })])
}

/** Handles "stop": one step, one card (`card:ID`), the newest reminder's subject (`value`: `newest`), or everything. */
export const stopControl =
  (options: ControlOptions): ControlHandler =>
  (context) => {
    const { record, action } = context
    if (action.on === undefined && action.value !== 'newest') return stopAll(context)
    const { say } = wordsOf(context)
    const again = (on: string) => [
      record.settings.reminders
        ? tap(context, 'start', { do: 'remind', card: context.card.id, on })
        : tap(context, 'reminders', { do: 'reminders' }),
    ]
    if (action.on !== undefined && isCard(record, action.on))
      return answered(context, withStopped(record, action.on), say('stopped-card'), again(action.on))
    const about = aboutOf(context, options)
    if (!about)
      return answered(context, record, say('unknown'), [tap(context, 'reminders', { do: 'reminders' })])
    const what = nameOf(context, about.action)
    return answered(context, withStopped(record, about.step), say('stopped-one', { what }), again(about.step))
  }

/** The record with reminders on; a named step that was stopped or snoozed is active again. */
export function started(
  record: PersonRecord,
  on: string | undefined,
  card: string,
  today: Day,
): PersonRecord {
  const again = new Set([on, on && stepOf(on), `card:${card}`])
  const snoozed = Object.fromEntries(Object.entries(record.snoozed).filter(([step]) => !again.has(step)))
  const { reminders: wasOn } = record.settings
  return {
    ...record,
    snoozed,
    stopped: record.stopped.filter((one) => !again.has(one)),
    settings: { ...record.settings, reminders: true, ...(!wasOn && { since: today }) },
  }
}
