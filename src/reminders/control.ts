import type { Controls } from '../conversation/control.ts'
import { calendarControl } from './control/calendar.ts'
import type { ControlOptions } from './control/context.ts'
import { listControl } from './control/list.ts'
import { snoozeControl, stopControl } from './control/quiet.ts'
import { hourControl, rhythm } from './control/settings.ts'
import { remindControl, trialControl } from './control/start.ts'
import { doneControl, newCard, notYetControl } from './control/steps.ts'
import { DAYTIME } from './hours.ts'

/** What a person can do about reminders and the calendar, by action. Pure. */
export function reminderControls(options: ControlOptions = { hours: DAYTIME }): Controls {
  return {
    remind: remindControl(options),
    reminders: listControl(options),
    done: doneControl(options),
    'not-yet': notYetControl(options),
    'new-card': newCard,
    snooze: snoozeControl(options),
    stop: stopControl(options),
    rhythm,
    hour: hourControl(options),
    'test-reminder': trialControl(options),
    calendar: calendarControl(options),
  }
}
