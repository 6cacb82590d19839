import type { ControlContext, ControlHandler, ControlResult } from '../../conversation/context/control.ts'
import type { PersonRecord } from '../../conversation/state/record.ts'
import { remindersDue } from '../content/words.ts'
import { scheduleFor } from '../schedule/projected-plan.ts'
import { calendarLinks } from './calendar-controls.ts'
import { answered, type ControlOptions, tap, told, wordsOf } from './context.ts'
import { started } from './snooze-stop.ts'
import { subjectsOf } from './subject.ts'

function nextWords(context: ControlContext, record: PersonRecord, options: ControlOptions): string {
  const { say, day } = wordsOf(context)
  const lastDay = context.plan.steps.some(({ goBy }) => goBy === context.today)
  if (lastDay) return say('on-last-day')
  const next = scheduleFor(record, context.today, options)[0]
  return next ? say('on-next', { day: day(next.day), hour: String(next.hour) }) : say('on-none')
}

/** What was stopped last (`value`: `last`), or last for one action; only while reminders are on. */
function stoppedOf({ record, card, today, action }: ControlContext, options: ControlOptions) {
  const { value } = action
  if (value === undefined || !record.settings.reminders) return undefined
  const own = new Map(subjectsOf(card, today, options).map((about) => [about.step, about.action]))
  return record.stopped.findLast((step) =>
    value === 'last' ? own.has(step) || step === `card:${card.id}` : own.get(step) === value,
  )
}

/** Where nobody can be written to: that it is so, and the calendar, which can remind. Its address is switched on by this. */
function onPage(context: ControlContext, record: PersonRecord, options: ControlOptions): ControlResult {
  const { address = 0 } = record.settings.calendar ?? {}
  const kept = { ...record, settings: { ...record.settings, calendar: { address, on: true } } }
  const text = `${wordsOf(context).say('on-web')}\n\n${nextWords(context, record, options)}`
  const buttons = [
    tap(context, 'reminders', { do: 'reminders' }),
    tap(context, 'calendar', { do: 'calendar' }),
  ]
  return { record: kept, messages: [told(context, text, buttons, calendarLinks(context, options))] }
}

/** Handles "remind me": turns reminders on for one step (`on`) or for everything. */
export function remindControl(options: ControlOptions): ControlHandler {
  return (context) => {
    const on = context.action.on ?? stoppedOf(context, options)
    const record = started(context.record, on, context.card.id, context.today)
    if (options.onPageOnly) return onPage(context, record, options)
    const text = `${wordsOf(context).say('on')}\n\n${nextWords(context, record, options)}`
    const buttons = [
      tap(context, 'reminders', { do: 'reminders' }),
      tap(context, 'calendar', { do: 'calendar' }),
      tap(context, 'rhythm', { do: 'rhythm' }),
      tap(context, 'hour', { do: 'hour' }),
      tap(context, 'test', { do: 'test-reminder' }),
    ]
    return answered(context, record, text, buttons)
  }
}

/** Handles "send me one now": shows the next reminder as it will look on its day. */
export function trialControl(options: ControlOptions): ControlHandler {
  return (context) => {
    const { say, day } = wordsOf(context)
    const on = { ...context.record, settings: { ...context.record.settings, reminders: true } }
    const next = scheduleFor(on, context.today, options)
    const first = next[0]
    const sample =
      first &&
      remindersDue(
        on,
        next.filter((one) => one.day === first.day),
        first.day,
        options,
      )
    const list = [tap(context, 'reminders', { do: 'reminders' })]
    if (!first || !sample) return answered(context, context.record, say('test-none'), list)
    const note = told(context, say('test', { day: day(first.day) }))
    return { record: context.record, messages: [note, ...sample.messages] }
  }
}
