import type { Delivery, Outcome, Sender } from '../contracts/delivery.ts'
import type { PersonId } from '../contracts/person.ts'
import type { PersonRecord } from '../domain/conversation/state/record.ts'
import { type Day, dayInJapan, type Instant } from '../domain/dates/day.ts'
import { reminderId } from '../domain/reminders/schedule/ids.ts'
import type { PlannedReminder } from '../domain/reminders/schedule/planned-reminder.ts'
import type { Operation } from '../domain/reminders/schedule/projected-plan.ts'
import { isDaytime, nextDaytime } from '../domain/reminders/schedule/quiet-hours.ts'
import type { Person } from '../store/contract/store.ts'

/** The ports of the stale guard. */
export interface StaleGuardPorts extends Operation {
  readonly person: (id: PersonId) => Promise<Person | undefined>
  readonly now: () => Instant
}

/** The cards and steps that a delivery is about, from its buttons. */
function aboutOf({ messages }: Delivery, madeOn: Day): readonly PlannedReminder[] {
  const taps = messages.flatMap(({ buttons }) => buttons.map(({ action }) => action))
  const steps = new Map(taps.flatMap(({ card, on }) => (card && on ? [[`${card} ${on}`, { card, on }]] : [])))
  const again = ({ card, on }: { card: string; on: string }, stage: string): PlannedReminder => ({
    id: reminderId(on, stage),
    card,
    kind: `again:${stage}`,
    day: madeOn,
    hour: 0,
    priority: 0,
  })
  return [...steps.values()].flatMap((one) => [again(one, 'held'), again(one, 'after-held')])
}

/** The delivery in today's words; `undefined` if none of its reminders applies any more. */
async function reworded(
  delivery: Delivery,
  record: PersonRecord | undefined,
  today: Day,
  operation: Operation,
): Promise<Delivery | undefined> {
  // Imported on demand, because it loads all rules and is rarely needed.
  const { remindersDue } = await import('../domain/reminders/content/words.ts')
  const said =
    record && remindersDue(record, aboutOf(delivery, dayInJapan(delivery.madeAt ?? 0)), today, operation)
  return said && { ...delivery, messages: said.messages }
}

/** First attempts are not judged again within so many milliseconds. */
const FRESH_MS = 5 * 60_000

/** Whether the dispatcher has just made it from the current plan. */
function isFresh({ madeAt = 0, attempts }: Delivery, now: Instant): boolean {
  return attempts === 0 && now >= madeAt && now - madeAt <= FRESH_MS && dayInJapan(madeAt) === dayInJapan(now)
}

/**
 * Wraps a sender: a reminder that was delayed (quota, outage) is not sent at night, and after a day it is
 * worded anew, or dropped if it no longer applies. Other deliveries pass unchanged.
 */
export function withStaleGuard(sender: Sender, { person, now, ...operation }: StaleGuardPorts): Sender {
  const { hours } = operation
  const again = async (delivery: Delivery): Promise<Outcome> => {
    const record = (await person(delivery.person))?.record
    const settings = record?.settings ?? {}
    if (!isDaytime(now(), settings, hours))
      return { state: 'held', reason: 'night', notBefore: nextDaytime(now(), settings, hours) }
    const today = dayInJapan(now())
    const todays =
      dayInJapan(delivery.madeAt ?? now()) < today
        ? await reworded(delivery, record, today, operation)
        : delivery
    return todays ? sender.send(todays) : { state: 'failed', reason: 'no longer true' }
  }
  const send = (delivery: Delivery): Promise<Outcome> =>
    delivery.cause !== 'reminder' || isFresh(delivery, now()) ? sender.send(delivery) : again(delivery)
  return { channel: sender.channel, send }
}
