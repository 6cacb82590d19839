import type { Incoming } from '../contracts/incoming.ts'
import type { Message } from '../contracts/message.ts'
import { converse } from './conversation/converse.ts'
import type { PersonRecord } from './conversation/state/record.ts'
import type { Day } from './dates/day.ts'
import { reminderControls } from './reminders/controls/reminder-controls.ts'
import { DAYTIME } from './reminders/schedule/hours.ts'
import type { PlannedReminder } from './reminders/schedule/planned-reminder.ts'
import { type Operation, scheduleFor } from './reminders/schedule/projected-plan.ts'

/** The inputs of one turn. */
export interface TurnInput extends Operation {
  /** The person's record; `undefined` at first contact. */
  readonly record: PersonRecord | undefined
  readonly incoming: Incoming
  /** The day in Japan. */
  readonly today: Day
  /** The profile's language as the platform says it (`vi-VN`). */
  readonly languageHint?: string
  /** The profile's time zone (IANA) as the platform says it; reminders then keep to the hours of that zone. */
  readonly zoneHint?: string
  /** The person can only be written to while their page is open; a reminder would be seen at their return. */
  readonly onPageOnly?: boolean
}

/** The results of one turn. */
export interface TurnResult {
  /** The record to keep; `undefined` erases everything about the person. */
  readonly record: PersonRecord | undefined
  readonly messages: readonly Message[]
  /** The whole schedule from now on; the store compares it with the stored one. */
  readonly reminders: readonly PlannedReminder[]
}

/** Takes the time zone of the profile once; a zone that the person set stays. */
function withZone(record: PersonRecord, zone: string | undefined): PersonRecord {
  if (!zone || record.settings.zone) return record
  return { ...record, settings: { ...record.settings, zone } }
}

/**
 * One turn of the conversation: record, incoming event and day in Japan give record, messages and reminders.
 * Pure: the same input gives the same result. No incoming event makes it throw.
 */
export function turn(input: TurnInput): TurnResult {
  const { today, zoneHint, alsoClosed, onPageOnly = false } = input
  const operation = { hours: input.hours ?? DAYTIME, ...(alsoClosed && { alsoClosed }) }
  const said = converse(input, reminderControls({ ...operation, onPageOnly }))
  const record = said.record && withZone(said.record, zoneHint)
  return { record, messages: said.messages, reminders: record ? scheduleFor(record, today, operation) : [] }
}
