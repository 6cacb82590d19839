import type { Delivery, Outcome, ReplyTo } from '../../../contracts/delivery.ts'
import type { KeyValueStore } from '../../../contracts/key-value.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import { type Api, type Call, type CallResult, quietMs } from '../api/client.ts'
import type { Installations } from '../context/installation.ts'
import type { Member } from '../context/person.ts'
import type { Log } from '../context/ports.ts'
import type { ReplyTarget } from '../context/reply-target.ts'
import type { SlackSettings } from '../context/settings.ts'
import type { ButtonCrypto } from '../render/button-crypto.ts'
import type { AttemptState } from './attempt-state.ts'
import { outcomeOf } from './outcome.ts'
import type { RateLimiter } from './rate-limiter.ts'

/** Everything that sending rests on. */
export interface SendPorts {
  readonly settings: SlackSettings
  readonly api: Api
  readonly installations: Installations
  readonly values: KeyValueStore
  readonly pace: RateLimiter
  readonly seal: ButtonCrypto
  readonly log: Log
  readonly now: () => Instant
  /** The profile's time zone, for reminders. */
  readonly zoneOf: (person: Delivery['person']) => Promise<string | undefined>
  /** Something new is there for App Home. */
  readonly onSent: (delivery: Delivery, surface: ReplyTarget) => void
}

/** One attempt: who, with which token, what the attempts before it left. */
export interface Attempt {
  readonly ports: SendPorts
  readonly delivery: Delivery
  readonly member: Member
  readonly call: Call
  readonly memo: AttemptState
}

/** The instant. */
export const now = ({ ports }: Attempt) => ports.now()
/** How long a doubtful post may still arrive, in ms. */
export const quiet = ({ ports }: Attempt) => quietMs(ports.settings)

/** What the next attempt must know. */
export function noted(attempt: Attempt, memo: Partial<AttemptState>): ReplyTo {
  const { sent, direct: inDirect } = { ...attempt.memo, ...memo }
  return {
    sent,
    ...(inDirect && { direct: true }),
    // The attempt that ends with this note surely left nothing behind it that we do not know.
    ...(memo.clean && { clean: attempt.delivery.attempts + 1 }),
    ...(memo.reopened && { reopened: true }),
  }
}

/** Longer than this is for the outbox to wait, not for a process that holds a claim. */
const SHORT_MS = 1_100

/** How many ms are still to wait before a post; a short wait is waited here. */
export async function turnToPost({ ports, member }: Attempt, channel: string): Promise<number> {
  const closed = ports.pace.closed(member.team, 'chat.postMessage')
  if (closed > 0) return closed
  const ms = ports.pace.wait(member.team, channel)
  if (ms === 0 || ms > SHORT_MS) return ms
  await new Promise((resolve) => setTimeout(resolve, ms))
  return ports.pace.wait(member.team, channel)
}

/** Surely not sent yet: the turn of this channel comes later. */
export function retryIn(attempt: Attempt, ms: number, sent: number): Outcome {
  return {
    state: 'retry',
    reason: 'pacing',
    notBefore: now(attempt) + ms,
    memo: noted(attempt, { sent, clean: attempt.delivery.attempts + 1 }),
  }
}

/** What a call that did not work means for the delivery; `safe`: nothing can have been sent by it. */
export async function failed(
  attempt: Attempt,
  method: string,
  result: Exclude<CallResult, { ok: true }>,
  { sent, safe }: { sent: number; safe?: boolean },
): Promise<Outcome> {
  const { ports, member, delivery, memo } = attempt
  if (result.kind === 'limited') ports.pace.close(member.team, method, result.afterMs)
  const surely = safe || result.kind !== 'unknown'
  const clean = surely ? { clean: delivery.attempts + 1 } : {}
  if (result.kind === 'refused' && result.error === 'channel_not_found' && !memo.reopened) {
    // The kept address may be an old one: ask for it again, once it is forgotten.
    const reopened = await ports.values.delete(`slack/direct/${delivery.person}`).then(
      () => true,
      () => false,
    )
    return { state: 'retry', reason: result.error, memo: noted(attempt, { sent, ...clean, reopened }) }
  }
  const fault = safe && result.kind === 'unknown' ? ({ ...result, kind: 'transient' } as const) : result
  const outcome = outcomeOf(fault, noted(attempt, { sent, ...clean }), now(attempt), quiet(attempt))
  ports.log.warn(
    { delivery: delivery.id, method, reason: outcome.state, error: result.error },
    'slack: not sent',
  )
  return outcome
}
