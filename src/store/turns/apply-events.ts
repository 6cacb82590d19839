import type { PersonRecord } from '../../domain/conversation/state/record.ts'
import type { PlannedReminder } from '../../domain/reminders/schedule/planned-reminder.ts'
import type { StoreContext } from '../contract/context.ts'
import type { EventHandler } from '../contract/store.ts'
import type { WaitingEvent } from '../inbox/inbox.ts'
import type { Draft } from '../outbox/outbox.ts'

/** The combined result of a person's waiting events. */
export interface AppliedEvents {
  readonly record: PersonRecord | undefined
  readonly plan: readonly PlannedReminder[]
  readonly drafts: readonly Draft[]
  /** One of the events erased the person; replies to the events before it are dropped. */
  readonly erased: boolean
}

/** The result after one more event. */
export function applyEvent(
  context: StoreContext,
  handle: EventHandler,
  before: AppliedEvents,
  { name, event }: WaitingEvent,
): AppliedEvents {
  const { record, messages, reminders, priority, erases } = handle(event, before.record)
  const draft: Draft = {
    id: context.names.uuid('reply', name),
    person: event.person,
    messages,
    replyTo: event.replyTo,
    cause: 'reply',
    priority,
    goodbye: erases,
  }
  const kept = erases ? [] : before.drafts
  return {
    record,
    plan: reminders,
    drafts: messages.length > 0 ? [...kept, draft] : kept,
    erased: before.erased || erases,
  }
}
