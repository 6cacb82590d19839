import type { Delivery, Outcome, ReplyTo } from '../../../contracts/delivery.ts'
import type { KeyValueStore } from '../../../contracts/key-value.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import type { Api, Call, CallFailure } from '../context/call.ts'
import type { ButtonCrypto, RateLimiter } from '../context/context.ts'
import type { Installations } from '../context/installation.ts'
import type { Member } from '../context/person.ts'
import type { Log } from '../context/ports.ts'
import type { ReplyTarget } from '../context/reply-target.ts'
import { quietMs, type SlackSettings } from '../context/settings.ts'
import { directChannelName } from '../members/direct-channel.ts'
import type { AttemptState } from './attempt-state.ts'
import type { Outages } from './outages.ts'
import { outcomeOf } from './outcome.ts'

/** What sending needs. */
export interface SendPorts {
  readonly settings: SlackSettings
  readonly api: Api
  readonly installations: Installations
  readonly values: KeyValueStore
  readonly rateLimiter: RateLimiter
  readonly outages: Outages
  readonly buttonCrypto: ButtonCrypto
  readonly log: Log
  readonly now: () => Instant
  /** The time zone of the person's profile. */
  readonly zoneOf: (person: Delivery['person']) => Promise<string | undefined>
  /** Called after a delivery was sent. */
  readonly onSent: (delivery: Delivery, target: ReplyTarget) => void
}

/** One attempt at a delivery. */
export interface Attempt {
  readonly ports: SendPorts
  readonly delivery: Delivery
  readonly member: Member
  readonly token: string
  readonly call: Call
  readonly state: AttemptState
}

/** The current instant. */
export const now = ({ ports }: Attempt) => ports.now()
/** How long a post with an unknown result may still arrive, in ms. */
export const quiet = ({ ports }: Attempt) => quietMs(ports.settings)

/** The memo for the next attempt. `clean`: this attempt left no post with an unknown result. */
export function noted(attempt: Attempt, more: Partial<AttemptState>): ReplyTo {
  const { sent, direct: inDirect } = { ...attempt.state, ...more }
  return {
    sent,
    ...(inDirect && { direct: true }),
    ...(more.clean && { clean: attempt.delivery.attempts + 1 }),
    ...(more.reopened && { reopened: true }),
  }
}

/** A wait up to this long happens here; a longer one goes back to the outbox, which does not hold a claim meanwhile. */
const SHORT_MS = 1_100

/** Waits for the rate limit. Returns the milliseconds that are still to wait; 0: post now. */
export async function turnToPost({ ports, member }: Attempt, channel: string): Promise<number> {
  const closed = ports.rateLimiter.closed(member.team, 'chat.postMessage')
  if (closed > 0) return closed
  const ms = ports.rateLimiter.wait(member.team, channel)
  if (ms === 0 || ms > SHORT_MS) return ms
  await new Promise((resolve) => setTimeout(resolve, ms))
  return ports.rateLimiter.wait(member.team, channel)
}

/** The outcome when the rate limit does not allow the next post yet. */
export function retryIn(attempt: Attempt, ms: number, sent: number): Outcome {
  return {
    state: 'retry',
    reason: 'pacing',
    notBefore: now(attempt) + ms,
    memo: noted(attempt, { sent, clean: attempt.delivery.attempts + 1 }),
  }
}

/** The outcome after a failed call. `sent`: posts that arrived before it. `safe`: the call cannot have posted anything. */
export async function failed(
  attempt: Attempt,
  method: string,
  failure: CallFailure,
  { sent, safe }: { sent: number; safe?: boolean },
): Promise<Outcome> {
  const { ports, member, token, delivery, state } = attempt
  if (failure.kind === 'limited') ports.rateLimiter.close(member.team, method, failure.afterMs)
  const allKnown = safe || failure.kind !== 'unknown'
  const clean = allKnown ? { clean: delivery.attempts + 1 } : {}
  if (failure.kind === 'refused' && failure.error === 'channel_not_found' && !state.reopened)
    return reopen(attempt, failure, { sent, ...clean })
  const known = safe && failure.kind === 'unknown' ? ({ ...failure, kind: 'transient' } as const) : failure
  ports.outages.report({ team: member.team, token }, failure)
  const outcome = outcomeOf(known, noted(attempt, { sent, ...clean }), now(attempt), quiet(attempt))
  ports.log.warn(
    { delivery: delivery.id, method, reason: outcome.state, error: failure.error },
    'slack: not sent',
  )
  return outcome
}

/** The stored channel id may be out of date: deletes it, so that the next attempt asks for it again, once. */
async function reopen(
  attempt: Attempt,
  failure: CallFailure,
  state: Partial<AttemptState>,
): Promise<Outcome> {
  const { ports, delivery } = attempt
  const reopened = await ports.values.delete(directChannelName(delivery.person)).then(
    () => true,
    () => false,
  )
  return { state: 'retry', reason: failure.error, memo: noted(attempt, { ...state, reopened }) }
}
