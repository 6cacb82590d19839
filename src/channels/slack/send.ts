import type { Instant } from '../../dates/day.ts'
import type { Message } from '../message.ts'
import type { Delivery, Outcome, ReplyTo, Sender } from '../port.ts'
import { type Api, type Call, type CallResult, quietMs } from './api.ts'
import { markOf, metadataOf } from './delivery-id.ts'
import { directChannel } from './direct.ts'
import type { Installations } from './installations.ts'
import { type Memo, memoOf, needsReconciling } from './memo.ts'
import { outcomeOf } from './outcome.ts'
import type { Pace } from './pace.ts'
import { type Member, memberOf } from './person.ts'
import type { Log, Values } from './ports.ts'
import { heldUntil } from './quiet-hours.ts'
import { findArrived } from './reconcile.ts'
import { PersonalInPublic, type Post, renderPersonal, renderPublic } from './render.ts'
import type { Seal } from './seal.ts'
import type { SlackSettings } from './settings.ts'
import { type Surface, surfaceOf } from './surface.ts'

/** Everything that sending rests on. */
export interface SendPorts {
  readonly settings: SlackSettings
  readonly api: Api
  readonly installations: Installations
  readonly values: Values
  readonly pace: Pace
  readonly seal: Seal
  readonly log: Log
  readonly now: () => Instant
  /** The profile's time zone, for reminders. */
  readonly zoneOf: (person: Delivery['person']) => Promise<string | undefined>
  /** Something new is there for App Home. */
  readonly onSent: (delivery: Delivery, surface: Surface) => void
}

/** One attempt: who, with which token, what the attempts before it left. */
interface Attempt {
  readonly ports: SendPorts
  readonly delivery: Delivery
  readonly member: Member
  readonly call: Call
  readonly memo: Memo
}

/** Sends deliveries to people on Slack: one attempt a claim, and none before the fate of the last one is known. */
export function createSender(ports: SendPorts): Sender {
  return {
    channel: 'slack',
    send: async (delivery) => {
      try {
        return await send(ports, delivery)
      } catch (fault) {
        const reason = fault instanceof Error ? fault.name : 'fault'
        ports.log.error({ delivery: delivery.id, reason }, 'slack: an attempt at sending broke')
        if (fault instanceof PersonalInPublic) return { state: 'failed', reason }
        return { state: 'unknown', reason, notBefore: ports.now() + quietMs(ports.settings) }
      }
    },
  }
}

async function send(ports: SendPorts, delivery: Delivery): Promise<Outcome> {
  const member = memberOf(delivery.person)
  if (!member) return { state: 'failed', reason: 'not-slack' }
  const token = await ports.installations.tokenOf(member.team)
  if (token === undefined) return { state: 'failed', reason: 'not-installed', unreachable: true }
  const awake = delivery.cause === 'reminder' ? await ports.zoneOf(delivery.person) : undefined
  const until = heldUntil(delivery, awake, ports.now())
  if (until !== undefined) return { state: 'held', reason: 'night-there', notBefore: until }
  const memo = memoOf(delivery)
  const attempt = { ports, delivery, member, call: ports.api.as(token), memo }
  const surface = surfaceOf(delivery.replyTo)
  const outcome = await to(surface, attempt)
  if (outcome.state === 'sent') ports.onSent(delivery, surface)
  return outcome
}

function to(surface: Surface, attempt: Attempt): Promise<Outcome> {
  if (surface.surface === 'dm' || attempt.memo.direct) return direct(attempt, surface)
  const open = attempt.delivery.messages.filter(isPublic)
  // Nothing personal goes where others read, whatever the delivery's address says.
  if (open.length < attempt.delivery.messages.length) return direct(attempt, surface)
  return surface.surface === 'ephemeral' ? ephemeral(attempt, surface, open) : channel(attempt, surface, open)
}

function isPublic(message: Message): message is Message<'public'> {
  return message.audience === 'public'
}

const now = ({ ports }: Attempt) => ports.now()
const quiet = ({ ports }: Attempt) => quietMs(ports.settings)

/** What the next attempt must know. */
function noted(attempt: Attempt, memo: Partial<Memo>): ReplyTo {
  const { sent, direct: inDirect } = { ...attempt.memo, ...memo }
  return {
    sent,
    ...(inDirect && { direct: true }),
    // The attempt that ends with this note surely left nothing behind it that we do not know.
    ...(memo.clean && { clean: attempt.delivery.attempts + 1 }),
    ...(memo.reopened && { reopened: true }),
  }
}

/** Into the direct message, post by post; each bears its own mark. */
async function direct(attempt: Attempt, surface: Surface): Promise<Outcome> {
  const { ports, delivery, member, call, memo } = attempt
  const own = surface.surface === 'dm' ? surface : undefined
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
  if (found.result.kind === 'refused' && found.result.error !== 'thread_not_found')
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

/** Longer than this is for the outbox to wait, not for a process that holds a claim. */
const SHORT_MS = 1_100

/** How many ms are still to wait before a post; a short wait is waited here. */
async function turnToPost({ ports, member }: Attempt, channel: string): Promise<number> {
  const closed = ports.pace.closed(member.team, 'chat.postMessage')
  if (closed > 0) return closed
  const ms = ports.pace.wait(member.team, channel)
  if (ms === 0 || ms > SHORT_MS) return ms
  await new Promise((resolve) => setTimeout(resolve, ms))
  return ports.pace.wait(member.team, channel)
}

function retryIn(attempt: Attempt, ms: number, sent: number): Outcome {
  return {
    state: 'retry',
    reason: 'pacing',
    notBefore: now(attempt) + ms,
    memo: noted(attempt, { sent, clean: attempt.delivery.attempts + 1 }),
  }
}

function failed(
  attempt: Attempt,
  method: string,
  result: Exclude<CallResult, { ok: true }>,
  { sent, safe }: { sent: number; safe?: boolean },
): Outcome {
  const { ports, member, delivery, memo } = attempt
  if (result.kind === 'limited') ports.pace.close(member.team, method, result.afterMs)
  const surely = safe || result.kind !== 'unknown'
  const clean = surely ? { clean: delivery.attempts + 1 } : {}
  if (result.kind === 'refused' && result.error === 'channel_not_found' && !memo.reopened) {
    // The kept address may be an old one: ask for it again, once.
    void ports.values.delete(`slack/direct/${delivery.person}`)
    return { state: 'retry', reason: result.error, memo: noted(attempt, { sent, ...clean, reopened: true }) }
  }
  const fault = safe && result.kind === 'unknown' ? ({ ...result, kind: 'transient' } as const) : result
  const outcome = outcomeOf(fault, noted(attempt, { sent, ...clean }), now(attempt), quiet(attempt))
  ports.log.warn(
    { delivery: delivery.id, method, reason: outcome.state, error: result.error },
    'slack: not sent',
  )
  return outcome
}

/** From here on the delivery is one for the direct message. */
function goDirect(attempt: Attempt): Promise<Outcome> {
  return direct({ ...attempt, memo: { ...attempt.memo, direct: true, sent: 0 } }, { surface: 'dm' })
}

/** Where only the person sees it; delivery is not promised by Slack, so that any doubt is settled by the direct message. */
async function ephemeral(
  attempt: Attempt,
  surface: Extract<Surface, { surface: 'ephemeral' }>,
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

type InChannel = Extract<Surface, { surface: 'channel' }>

/** A general answer goes into the thread; anything else is a word to the person alone that points to the private way. */
async function channel(
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
