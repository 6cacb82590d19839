import { erases, type PersonRecord } from '../../domain/conversation/state/record.ts'
import type { PlannedReminder } from '../../domain/reminders/schedule/planned-reminder.ts'
import type { StoreContext } from '../contract/context.ts'
import type { TurnHandler } from '../contract/store.ts'
import type { WaitingEvent } from '../inbox/inbox.ts'
import type { Draft } from '../outbox/outbox.ts'

/** Answers go before every reminder, whose priorities end at 9. */
const REPLY_PRIORITY = 10

/** What all waiting events together came to. */
export interface AppliedEvents {
  readonly record: PersonRecord | undefined
  readonly plan: readonly PlannedReminder[]
  readonly drafts: readonly Draft[]
  /** The person asked for it at some point; what was said before went with the rest. */
  readonly erased: boolean
}

/** The course after one more event. */
export function applyEvent(
  context: StoreContext,
  turn: TurnHandler,
  before: AppliedEvents,
  { name, event }: WaitingEvent,
): AppliedEvents {
  const { record, messages, reminders } = turn(event, before.record)
  const isErased = erases(before.record, record)
  const draft: Draft = {
    id: context.names.uuid('reply', name),
    person: event.person,
    messages,
    replyTo: event.replyTo,
    cause: 'reply',
    priority: REPLY_PRIORITY,
    goodbye: isErased,
  }
  const kept = isErased ? [] : before.drafts
  return {
    record,
    plan: reminders,
    drafts: messages.length > 0 ? [...kept, draft] : kept,
    erased: before.erased || isErased,
  }
}
