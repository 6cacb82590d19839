import type { Outcome } from '../../../contracts/delivery.ts'
import type { ReplyTarget } from '../context/reply-target.ts'
import { directChannel } from '../members/direct-channel.ts'
import { type Post, renderPersonal } from '../render/render.ts'
import { type Attempt, failed, noted, now, quiet, retryIn, turnToPost } from './attempt.ts'
import { needsReconciling } from './attempt-state.ts'
import { markOf, metadataOf } from './delivery-id.ts'
import { findArrived } from './reconcile.ts'

interface Place {
  readonly channel: string
  readonly thread?: string | undefined
}

/** Sends to the direct message, post by post. Each post carries its own mark, by which it is found again. */
export async function direct(attempt: Attempt, target: ReplyTarget): Promise<Outcome> {
  const { ports, delivery, member, call, state } = attempt
  // A channel id that Slack does not know any more is not used again; the thread was in that channel.
  const own = target.surface === 'dm' && !state.reopened ? target : undefined
  const opened = own?.channel
    ? { channel: own.channel }
    : await directChannel(call, ports.values, delivery.person, member)
  if (!('channel' in opened))
    return failed(attempt, 'conversations.open', opened, { sent: state.sent, safe: true })
  const place = { channel: opened.channel, thread: own?.channel ? own.thread : undefined }
  const posts = delivery.messages.flatMap((message) => renderPersonal(message, ports.buttonCrypto))
  const arrived = await arrivedBefore(attempt, place)
  if ('state' in arrived) return arrived
  return postAll(attempt, place, posts, arrived)
}

/** Posts of earlier attempts with an unknown result that did arrive: mark to `ts`. */
async function arrivedBefore(attempt: Attempt, place: Place): Promise<ReadonlyMap<string, string> | Outcome> {
  const { ports, delivery, member, call, state } = attempt
  if (!needsReconciling(delivery)) return new Map()
  const since = delivery.firstAttemptAt ?? now(attempt) - 3_600_000
  const closed = ports.rateLimiter.closed(member.team, 'conversations.history')
  if (closed > 0) return waitForHistory(attempt, closed)
  const found = await findArrived(call, place, since)
  if (found.ok) return found.arrived
  if (found.failure.kind === 'limited') {
    ports.rateLimiter.close(member.team, 'conversations.history', found.failure.afterMs)
    return waitForHistory(attempt, found.failure.afterMs)
  }
  // A thread that does not exist any more has no posts.
  if (found.failure.error === 'thread_not_found') return new Map()
  if (found.failure.kind !== 'refused') return waitForHistory(attempt, quiet(attempt))
  return failed(attempt, 'conversations.history', found.failure, { sent: state.sent })
}

function waitForHistory(attempt: Attempt, ms: number): Outcome {
  return { state: 'unknown', reason: 'reconciling', notBefore: now(attempt) + ms, memo: noted(attempt, {}) }
}

async function postAll(
  attempt: Attempt,
  place: Place,
  posts: readonly Post[],
  arrived: ReadonlyMap<string, string>,
): Promise<Outcome> {
  let ref = ''
  for (const [at, post] of posts.entries()) {
    const mark = markOf(attempt.delivery.id, at)
    if (at < attempt.state.sent || arrived.has(mark)) {
      ref = arrived.get(mark) ?? ref
      continue
    }
    const waiting = await turnToPost(attempt, place.channel)
    if (waiting > 0) return retryIn(attempt, waiting, at)
    const result = await attempt.call('chat.postMessage', {
      channel: place.channel,
      ...(place.thread && { thread_ts: place.thread }),
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

/** Moves the delivery to the direct message, for this attempt and later ones. */
export function goDirect(attempt: Attempt): Promise<Outcome> {
  return direct({ ...attempt, state: { ...attempt.state, direct: true, sent: 0 } }, { surface: 'dm' })
}
