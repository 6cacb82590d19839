import type { Delivery, Outcome } from '../../../contracts/delivery.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import { type LineAnswer, type LineCall, refusal } from '../api/client.ts'
import type { LineLog } from '../api/ports.ts'
import type { LineMessage } from '../render/render.ts'
import { type AttemptState, noteFor } from './attempt-state.ts'
import type { Outage } from './outage.ts'
import type { QuotaGuard } from './quota.ts'

/** The needs of the sender. */
export interface SenderNeeds {
  readonly call: LineCall
  readonly quota: QuotaGuard
  readonly log: LineLog
  readonly outage: Outage
  now(): Instant
  /** Called before and after each attempt at a delivery. */
  readonly before?: (delivery: Delivery) => void
  readonly after?: (delivery: Delivery, outcome: Outcome) => void
}

/** One call of a delivery: at most five messages. */
export interface Call {
  readonly delivery: Delivery
  readonly memo: AttemptState
  /** From 0. A delivery of more than five messages needs several calls. */
  readonly number: number
  readonly messages: readonly LineMessage[]
  /** The retry key of its push, if it is not derived from the delivery. */
  readonly key?: string
}

/** The result of a call: it arrived, or the attempt ends with an outcome. */
export type Step =
  | { readonly arrived: true; readonly ref?: string }
  | { readonly arrived: false; readonly end: Outcome }

/** The call arrived. */
export function arrived(ref?: string): Step {
  return { arrived: true, ...(ref && { ref }) }
}

/** The attempt ends here. */
export function ends(end: Outcome): Step {
  return { arrived: false, end }
}

/** Handles refused messages: tries plain text before giving up. */
export function badMessages({ delivery, memo }: Call, answer: LineAnswer, log: LineLog): Step {
  const reason = refusal(answer)
  log.error({ code: 'line-refused', delivery: delivery.id, reason }, 'line: messages refused')
  if (memo.style === 'plain' || memo.arrived > 0) return ends({ state: 'failed', reason })
  const note = noteFor(delivery, { ...memo, style: 'plain' })
  return ends({ state: 'retry', reason, notBefore: 0, memo: note })
}
