import type { Outcome } from '../../../contracts/delivery.ts'
import type { Message } from '../../../contracts/message.ts'
import type { ReplyTarget } from '../context/reply-target.ts'
import { renderPublic } from '../render/render.ts'
import { type Attempt, failed, now, retryIn, turnToPost } from './attempt.ts'
import { needsReconciling } from './attempt-state.ts'
import { markOf, metadataOf } from './delivery-id.ts'
import { goDirect } from './send-direct.ts'

/** A `response_url` may be used five times (docs.slack.dev/interactivity/handling-user-interaction). */
const USES = 5

/**
 * Answers a command through its `response_url`, where only the person sees the answer. Slack does not guarantee the
 * delivery, so after any failure the answer goes to the direct message instead.
 */
export async function ephemeral(
  attempt: Attempt,
  target: Extract<ReplyTarget, { surface: 'ephemeral' }>,
  messages: readonly Message<'public'>[],
): Promise<Outcome> {
  const crashed = needsReconciling(attempt.delivery)
  if (crashed || now(attempt) > target.until) return goDirect(attempt)
  const posts = messages.flatMap((message) => renderPublic(message, { button: true }))
  if (posts.length > USES) return goDirect(attempt)
  for (const post of posts) {
    const result = await attempt.ports.api.respond(target.url, {
      response_type: 'ephemeral',
      replace_original: false,
      text: post.text,
      blocks: post.blocks,
    })
    if (!result.ok) return goDirect(attempt)
  }
  return { state: 'sent' }
}

type ChannelTarget = Extract<ReplyTarget, { surface: 'channel' }>

/** Answers a mention: a general answer in the thread, anything else as an ephemeral pointer to the private way. */
export async function channel(
  attempt: Attempt,
  target: ChannelTarget,
  messages: readonly Message<'public'>[],
): Promise<Outcome> {
  // The bot may not read a channel's history: a post that may have arrived there is never repeated there.
  if (needsReconciling(attempt.delivery)) return elsewhere(attempt, target)
  const general = messages.every(isGeneral)
  const method = general ? 'chat.postMessage' : 'chat.postEphemeral'
  const posts = messages.flatMap((message) => renderPublic(message, { button: !target.guest }))
  for (const [at, post] of posts.entries()) {
    if (at < attempt.state.sent) continue
    const waiting = await turnToPost(attempt, target.channel)
    if (waiting > 0) return retryIn(attempt, waiting, at)
    const place = general ? inThread(attempt, target, at) : toOne(target)
    const result = await attempt.call(method, { ...place, text: post.text, blocks: post.blocks })
    if (result.ok) continue
    const again = result.kind === 'limited' || result.kind === 'transient'
    return again ? failed(attempt, method, result, { sent: at }) : elsewhere(attempt, target)
  }
  return { state: 'sent' }
}

/** A message with sources is a general answer. One without only points to the private way. */
function isGeneral(message: Message<'public'>): boolean {
  return message.kind === 'card' || (message.kind === 'text' && (message.links ?? []).length > 0)
}

const inThread = ({ delivery }: Attempt, { channel, thread }: ChannelTarget, at: number) => ({
  channel,
  thread_ts: thread,
  metadata: metadataOf(markOf(delivery.id, at)),
  unfurl_links: false,
  unfurl_media: false,
})

/** Slack shows an ephemeral message in a thread only when the thread exists already. */
const toOne = ({ channel, thread, threaded, user }: ChannelTarget) => ({
  channel,
  user,
  ...(threaded && { thread_ts: thread }),
})

/** Uses the direct message instead of the channel. A guest of another organisation has none. */
function elsewhere(attempt: Attempt, target: ChannelTarget): Promise<Outcome> {
  return target.guest ? Promise.resolve({ state: 'failed', reason: 'guest-not-reached' }) : goDirect(attempt)
}
