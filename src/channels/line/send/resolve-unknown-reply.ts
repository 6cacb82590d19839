import type { Delivery, Outcome } from '../../../contracts/delivery.ts'
import type { Message, TextMessage } from '../../../contracts/message.ts'
import { translator } from '../../../domain/language/translate.ts'
import { render } from '../render/render.ts'
import { noteFor } from './attempt-state.ts'
import { retryKey } from './retry-key.ts'
import { type Call, ends, type SenderNeeds, type Step } from './send-call.ts'

/** Replies lost within so many milliseconds share one question, because an outage of LINE affects many. */
const TOGETHER_MS = 30 * 60_000

/** After so many milliseconds an answer is too old to ask about. */
const ASKED_WITHIN_MS = 23 * 3_600_000

/**
 * Asks whether the last answer arrived, with a button that shows the current state. Correct in both cases.
 */
function question({ language }: Message): TextMessage {
  const t = translator(language)
  const text = t('line.lost')
  const button = { label: t('line.again'), action: { do: 'home' } } as const
  return { kind: 'text', audience: 'personal', language, notice: text, text, buttons: [button] }
}

/** When the event happened that the delivery answers. */
const cameAt = ({ replyTo }: Delivery) => (typeof replyTo?.at === 'number' ? replyTo.at : 0)

/** One retry key for all replies lost together: LINE accepts it once and reports the second as accepted. */
function keyOf({ delivery }: Call): string {
  return retryKey(`lost:${delivery.person}`, String(Math.floor(cameAt(delivery) / TOGETHER_MS)))
}

/** While the question waits, the answer's outcome stays `unknown`, so that other deliveries pass. */
function asUnknown(end: Outcome): Outcome {
  return end.state === 'retry' || end.state === 'held' ? { ...end, state: 'unknown' } : end
}

/**
 * Asks the person whether an answer with an unknown end arrived, instead of silence or a repetition. While
 * LINE is down or the quota is used up, the question waits, at most a day.
 */
export function createReplyResolver(push: (it: Call) => Promise<Step>, { now }: Pick<SenderNeeds, 'now'>) {
  return async (it: Call): Promise<Step> => {
    const { delivery } = it
    const [first] = delivery.messages
    const memo = { ...it.memo, reply: 'lost' } as const
    const over = (reason: string) => ends({ state: 'unknown', reason, memo: noteFor(delivery, memo) })
    if (!first || now() - cameAt(delivery) > ASKED_WITHIN_MS) return over('no answer to a reply')
    const step = await push({ ...it, memo, messages: render([question(first)]), key: keyOf(it) })
    return step.arrived ? over('no answer to a reply; the person was asked') : ends(asUnknown(step.end))
  }
}
