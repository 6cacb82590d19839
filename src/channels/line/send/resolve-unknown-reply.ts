import type { Delivery, Outcome } from '../../../contracts/delivery.ts'
import type { Message, TextMessage } from '../../../contracts/message.ts'
import { translator } from '../../../domain/language/translate.ts'
import { render } from '../render/render.ts'
import { noteFor } from './attempt-state.ts'
import { retryKey } from './retry-key.ts'
import { type Call, ends, type SenderNeeds, type Step } from './send-call.ts'

/** Answers that were lost within so long, in milliseconds, are asked about once: LINE was down, and many may be. */
const TOGETHER_MS = 30 * 60_000

/** Later than this after what the person did, in milliseconds, nobody waits for an answer to it any more. */
const ASKED_WITHIN_MS = 23 * 3_600_000

/** Whether the last answer came, and a button that shows where things stand: right whether it came or not. */
function question({ language }: Message): TextMessage {
  const t = translator(language)
  const text = t('line.lost')
  const button = { label: t('line.again'), action: { do: 'home' } } as const
  return { kind: 'text', audience: 'personal', language, notice: text, text, buttons: [button] }
}

/** When the person did what the answer is for. */
const cameAt = ({ replyTo }: Delivery) => (typeof replyTo?.at === 'number' ? replyTo.at : 0)

/** One for all that were lost together: LINE takes a key once, and tells of the second that it was taken. */
function keyOf({ delivery }: Call): string {
  return retryKey(`lost:${delivery.person}`, String(Math.floor(cameAt(delivery) / TOGETHER_MS)))
}

/** A question that has to wait leaves the answer's end as it is, unknown: nothing else waits for it. */
function asUnknown(end: Outcome): Outcome {
  return end.state === 'retry' || end.state === 'held' ? { ...end, state: 'unknown' } : end
}

/**
 * Asks a person whether an answer arrived whose end nobody can find out: neither silence nor the same again.
 * While LINE is down or the month's quota is spent the question waits, for a day at most.
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
