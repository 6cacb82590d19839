import type { Delivery, Outcome, Sender } from '../../../contracts/delivery.ts'
import type { Instant } from '../../../domain/dates/day.ts'

/** After an answer a reminder waits so long, in milliseconds: it may show the same card, and costs a push. */
const APART_MS = 60_000

/** Until when the delivery waits. An answer in the future says that the clock was set back: nothing waits for it. */
function waitFor({ answeredAt }: Delivery, now: Instant): Instant | undefined {
  if (answeredAt === undefined || now < answeredAt || now >= answeredAt + APART_MS) return undefined
  return answeredAt + APART_MS
}

/** The same sender, which keeps a reminder back for a minute after an answer to the same person by any process. */
export function withSpacing(sender: Sender, now: () => Instant): Sender {
  return {
    channel: sender.channel,
    send: async (delivery): Promise<Outcome> => {
      const notBefore = waitFor(delivery, now())
      if (notBefore === undefined) return sender.send(delivery)
      const { memo } = delivery
      return { state: 'held', reason: 'just answered', notBefore, ...(memo && { memo }) }
    },
  }
}
