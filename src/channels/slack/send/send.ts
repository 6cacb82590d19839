import type { Delivery, Outcome, Sender } from '../../../contracts/delivery.ts'
import type { Message } from '../../../contracts/message.ts'
import { quietMs } from '../api/client.ts'
import { memberOf } from '../context/person.ts'
import { type ReplyTarget, replyTargetOf } from '../context/reply-target.ts'
import { PersonalInPublic } from '../render/render.ts'
import type { Attempt, SendPorts } from './attempt.ts'
import { attemptStateOf } from './attempt-state.ts'
import { heldUntil } from './quiet-hours.ts'
import { direct } from './send-direct.ts'
import { channel, ephemeral } from './send-public.ts'

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
  const memo = attemptStateOf(delivery)
  const attempt = { ports, delivery, member, call: ports.api.as(token), memo }
  const surface = replyTargetOf(delivery.replyTo)
  const outcome = await to(surface, attempt)
  if (outcome.state === 'sent') ports.onSent(delivery, surface)
  return outcome
}

function to(surface: ReplyTarget, attempt: Attempt): Promise<Outcome> {
  if (surface.surface === 'dm' || attempt.memo.direct) return direct(attempt, surface)
  const open = attempt.delivery.messages.filter(isPublic)
  // Nothing personal goes where others read, whatever the delivery's address says.
  if (open.length < attempt.delivery.messages.length) return direct(attempt, surface)
  return surface.surface === 'ephemeral' ? ephemeral(attempt, surface, open) : channel(attempt, surface, open)
}

function isPublic(message: Message): message is Message<'public'> {
  return message.audience === 'public'
}
