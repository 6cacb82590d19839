import { z } from 'zod'
import type { Instant } from '../../dates/day.ts'
import type { Call, CallResult } from './api.ts'
import { EVENT_TYPE } from './delivery-id.ts'

const page = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        metadata: z
          .object({
            event_type: z.string(),
            event_payload: z.object({ id: z.string().optional() }).optional(),
          })
          .optional(),
      }),
    )
    .default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})

/** What became of posts of unknown fate. */
export type Found =
  | { readonly ok: true; readonly arrived: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly result: Exclude<CallResult, { ok: true }> }

/** Clocks differ, and the attempt was begun before it was noted. */
const EARLIER_MS = 60_000
/** Slack gives commercial apps 15 messages at a time. */
const PAGE = 15
const PAGES = 40

/**
 * Looks through a direct message (or its thread) since the first attempt for our own marks.
 * `arrived`: mark to the `ts` of the message that bears it.
 */
export async function findArrived(
  call: Call,
  where: { readonly channel: string; readonly thread?: string | undefined },
  since: Instant,
): Promise<Found> {
  const arrived = new Map<string, string>()
  let cursor = ''
  for (let seen = 0; seen < PAGES; seen += 1) {
    const result = await call(where.thread ? 'conversations.replies' : 'conversations.history', {
      channel: where.channel,
      ...(where.thread && { ts: where.thread }),
      oldest: ((since - EARLIER_MS) / 1000).toFixed(6),
      inclusive: true,
      include_all_metadata: true,
      limit: PAGE,
      ...(cursor && { cursor }),
    })
    if (!result.ok) return { ok: false, result }
    const read = page.safeParse(result.data)
    if (!read.success) return { ok: false, result: { ok: false, kind: 'unknown', error: 'unreadable' } }
    for (const { ts, metadata } of read.data.messages) {
      const id = metadata?.event_type === EVENT_TYPE ? metadata.event_payload?.id : undefined
      if (id) arrived.set(id, ts)
    }
    cursor = read.data.response_metadata?.next_cursor ?? ''
    if (cursor === '') break
  }
  return { ok: true, arrived }
}
