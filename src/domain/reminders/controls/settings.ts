import type { ControlContext, ControlHandler } from '../../conversation/context/control.ts'
import { hourInJapan } from '../schedule/hours.ts'
import type { Rhythm } from '../schedule/schedules.ts'
import { answered, type ControlOptions, tap, wordsOf } from './context.ts'

const RHYTHMS: readonly Rhythm[] = ['few', 'normal', 'many']

/** The hours offered as buttons; a person can type any other. */
const OFFERED: readonly number[] = [7, 8, 9, 10, 12, 15, 17, 18, 19, 20, 21]

/** Changes how often reminders are sent: few, normal or many. */
export const rhythm: ControlHandler = (context) => {
  const { say } = wordsOf(context)
  const chosen = RHYTHMS.find((one) => one === context.action.value)
  const list = [tap(context, 'reminders', { do: 'reminders' })]
  if (!chosen) {
    const offered = RHYTHMS.map((one) => tap(context, one, { do: 'rhythm', value: one }))
    return answered(context, context.record, say('rhythm-ask'), offered)
  }
  const record = { ...context.record, settings: { ...context.record.settings, rhythm: chosen } }
  return answered(context, record, say(`rhythm-set.${chosen}`), list)
}

/** The hour of the day in Japan at which this person's reminders go out on a day. */
function presentHour({ record, today }: ControlContext, { hours }: ControlOptions): number {
  const { hour } = record.settings
  return hourInJapan(today, { hours, ...(hour !== undefined && { own: hour }) })
}

/** Changes the hour of reminders, within the hours that the operator allows. */
export function hourControl(options: ControlOptions): ControlHandler {
  const { from, to } = options.hours
  return (context) => {
    const { say } = wordsOf(context)
    const value = context.action.value ?? ''
    if (!/^\d{1,2}$/.test(value) || Number(value) > 23) {
      const offered = OFFERED.filter((hour) => hour >= from && hour < to)
      const buttons = offered.map((hour) =>
        tap(context, 'hour', { do: 'hour', value: String(hour) }, say('at-hour', { hour: String(hour) })),
      )
      return answered(
        context,
        context.record,
        say('hour-ask', { hour: String(presentHour(context, options)) }),
        buttons,
      )
    }
    const hour = Math.min(Math.max(Number(value), from), to - 1)
    const record = { ...context.record, settings: { ...context.record.settings, hour } }
    const key = hour === Number(value) ? 'hour-set' : 'hour-outside'
    const words = say(key, { hour: String(hour), from: String(from), to: String(to) })
    return answered(context, record, words, [tap(context, 'reminders', { do: 'reminders' })])
  }
}
