import type { Controls } from '../conversation/control.ts'
import { calendar } from './control/calendar.ts'
import type { ControlOptions } from './control/context.ts'
import { listControl } from './control/list.ts'
import { snooze, stop } from './control/quiet.ts'
import { hourControl, rhythm } from './control/settings.ts'
import { remindControl, trialControl } from './control/start.ts'
import { done, newCard, notYet } from './control/steps.ts'
import { DAYTIME } from './hours.ts'

/** What a person can do about reminders and the calendar, by action. Pure. */
export function reminderControls(options: ControlOptions = { hours: DAYTIME }): Controls {
  return {
    remind: remindControl(options),
    reminders: listControl(options),
    done,
    'not-yet': notYet,
    'new-card': newCard,
    snooze,
    stop,
    rhythm,
    hour: hourControl(options),
    'test-reminder': trialControl(options),
    calendar,
  }
}
