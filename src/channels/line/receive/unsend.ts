import { createRecent } from '../../../support/recent.ts'
import type { LinePorts } from '../api/ports.ts'

/**
 * People can unsend a message within 24 hours. Source:
 * https://developers.line.biz/en/docs/messaging-api/development-guidelines/
 */
const FOR_MS = 25 * 3_600_000

/** The most ids of messages unsent before they arrived. */
const EARLY = 1_000

/** Deletes unsent messages. LINE identifies them by message id, the store by event key. */
export interface UnsentMessages {
  /** Stores the event key of a message. */
  came(messageId: string, key: string, person: string): Promise<void>
  /** Deletes the message's content. */
  forget(messageId: string): Promise<void>
  /** Whether the message was unsent before it arrived: webhooks may arrive out of order. */
  wasForgotten(messageId: string): boolean
}

/** Creates it on the key–value store. */
export function createUnsentMessages(
  ports: Pick<LinePorts, 'values' | 'forgetEvent' | 'now'>,
): UnsentMessages {
  const early = createRecent<string, true>(EARLY)
  const nameOf = (messageId: string) => `line:message:${messageId}`
  return {
    came: (messageId, key, person) =>
      ports.values.set(nameOf(messageId), key, { owner: person, expiresAt: ports.now() + FOR_MS }),
    forget: async (messageId) => {
      early.set(messageId, true)
      const key = await ports.values.get(nameOf(messageId))
      if (key) await ports.forgetEvent(key)
    },
    wasForgotten: (messageId) => early.has(messageId),
  }
}
