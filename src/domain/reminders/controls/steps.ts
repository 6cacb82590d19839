import type { ControlContext, ControlHandler, ControlResult } from '../../conversation/context/control.ts'
import { stepOf } from '../schedule/ids.ts'
import { scheduleFor } from '../schedule/projected-plan.ts'
import { canWait } from '../schedule/reminder-dates.ts'
import { afterDone } from './after-done.ts'
import { answered, type ControlOptions, resumed, tap, wordsOf } from './context.ts'
import { type About, aboutOf } from './subject.ts'

/** Steps whose "done" has a text of its own. */
const SPOKEN: readonly string[] = [
  'special-extension',
  'extend',
  'reissue',
  'apply-for-new-card',
  'collect-my-number-card',
  'renew-certificates',
  'apply-to-immigration',
  'collect-residence-card',
]

const unknown = (context: ControlContext): ControlResult =>
  resumed(context, context.card, wordsOf(context).say('unknown'))

/** Handles "done": notes it, and asks for the new dates if the step changes dates, so that the next reminders can be planned. */
export const doneControl =
  (options: ControlOptions): ControlHandler =>
  (context) => {
    const about = aboutOf(context, options)
    if (!about) return unknown(context)
    const { action, step } = about
    const card = afterDone(context.card, action, step, context.today)
    return resumed(context, card, wordsOf(context).say(`done.${SPOKEN.includes(action) ? action : 'other'}`))
  }

/** Handles "the new residence card arrived": asks for its date and the new end of stay. */
export const newCard: ControlHandler = (context) => {
  const card = afterDone(context.card, 'new-residence-card', undefined, context.today)
  return resumed(context, card, wordsOf(context).say('new-card'))
}

/** The last day is over and the step was not done: ends its questions and says what can be done now. */
function missed(context: ControlContext, { step }: About): ControlResult {
  const record = { ...context.record, stopped: [...new Set([...context.record.stopped, step])] }
  return resumed({ ...context, record }, context.card, wordsOf(context).say('missed'))
}

/** Handles "not yet": says when the next reminder comes, or what can be done after the last day. */
export const notYetControl =
  (options: ControlOptions): ControlHandler =>
  (context) => {
    const about = aboutOf(context, options)
    if (!about) return unknown(context)
    const { today, record, card } = context
    if (about.by && about.by < today) return missed(context, about)
    const { say, day } = wordsOf(context)
    const next = scheduleFor(record, today, options).find(
      (one) => stepOf(one.id) === about.step && one.day > today,
    )
    const buttons = [
      ...(canWait(about.goBy ?? about.by, today)
        ? [tap(context, 'snooze-other', { do: 'snooze', card: card.id, on: about.step })]
        : []),
      tap(context, 'review', { do: 'review', card: card.id }),
    ]
    return answered(
      context,
      record,
      next ? say('not-yet-next', { day: day(next.day) }) : say('not-yet'),
      buttons,
    )
  }
