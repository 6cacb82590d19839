import { type LineAnswer, refusal } from '../api/client.ts'
import { type AttemptState, noteFor } from './attempt-state.ts'
import { acceptedRef, classifyResponse } from './classify-response.ts'
import { pauseAfter } from './pause.ts'
import { heldUntil } from './quota.ts'
import { retryKey } from './retry-key.ts'
import { arrived, badMessages, type Call, ends, type SenderNeeds, type Step } from './send-call.ts'

/** LINE remembers a retry key for 24 hours; after that the same push would arrive again. In milliseconds. */
const AGAIN_WITHIN_MS = 23.5 * 3_600_000

const SLOWEST_MS = 15 * 60_000

/** While LINE refuses the channel a delivery is tried again so often, in milliseconds. */
export const HOLD_MS = 5 * 60_000

/** Back-off: doubles from one second to 15 minutes. */
function backOff(attempts: number): number {
  return Math.min(1_000 * 2 ** Math.min(attempts, 12), SLOWEST_MS)
}

function request({ delivery, memo, number, messages, key }: Call) {
  const name = memo.style === 'plain' ? `${number}:plain` : `${number}`
  return {
    method: 'POST',
    path: '/v2/bot/message/push',
    json: { to: delivery.person.slice('line:'.length), messages },
    headers: { 'x-line-retry-key': key ?? retryKey(delivery.id, name) },
  } as const
}

/** Whether an earlier attempt may have arrived and its retry key has expired. */
function tooLate({ delivery, memo }: Call, now: number): boolean {
  const maybeArrived = memo.push === 'asked' || memo.cutOff
  return maybeArrived && now - (delivery.firstAttemptAt ?? now) > AGAIN_WITHIN_MS
}

/** How long a push rests after LINE turned it away. */
function pauseOf({ delivery }: Call, answer: LineAnswer): number {
  return pauseAfter(answer, delivery.id, backOff(delivery.attempts))
}

/**
 * Makes one call as a push with a retry key, so that repeated calls within a day arrive once. Source:
 * https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 */
export function pusher({ call, quota, now, log, outage }: SenderNeeds) {
  const held = ({ delivery, memo }: Call): Step =>
    ends({
      state: 'held',
      reason: 'monthly quota',
      notBefore: heldUntil(now()),
      memo: noteFor(delivery, memo),
    })

  const later = ({ delivery }: Call, memo: AttemptState, reason: string, pause: number): Step =>
    ends({ state: 'retry', reason, notBefore: now() + pause, memo: noteFor(delivery, memo) })

  const waiting = ({ delivery, memo }: Call, reason: string): Step => {
    outage.failed(reason)
    return ends({ state: 'held', reason, notBefore: now() + HOLD_MS, memo: noteFor(delivery, memo) })
  }

  const refused = (answer: LineAnswer, reason: string): Step => {
    // An id of another channel. LINE does not report that a person blocked the bot: the push is accepted.
    const gone = /failed to send/i.test(refusal(answer))
    return ends({ state: 'failed', reason, ...(gone && { unreachable: true }) })
  }

  return async (it: Call): Promise<Step> => {
    if (tooLate(it, now()))
      return ends({ state: 'unknown', reason: 'no answer for a day', memo: noteFor(it.delivery, it.memo) })
    if (quota.spent()) return held(it)
    const answer = await call(request(it))
    const reason = `push ${refusal(answer)}`
    switch (classifyResponse(answer)) {
      case 'accepted':
        outage.worked()
        return arrived(acceptedRef(answer))
      case 'unclear':
        return later(it, { ...it.memo, push: 'asked' }, reason, backOff(it.delivery.attempts))
      case 'later':
        return later(it, it.memo, reason, backOff(it.delivery.attempts))
      case 'installation':
        return waiting(it, reason)
      case 'too-many':
        return (await quota.ask()) ? held(it) : later(it, it.memo, reason, pauseOf(it, answer))
      case 'bad-messages':
        return badMessages(it, answer, log)
      case 'refused':
        return refused(answer, reason)
    }
  }
}
