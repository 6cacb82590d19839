import type { Language } from '../../../contracts/languages.ts'
import type { CardMessage, Message } from '../../../contracts/message.ts'
import { cardOf } from '../../conversation/state/cards.ts'
import type { PersonRecord } from '../../conversation/state/record.ts'
import { daysBetween } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import { translator } from '../../language/translate.ts'
import type { PlannedReminder } from '../schedule/planned-reminder.ts'
import { priorityOf } from '../schedule/priority.ts'
import { type Operation, projectedPlanOf } from '../schedule/projected-plan.ts'
import { type DatedContent, dueContentOf } from './due-content.ts'
import { type Body, type MessageBuilder, messageBuilderFor, messageOf } from './message-builder.ts'
import { finishBody, followUpBody, orderedBody, unconfirmedBody } from './question-words.ts'
import { nudgeBody, renewFirstBody, stepBody } from './step-words.ts'

/** The most full messages in one delivery: LINE takes five in one push. Further cards get one line each. */
const AT_MOST = 4

function bodyOf(builder: MessageBuilder, due: DatedContent): Body {
  const { content } = due
  switch (content.kind) {
    case 'step':
      return stepBody(builder, due, content)
    case 'renew-first':
      return renewFirstBody(builder, due, content)
    case 'nudge':
      return nudgeBody(builder, due, content)
    case 'follow-up':
      return followUpBody(builder, due, content)
    case 'unconfirmed':
      return unconfirmedBody(builder, due, content)
    case 'ordered':
      return orderedBody(builder, due)
    case 'finish':
      return finishBody(builder, due, content)
  }
}

/** The message of one due reminder. `lateSince`: the planned day, named first when the reminder is late. */
function wordsFor(record: PersonRecord, due: DatedContent, lateSince?: Day): CardMessage<'personal'> {
  const builder = messageBuilderFor(record, due.card, due.today)
  const body = bodyOf(builder, due)
  const late = lateSince ? [builder.say('late', { day: builder.day(lateSince) })] : []
  return messageOf(builder, { ...body, lead: [...late, ...(body.lead ?? [])] })
}

function urgency({ content, today }: DatedContent): number {
  switch (content.kind) {
    case 'step':
      return priorityOf(content.step.action, daysBetween(today, content.step.goBy ?? content.by))
    case 'renew-first':
      return priorityOf('apply-to-immigration', daysBetween(today, content.goBy ?? content.by))
    case 'unconfirmed':
      return priorityOf('extend', daysBetween(today, content.goBy))
    case 'finish':
      return content.by ? priorityOf('finish', daysBetween(today, content.by)) : 4
    case 'nudge':
      return priorityOf(content.step.action, 30)
    case 'ordered':
      return priorityOf('collect-my-number-card', 30)
    case 'follow-up':
      return priorityOf(content.action, -1)
  }
}

interface Spoken {
  readonly message: CardMessage<'personal'>
  readonly priority: number
}

function spoken(
  record: PersonRecord,
  reminders: readonly PlannedReminder[],
  today: Day,
  operation: Operation,
): readonly Spoken[] {
  const cards = [...new Set(reminders.map(({ card }) => card))].filter((id) =>
    record.cards.some((one) => one.id === id),
  )
  return cards.flatMap((id) => {
    if (record.stopped.includes(`card:${id}`)) return []
    const own = reminders.filter(({ card }) => card === id)
    const newest = own
      .map(({ day }) => day)
      .sort()
      .at(-1)
    const late = newest && newest < today ? newest : undefined
    const card = cardOf(record, id)
    const seen = { card, projectedPlan: projectedPlanOf(card, today, operation), record, today }
    return dueContentOf(seen, own).map((due) => ({
      message: wordsFor(record, due, late),
      priority: urgency(due),
    }))
  })
}

function rest(language: Language, messages: readonly Spoken[]): readonly Message<'personal'>[] {
  const t = translator(language)
  if (messages.length === 0) return []
  const lines = messages.map(({ message }) => `• ${message.headline}`)
  const buttons = [{ label: t('reminder.button.reminders'), action: { do: 'reminders' as const } }]
  const text = [t('reminder.more'), ...lines].join('\n')
  return [{ kind: 'text', audience: 'personal', language, notice: t('reminder.notice'), text, buttons }]
}

/** The messages of one person's due reminders, most urgent first, as one delivery. */
export interface DueWords {
  readonly messages: readonly Message<'personal'>[]
  readonly priority: number
}

/**
 * The texts of a person's due reminders as one delivery, most urgent first, by today's plan: done, stopped
 * and no longer applicable reminders are dropped, late ones say so. `undefined` if none remains.
 */
export function remindersDue(
  record: PersonRecord,
  reminders: readonly PlannedReminder[],
  today: Day,
  operation: Operation = {},
): DueWords | undefined {
  if (!record.settings.reminders) return undefined
  const all = [...spoken(record, reminders, today, operation)].sort(
    (one, other) => other.priority - one.priority,
  )
  const first = all[0]
  if (!first) return undefined
  const shown = all.length > AT_MOST + 1 ? all.slice(0, AT_MOST) : all
  const messages = [...shown.map(({ message }) => message), ...rest(record.language, all.slice(shown.length))]
  return { messages, priority: first.priority }
}
