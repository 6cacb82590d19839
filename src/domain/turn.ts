import type { Incoming } from '../contracts/incoming.ts'
import type { Message } from '../contracts/message.ts'
import { converse } from './conversation/converse.ts'
import type { PersonRecord } from './conversation/state/record.ts'
import type { Day } from './dates/day.ts'
import { reminderControls } from './reminders/controls/reminder-controls.ts'
import { DAYTIME } from './reminders/schedule/hours.ts'
import type { PlannedReminder } from './reminders/schedule/planned-reminder.ts'
import { type Operation, scheduleFor } from './reminders/schedule/projected-plan.ts'

/** Everything one turn rests on; nothing else is read. */
export interface TurnInput extends Operation {
  /** What is kept of the person; `undefined` at first contact. */
  readonly record: PersonRecord | undefined
  readonly incoming: Incoming
  /** The day in Japan. */
  readonly today: Day
  /** The profile's language as the platform says it (`vi-VN`). */
  readonly languageHint?: string
  /** The profile's time zone (IANA) as the platform says it; reminders then keep to the hours of that zone. */
  readonly zoneHint?: string
}

/** Everything that one turn leads to. */
export interface TurnResult {
  /** What is kept from now on; `undefined`: everything about the person is erased. */
  readonly record: PersonRecord | undefined
  readonly messages: readonly Message[]
  /** The whole schedule as it should be from now on; the store compares it with what is scheduled. */
  readonly reminders: readonly PlannedReminder[]
}

/** The zone of the profile is taken once; what the person set themselves stays. */
function withZone(record: PersonRecord, zone: string | undefined): PersonRecord {
  if (!zone || record.settings.zone) return record
  return { ...record, settings: { ...record.settings, zone } }
}

/**
 * One turn of the conversation: what is kept, what came in and the day in Japan lead to what is kept, said and scheduled.
 * Pure and total: the same input gives the same result, and nothing that comes in makes it throw.
 */
export function turn(input: TurnInput): TurnResult {
  const { today, zoneHint, alsoClosed } = input
  const operation = { hours: input.hours ?? DAYTIME, ...(alsoClosed && { alsoClosed }) }
  const said = converse(input, reminderControls(operation))
  const record = said.record && withZone(said.record, zoneHint)
  return { record, messages: said.messages, reminders: record ? scheduleFor(record, today, operation) : [] }
}
