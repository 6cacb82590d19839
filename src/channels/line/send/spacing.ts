import type { Delivery, Outcome, Sender } from '../../../contracts/delivery.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import { createRecent } from '../../../support/recent.ts'

/** After an answer a reminder waits so long, in milliseconds: it may show the same card, and costs a push. */
const APART_MS = 60_000
/** People whose last answer is remembered. */
const REMEMBERED = 10_000

/** The same sender, which keeps a reminder back for a minute after an answer to the same person by this process. */
export function withSpacing(sender: Sender, now: () => Instant): Sender {
  const answered = createRecent<PersonId, Instant>(REMEMBERED)

  const waitFor = ({ person, cause }: Delivery): Instant | undefined => {
    const at = cause === 'reminder' ? answered.get(person) : undefined
    return at !== undefined && now() >= at && now() < at + APART_MS ? at + APART_MS : undefined
  }
  return {
    channel: sender.channel,
    send: async (delivery): Promise<Outcome> => {
      const notBefore = waitFor(delivery)
      if (notBefore !== undefined)
        return {
          state: 'held',
          reason: 'just answered',
          notBefore,
          ...(delivery.memo && { memo: delivery.memo }),
        }
      const outcome = await sender.send(delivery)
      if (outcome.state === 'sent' && delivery.cause === 'reply') answered.set(delivery.person, now())
      return outcome
    },
  }
}
