import type { Controls } from '../../conversation/context/control.ts'
import { DAYTIME } from '../schedule/hours.ts'
import { calendarControl } from './calendar-controls.ts'
import type { ControlOptions } from './context.ts'
import { listControl } from './list.ts'
import { hourControl, rhythm } from './settings.ts'
import { snoozeControl, stopControl } from './snooze-stop.ts'
import { remindControl, trialControl } from './start.ts'
import { doneControl, newCard, notYetControl } from './steps.ts'

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
