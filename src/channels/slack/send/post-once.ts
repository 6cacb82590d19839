import type { Instant } from '../../../domain/dates/day.ts'
import type { Call } from '../context/call.ts'
import type { Block } from '../render/blocks.ts'
import { metadataOf } from './delivery-id.ts'

/** The result of a post that is never retried automatically. */
export type PostedOnce =
  | { readonly state: 'sent'; readonly channel: string; readonly ts: string }
  | { readonly state: 'unknown'; readonly channel: string; readonly at: Instant }
  | { readonly state: 'not-sent'; readonly error: string }

const text = (data: unknown, name: 'ts' | 'channel'): string | undefined => {
  if (typeof data !== 'object' || data === null) return undefined
  const value: unknown = Reflect.get(data, name)
  return typeof value === 'string' ? value : undefined
}

/** Posts a message to somebody other than the person who asked for it. One attempt: an unknown result is told to the person and never retried. */
export async function postOnce(
  call: Call,
  post: { channel: string; text: string; blocks: readonly Block[]; mark: string },
  now: Instant,
): Promise<PostedOnce> {
  const { channel, mark, ...content } = post
  const result = await call('chat.postMessage', {
    channel,
    ...content,
    unfurl_links: false,
    unfurl_media: false,
    metadata: metadataOf(mark),
  })
  if (result.ok)
    return {
      state: 'sent',
      channel: text(result.data, 'channel') ?? channel,
      ts: text(result.data, 'ts') ?? '',
    }
  return result.kind === 'unknown'
    ? { state: 'unknown', channel, at: now }
    : { state: 'not-sent', error: result.error }
}
