import { signedWebhook, ulid, type WebhookEvent } from './events.ts'
import { hex, type State } from './state.ts'

interface Needs {
  readonly state: State
  readonly secret: string
  readonly botUserId: string
  readonly now: () => number
  readonly random: () => number
}

/** Events on their way to the bot. */
export interface Webhooks {
  /** Makes an event of the moment; `reply`: with a token that answers it. */
  make(user: string, event: Readonly<Record<string, unknown>>, reply: boolean): WebhookEvent
  /** Posts events in one webhook; resolves to the status, 0 when the bot could not be reached. */
  post(events: readonly unknown[]): Promise<number>
  /** Posts one event; unless it was taken, it is delivered again so often. Resolves to the last status. */
  deliver(event: WebhookEvent): Promise<number>
  /** How unreliable the way is: chances from 0 to 1. */
  unrest: { twice: number; redeliveries: number; waitMs: number; escaped: boolean }
  /** How long the bot took to take each webhook, in milliseconds. */
  readonly took: number[]
}

const WITHIN_MS = 2_000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The way from LINE to the bot: signed, once or twice, again when it was not taken. */
export function webhooksOf({ state, secret, botUserId, now, random }: Needs): Webhooks {
  const took: number[] = []

  const post = async (events: readonly unknown[]): Promise<number> => {
    const { body, headers } = signedWebhook(botUserId, events, secret, webhooks.unrest.escaped)
    const began = performance.now()
    try {
      const signal = AbortSignal.timeout(WITHIN_MS)
      const response = await fetch(state.webhook, { method: 'POST', body, headers, signal })
      await response.arrayBuffer()
      took.push(performance.now() - began)
      return response.status
    } catch {
      return 0
    }
  }

  const again = (event: WebhookEvent): WebhookEvent => {
    const token = state.replyTokens.get(String(event.replyToken))
    if (token) token.issuedAt = now()
    return { ...event, deliveryContext: { isRedelivery: true } }
  }

  const webhooks: Webhooks = {
    took,
    unrest: { twice: 0, redeliveries: 3, waitMs: 50, escaped: false },
    post,
    make: (user, event, reply) => {
      const timestamp = now()
      const token = hex(32)
      if (reply)
        state.replyTokens.set(token, { to: user, issuedAt: timestamp, eventAt: timestamp, used: false })
      return {
        type: 'message',
        mode: 'active',
        timestamp,
        source: { type: 'user', userId: user },
        webhookEventId: ulid(timestamp, random),
        deliveryContext: { isRedelivery: false },
        ...(reply && { replyToken: token }),
        ...event,
      }
    },
    deliver: async (event) => {
      let status = await post([event])
      if (random() < webhooks.unrest.twice) await post([event])
      for (let i = 0; i < webhooks.unrest.redeliveries && (status < 200 || status > 299); i += 1) {
        await pause(webhooks.unrest.waitMs)
        status = await post([again(event)])
      }
      return status
    },
  }
  return webhooks
}
