import type { Outcome, ReplyTo } from '../../../contracts/delivery.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import type { CallResult } from '../api/client.ts'

/** Errors after which a person cannot be written to any more, until they come back by themselves. */
const GONE = [
  'account_inactive',
  'token_revoked',
  'user_not_found',
  'user_disabled',
  'users_not_found',
  'user_not_visible',
  'cannot_dm_bot',
  'channel_not_found',
  'is_archived',
  'messages_tab_disabled',
  'team_access_not_granted',
  'team_not_found',
]

/** Errors that an operator or a workspace's admin can mend: everything waits until then. */
const MENDABLE = [
  'invalid_auth',
  'not_authed',
  'token_expired',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'org_login_required',
  'ekm_access_denied',
  'access_denied',
  'accesslimited',
]
const MEND_MS = 30 * 60_000

type Fault = Exclude<CallResult, { ok: true }>

/** An attempt that failed as an outcome. `memo`: what the next attempt must know. */
export function outcomeOf(fault: Fault, memo: ReplyTo, now: Instant, quiet: number): Outcome {
  switch (fault.kind) {
    case 'limited':
      return { state: 'retry', reason: fault.error, notBefore: now + fault.afterMs, memo }
    case 'transient':
      return { state: 'retry', reason: fault.error, memo }
    case 'unknown':
      return { state: 'unknown', reason: fault.error, notBefore: now + quiet, memo }
    case 'refused':
      if (MENDABLE.includes(fault.error))
        return { state: 'held', reason: fault.error, notBefore: now + MEND_MS }
      return {
        state: 'failed',
        reason: fault.error,
        ...(GONE.includes(fault.error) && { unreachable: true }),
      }
  }
}
