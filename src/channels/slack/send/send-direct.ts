import type { Outcome } from '../../../contracts/delivery.ts'
import type { ReplyTarget } from '../context/reply-target.ts'
import { directChannel } from '../members/direct-channel.ts'
import { type Post, renderPersonal } from '../render/render.ts'
import { type Attempt, failed, noted, now, quiet, retryIn, turnToPost } from './attempt.ts'
import { needsReconciling } from './attempt-state.ts'
import { markOf, metadataOf } from './delivery-id.ts'
import { outcomeOf } from './outcome.ts'
import { findArrived } from './reconcile.ts'

/** Into the direct message, post by post; each bears its own mark. */
export async function direct(attempt: Attempt, surface: ReplyTarget): Promise<Outcome> {
  const { ports, delivery, member, call, memo } = attempt
  // An address that Slack does not know any more is not used twice.
  const own = surface.surface === 'dm' && !memo.reopened ? surface : undefined
  const opened = own?.channel
    ? { channel: own.channel }
    : await directChannel(call, ports.values, delivery.person, member)
  if (!('channel' in opened))
    return failed(attempt, 'conversations.open', opened, { sent: memo.sent, safe: true })
  const where = { channel: opened.channel, thread: own?.channel ? own.thread : undefined }
  const posts = delivery.messages.flatMap((message) => renderPersonal(message, ports.seal))
  const marks = posts.map((_, at) => markOf(delivery.id, at))
  const arrived = await arrivedBefore(attempt, where)
  if ('state' in arrived) return arrived
  return postAll(attempt, where, posts, marks, arrived)
}

/** What earlier attempts of unknown fate left in the direct message. */
async function arrivedBefore(
  attempt: Attempt,
  where: { channel: string; thread?: string | undefined },
): Promise<ReadonlyMap<string, string> | Outcome> {
  const { ports, delivery, member, call, memo } = attempt
  if (!needsReconciling(delivery)) return new Map()
  const since = delivery.firstAttemptAt ?? now(attempt) - 3_600_000
  const closed = ports.pace.closed(member.team, 'conversations.history')
  if (closed > 0) return waitingForHistory(attempt, closed)
  const found = await findArrived(call, where, since)
  if (found.ok) return found.arrived
  if (found.result.kind === 'limited') {
    ports.pace.close(member.team, 'conversations.history', found.result.afterMs)
    return waitingForHistory(attempt, found.result.afterMs)
  }
  // A thread that is gone holds nothing of ours.
  if (found.result.error === 'thread_not_found') return new Map()
  if (found.result.kind === 'refused')
    return outcomeOf(found.result, noted(attempt, { sent: memo.sent }), now(attempt), quiet(attempt))
  return waitingForHistory(attempt, quiet(attempt))
}

function waitingForHistory(attempt: Attempt, ms: number): Outcome {
  return { state: 'unknown', reason: 'reconciling', notBefore: now(attempt) + ms, memo: noted(attempt, {}) }
}

async function postAll(
  attempt: Attempt,
  where: { channel: string; thread?: string | undefined },
  posts: readonly Post[],
  marks: readonly string[],
  arrived: ReadonlyMap<string, string>,
): Promise<Outcome> {
  let ref = ''
  for (const [at, post] of posts.entries()) {
    const mark = marks[at] ?? ''
    if (at < attempt.memo.sent || arrived.has(mark)) {
      ref = arrived.get(mark) ?? ref
      continue
    }
    const waiting = await turnToPost(attempt, where.channel)
    if (waiting > 0) return retryIn(attempt, waiting, at)
    const result = await attempt.call('chat.postMessage', {
      channel: where.channel,
      ...(where.thread && { thread_ts: where.thread }),
      text: post.text,
      blocks: post.blocks,
      unfurl_links: false,
      unfurl_media: false,
      metadata: metadataOf(mark),
    })
    if (!result.ok) return failed(attempt, 'chat.postMessage', result, { sent: at })
    ref = tsOf(result.data) ?? ref
  }
  return { state: 'sent', ...(ref && { ref }) }
}

function tsOf(data: unknown): string | undefined {
  return typeof data === 'object' && data !== null && 'ts' in data && typeof data.ts === 'string'
    ? data.ts
    : undefined
}

/** From here on the delivery is one for the direct message. */
export function goDirect(attempt: Attempt): Promise<Outcome> {
  return direct({ ...attempt, memo: { ...attempt.memo, direct: true, sent: 0 } }, { surface: 'dm' })
}
