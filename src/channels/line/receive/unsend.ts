import { createRecent } from '../../../support/recent.ts'
import type { LinePorts } from '../api/ports.ts'

/** A person can take a message back for 24 hours. Source: https://developers.line.biz/en/docs/messaging-api/development-guidelines/ */
const FOR_MS = 25 * 3_600_000

/** How many ids of messages that were taken back before they came are remembered. */
const EARLY = 1_000

/** Messages that their sender takes back; LINE names them by message, we keep them by event. */
export interface UnsentMessages {
  /** Remembers which event a message came with. */
  came(messageId: string, key: string, person: string): Promise<void>
  /** The message goes from what is kept. */
  forget(messageId: string): Promise<void>
  /** Whether the message was taken back before it came: webhooks may be reordered. */
  wasForgotten(messageId: string): boolean
}

/** Forgetting over the store's values. */
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
