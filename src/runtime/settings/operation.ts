import type { Operation } from '../../domain/reminders/schedule/projected-plan.ts'
import type { Settings } from './settings.ts'

/** The part of the settings that the domain uses for everybody: the hours of reminders and further closed days (days in Japan). */
export function operationOf({
  reminderHours,
  closedDays,
}: Pick<Settings, 'reminderHours' | 'closedDays'>): Operation {
  return { hours: reminderHours, alsoClosed: new Set(closedDays) }
}
