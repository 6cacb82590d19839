import type { Delivery, Outcome, Sender } from '../../../contracts/delivery.ts'
import type { LineLog } from '../api/ports.ts'
import { limitFaults } from '../limits/check.ts'
import { LIMITS } from '../limits/numbers.ts'
import { type LineMessage, render, type Style } from '../render/render.ts'
import { attemptStateOf } from './attempt-state.ts'
import { pusher } from './push.ts'
import { replier, tokenFor } from './reply.ts'
import { createReplyResolver } from './resolve-unknown-reply.ts'
import type { Call, SenderNeeds, Step } from './send-call.ts'
import { withSpacing } from './spacing.ts'

/** Splits a delivery into calls of five messages. If LINE would refuse the layout, uses plain text. */
function callsOf(delivery: Delivery, style: Style, log: LineLog): readonly (readonly LineMessage[])[] {
  const shown = render(delivery.messages, style)
  const many = Math.ceil(shown.length / LIMITS.messagesPerCall)
  const calls = Array.from({ length: many }, (_, index) =>
    shown.slice(index * LIMITS.messagesPerCall, (index + 1) * LIMITS.messagesPerCall),
  )
  const faults = calls.flatMap((messages) => limitFaults(messages))
  if (faults.length === 0 || style === 'plain') return calls
  log.error(
    { code: 'line-limits', delivery: delivery.id, faults: faults.slice(0, 3) },
    'line: shown in words',
  )
  return callsOf(delivery, 'plain', log)
}

function attempts(needs: SenderNeeds) {
  const reply = replier(needs)
  const push = pusher(needs)
  const ask = createReplyResolver(push, needs)
  const step = async (it: Call): Promise<Step> => {
    if (it.memo.reply === 'lost') return ask(it)
    const token = tokenFor(it, needs.now())
    const result = token ? await reply(it, token) : 'push'
    if (result === 'lost') return ask(it)
    if (result === 'push-too') return push(it)
    if (result !== 'push') return result
    return push(token ? { ...it, memo: { ...it.memo, reply: 'closed' } } : it)
  }
  return async (delivery: Delivery): Promise<Outcome> => {
    let memo = attemptStateOf(delivery)
    let ref: string | undefined
    for (const [number, messages] of callsOf(delivery, memo.style, needs.log).entries()) {
      if (number < memo.arrived) continue
      const result = await step({ delivery, memo, number, messages })
      if (!result.arrived) return result.end
      memo = { ...memo, arrived: number + 1 }
      ref ??= result.ref
    }
    return { state: 'sent', ...(ref && { ref }) }
  }
}

/** Sends a delivery as a reply or a push and returns the outcome. Never rejects. */
export function lineSender(needs: SenderNeeds): Sender {
  const attempt = attempts(needs)
  const sender: Sender = {
    channel: 'line',
    send: async (delivery) => {
      needs.before?.(delivery)
      const outcome = await attempt(delivery).catch((fault: unknown): Outcome => {
        const reason = fault instanceof Error ? fault.name : 'fault'
        needs.log.error(
          { code: 'line-send', delivery: delivery.id, reason },
          'line: an attempt threw an error',
        )
        return { state: 'failed', reason }
      })
      needs.after?.(delivery, outcome)
      return outcome
    },
  }
  return withSpacing(sender, needs.now)
}
