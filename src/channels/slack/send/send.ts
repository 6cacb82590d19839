// Folder `send`: sends deliveries exactly once, within Slack's rate limits.

import type { Delivery, Outcome, Sender } from '../../../contracts/delivery.ts'
import type { Message } from '../../../contracts/message.ts'
import { memberOf } from '../context/person.ts'
import { type ReplyTarget, replyTargetOf } from '../context/reply-target.ts'
import { quietMs } from '../context/settings.ts'
import { PersonalInPublic } from '../render/render.ts'
import type { Attempt, SendPorts } from './attempt.ts'
import { attemptStateOf } from './attempt-state.ts'
import { HOLD_MS } from './outages.ts'
import { installationHeld } from './outcome.ts'
import { heldUntil } from './quiet-hours.ts'
import { direct } from './send-direct.ts'
import { channel, ephemeral } from './send-public.ts'

/** Creates the sender of the Slack channel: one attempt for each claim, and none before the result of the last one is known. */
export function createSender(ports: SendPorts): Sender {
  return {
    channel: 'slack',
    send: async (delivery) => {
      try {
        return await send(ports, delivery)
      } catch (fault) {
        const reason = fault instanceof Error ? fault.name : 'fault'
        ports.log.error({ delivery: delivery.id, reason }, 'slack: an attempt at sending threw an error')
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
  if (token === undefined) return notInstalled(ports, delivery, member.team)
  const outage = ports.outages.current({ team: member.team, token })
  if (outage) return installationHeld(outage.error, outage.until, delivery.memo)
  const zone = delivery.cause === 'reminder' ? await ports.zoneOf(delivery.person) : undefined
  const until = heldUntil(delivery, zone, ports.now())
  if (until !== undefined) return { state: 'held', reason: 'night-there', notBefore: until }
  const state = attemptStateOf(delivery)
  const attempt = { ports, delivery, member, token, call: ports.api.as(token), state }
  const target = replyTargetOf(delivery.replyTo)
  const outcome = await to(target, attempt)
  if (outcome.state === 'sent') {
    ports.outages.recover({ team: member.team, token })
    ports.onSent(delivery, target)
  }
  return outcome
}

/** A workspace that left gets nothing any more. One for which there is only no token now waits for the operator. */
async function notInstalled(ports: SendPorts, delivery: Delivery, team: string): Promise<Outcome> {
  if (await ports.installations.hasLeft(team)) return { state: 'failed', reason: 'not-installed' }
  ports.outages.report({ team, token: '' }, { ok: false, kind: 'refused', error: 'app_not_installed' })
  return installationHeld('not-installed', ports.now() + HOLD_MS, delivery.memo)
}

function to(target: ReplyTarget, attempt: Attempt): Promise<Outcome> {
  if (target.surface === 'dm' || attempt.state.direct) return direct(attempt, target)
  const open = attempt.delivery.messages.filter(isPublic)
  // Personal messages never go where others read, whatever the reply target says.
  if (open.length < attempt.delivery.messages.length) return direct(attempt, target)
  return target.surface === 'ephemeral' ? ephemeral(attempt, target, open) : channel(attempt, target, open)
}

function isPublic(message: Message): message is Message<'public'> {
  return message.audience === 'public'
}
