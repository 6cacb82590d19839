import { createHash } from 'node:crypto'

/** The kind of metadata that marks our messages. Readable by other apps of the workspace: it holds nothing but the mark. */
export const EVENT_TYPE = 'kigen_delivery'

/** The mark of one post of a delivery: tells nothing, is the same at every attempt. */
export function markOf(delivery: string, post: number | string): string {
  return createHash('sha256').update(`${delivery}\n${post}`).digest('base64url').slice(0, 22)
}

/** The metadata of one post (docs.slack.dev/messaging/message-metadata). */
export function metadataOf(mark: string) {
  return { event_type: EVENT_TYPE, event_payload: { id: mark } }
}
