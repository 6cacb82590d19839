import { z } from 'zod'
import type { Instant } from '../../../domain/dates/day.ts'
import type { Call, CallFailure } from '../context/call.ts'
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

/** The result of a look through a conversation's history. */
export type Found =
  | { readonly ok: true; readonly arrived: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly failure: CallFailure }

/** Slack's clock may differ from ours. */
const EARLIER_MS = 60_000
/** Slack gives commercially distributed apps 15 messages in one response. */
const PAGE = 15
const PAGES = 40

type Place = { readonly channel: string; readonly thread?: string | undefined }

async function pageOf(call: Call, where: Place, since: Instant, cursor: string) {
  const result = await call(where.thread ? 'conversations.replies' : 'conversations.history', {
    channel: where.channel,
    ...(where.thread && { ts: where.thread }),
    oldest: ((since - EARLIER_MS) / 1000).toFixed(6),
    inclusive: true,
    include_all_metadata: true,
    limit: PAGE,
    ...(cursor && { cursor }),
  })
  if (!result.ok) return result
  const read = page.safeParse(result.data)
  return read.success ? read.data : ({ ok: false, kind: 'unknown', error: 'unreadable' } as const)
}

type Marked = z.infer<typeof page>['messages'][number]

function markIn({ metadata }: Marked): string | undefined {
  return metadata?.event_type === EVENT_TYPE ? metadata.event_payload?.id : undefined
}

/**
 * Looks for our own marks in a direct message, or in one of its threads, since the first attempt.
 * `arrived`: mark to the `ts` of its message.
 */
export async function findArrived(call: Call, where: Place, since: Instant): Promise<Found> {
  const arrived = new Map<string, string>()
  let cursor = ''
  for (let seen = 0; seen < PAGES; seen += 1) {
    const found = await pageOf(call, where, since, cursor)
    if ('ok' in found) return { ok: false, failure: found }
    for (const message of found.messages) {
      const mark = markIn(message)
      if (mark) arrived.set(mark, message.ts)
    }
    cursor = found.response_metadata?.next_cursor ?? ''
    if (cursor === '') break
  }
  return { ok: true, arrived }
}
