import type { Delivery, Outcome, PersonId, Sender } from '../channels/port.ts'
import { type Day, dayInJapan, type Instant } from '../dates/day.ts'
import type { Person } from '../store/store.ts'
import { DAYTIME, type Hours } from './hours.ts'
import { reminderId } from './ids.ts'
import { isDaytime, nextDaytime } from './night.ts'
import type { PlannedReminder } from './planned.ts'
import { remindersDue } from './words.ts'

/** What looking at a reminder once more, right before it goes out, needs. */
export interface SendingPorts {
  readonly person: (id: PersonId) => Promise<Person | undefined>
  readonly now: () => Instant
  readonly hours?: Hours
}

/** The steps that a delivery's messages are about: card and step stand in their buttons. */
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

/** The delivery in today's words, if it was made on an earlier day; `undefined`: nothing of it is true any more. */
function reworded(delivery: Delivery, person: Person | undefined, today: Day): Delivery | undefined {
  const madeOn = dayInJapan(delivery.firstAttemptAt ?? 0)
  if (delivery.firstAttemptAt === undefined || madeOn >= today) return delivery
  const said = person?.record && remindersDue(person.record, aboutOf(delivery, madeOn), today)
  return said && { ...delivery, messages: said.messages }
}

/**
 * The same sender, careful with reminders that had to wait (a spent quota, an outage): not at night, and after a day in the
 * words of today, or not at all when they are no longer true. Everything else passes as it is.
 */
export function carefulSender(sender: Sender, { person, now, hours = DAYTIME }: SendingPorts): Sender {
  const send = async (delivery: Delivery): Promise<Outcome> => {
    if (delivery.cause !== 'reminder') return sender.send(delivery)
    const found = await person(delivery.person)
    const settings = found?.record?.settings ?? {}
    if (!isDaytime(now(), settings, hours))
      return { state: 'held', reason: 'night', notBefore: nextDaytime(now(), settings, hours) }
    const todays = reworded(delivery, found, dayInJapan(now()))
    return todays ? sender.send(todays) : { state: 'failed', reason: 'no longer true' }
  }
  return { channel: sender.channel, send }
}
