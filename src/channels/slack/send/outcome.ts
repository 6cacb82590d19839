import type { Outcome, ReplyTo } from '../../../contracts/delivery.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import { concernOf } from '../api/error-codes.ts'
import type { CallFailure } from '../context/call.ts'
import { HOLD_MS } from './outages.ts'

/** The outcome of a failed call. `memo`: for the next attempt. `quiet`: how long the post may still arrive, in ms. */
export function outcomeOf(failure: CallFailure, memo: ReplyTo, now: Instant, quiet: number): Outcome {
  switch (failure.kind) {
    case 'limited':
      return { state: 'retry', reason: failure.error, notBefore: now + failure.afterMs, memo }
    case 'transient':
      return { state: 'retry', reason: failure.error, memo }
    case 'unknown':
      return { state: 'unknown', reason: failure.error, notBefore: now + quiet, memo }
    case 'refused':
      return refused(failure.error, memo, now)
  }
}

function refused(reason: string, memo: ReplyTo, now: Instant): Outcome {
  switch (concernOf(reason)) {
    case 'installation':
      return installationHeld(reason, now + HOLD_MS, memo)
    case 'person':
      return { state: 'failed', reason, unreachable: true }
    case 'platform':
      return { state: 'retry', reason, memo }
    default:
      return { state: 'failed', reason }
  }
}

/** The token or the app's settings are at fault, not the person: the delivery waits, and the operator is told. */
export function installationHeld(reason: string, notBefore: Instant, memo?: ReplyTo): Outcome {
  return { state: 'held', reason, notBefore, ...(memo && { memo }) }
}
