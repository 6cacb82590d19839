import type { Outcome } from '../../../contracts/delivery.ts'
import type { Message } from '../../../contracts/message.ts'
import type { ReplyTarget } from '../context/reply-target.ts'
import { renderPublic } from '../render/render.ts'
import { type Attempt, failed, now, retryIn, turnToPost } from './attempt.ts'
import { needsReconciling } from './attempt-state.ts'
import { markOf, metadataOf } from './delivery-id.ts'
import { goDirect } from './send-direct.ts'

/** Where only the person sees it; delivery is not promised by Slack, so that any doubt is settled by the direct message. */
export async function ephemeral(
  attempt: Attempt,
  surface: Extract<ReplyTarget, { surface: 'ephemeral' }>,
  messages: readonly Message<'public'>[],
): Promise<Outcome> {
  const crashed = needsReconciling(attempt.delivery)
  if (crashed || now(attempt) > surface.until) return goDirect(attempt)
  const posts = messages.flatMap((message) => renderPublic(message, { button: true }))
  // Five uses a url: what does not fit goes to the direct message whole.
  if (posts.length > 5) return goDirect(attempt)
  for (const post of posts) {
    const result = await attempt.ports.api.respond(surface.url, {
      response_type: 'ephemeral',
      replace_original: false,
      text: post.text,
      blocks: post.blocks,
    })
    if (!result.ok) return goDirect(attempt)
  }
  return { state: 'sent' }
}

type InChannel = Extract<ReplyTarget, { surface: 'channel' }>

/** A general answer goes into the thread; anything else is a word to the person alone that points to the private way. */
export async function channel(
  attempt: Attempt,
  surface: InChannel,
  messages: readonly Message<'public'>[],
): Promise<Outcome> {
  // A channel's history is not ours to read: what may have arrived there is never posted there again.
  if (needsReconciling(attempt.delivery)) return elsewhere(attempt, surface)
  const general = messages.every(isGeneral)
  const method = general ? 'chat.postMessage' : 'chat.postEphemeral'
  const posts = messages.flatMap((message) => renderPublic(message, { button: !surface.guest }))
  for (const [at, post] of posts.entries()) {
    if (at < attempt.memo.sent) continue
    const waiting = await turnToPost(attempt, surface.channel)
    if (waiting > 0) return retryIn(attempt, waiting, at)
    const where = general ? inThread(attempt, surface, at) : toOne(surface)
    const result = await attempt.call(method, { ...where, text: post.text, blocks: post.blocks })
    if (result.ok) continue
    const again = result.kind === 'limited' || result.kind === 'transient'
    return again ? failed(attempt, method, result, { sent: at }) : elsewhere(attempt, surface)
  }
  return { state: 'sent' }
}

/** An answer with its sources is for everybody; a word without any only points to the private way. */
function isGeneral(message: Message<'public'>): boolean {
  return message.kind === 'card' || (message.kind === 'text' && (message.links ?? []).length > 0)
}

const inThread = ({ delivery }: Attempt, { channel, thread }: InChannel, at: number) => ({
  channel,
  thread_ts: thread,
  metadata: metadataOf(markOf(delivery.id, at)),
  unfurl_links: false,
  unfurl_media: false,
})

/** Slack shows it in a thread only where that thread exists. */
const toOne = ({ channel, thread, threaded, user }: InChannel) => ({
  channel,
  user,
  ...(threaded && { thread_ts: thread }),
})

/** The direct message instead of the channel; a guest has none with us. */
function elsewhere(attempt: Attempt, surface: InChannel): Promise<Outcome> {
  return surface.guest ? Promise.resolve({ state: 'failed', reason: 'guest-not-reached' }) : goDirect(attempt)
}
