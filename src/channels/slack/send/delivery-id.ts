import { createHash } from 'node:crypto'

/** Type of the message metadata. Other apps of the workspace can read metadata, so it holds nothing but the mark. */
export const EVENT_TYPE = 'kigen_delivery'

/** The mark of one post of a delivery: a hash without content, the same at every attempt. */
export function markOf(delivery: string, post: number | string): string {
  return createHash('sha256').update(`${delivery}\n${post}`).digest('base64url').slice(0, 22)
}

/** Metadata of one post (docs.slack.dev/messaging/message-metadata). */
export function metadataOf(mark: string) {
  return { event_type: EVENT_TYPE, event_payload: { id: mark } }
}
