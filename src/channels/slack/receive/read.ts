import type { Instant } from '../../../domain/dates/day.ts'
import type { ButtonCrypto } from '../context/context.ts'
import type { Intent, Origin } from '../context/intent.ts'
import { readCommand } from './command.ts'
import { readEvent } from './events.ts'
import { readActions, readShortcut, readSubmission } from './interactions.ts'
import { challengeBody, commandBody, type EventBody, eventBody, interactionBody } from './payload.ts'

/** A request from Slack as intents. */
export type Read =
  | { readonly kind: 'challenge'; readonly challenge: string }
  | { readonly kind: 'nothing'; readonly what: string }
  | {
      readonly kind: 'event' | 'command' | 'actions' | 'submission' | 'shortcut'
      readonly origin: Origin
      readonly intents: readonly Intent[]
    }

type Organised = { readonly id: string } | null | undefined
interface Place {
  readonly team: string | null | undefined
  readonly organisation: string | null | undefined
  readonly wide: boolean
  readonly app: string | undefined
}

function originOf({ team, organisation, wide, app }: Place): Origin | undefined {
  if (!team) return undefined
  return { team, wide, ...(organisation && { organisation }), ...(app && { app }) }
}

function ofEvent(body: EventBody): Origin | undefined {
  const [install] = body.authorizations ?? []
  return originOf({
    // The workspace of the installation; in a shared channel the member may belong to another one.
    team: install?.team_id ?? body.team_id ?? body.enterprise_id,
    organisation: install?.enterprise_id ?? body.enterprise_id,
    wide: install?.is_enterprise_install ?? false,
    app: body.api_app_id,
  })
}

function ofInteraction(body: {
  readonly team?: { id: string; enterprise_id?: string | null | undefined } | null | undefined
  readonly enterprise?: Organised
  readonly user: { readonly team_id?: string | null | undefined }
  readonly is_enterprise_install?: boolean | undefined
  readonly api_app_id?: string | undefined
}): Origin | undefined {
  return originOf({
    team: body.team?.id ?? body.user.team_id,
    organisation: body.enterprise?.id ?? body.team?.enterprise_id,
    wide: body.is_enterprise_install ?? false,
    app: body.api_app_id,
  })
}

/** Reads a verified body. `nothing`: a type that is not read, or a body of unknown form. */
export function readBody(body: unknown, buttonCrypto: ButtonCrypto, now: Instant): Read {
  if (typeof body !== 'object' || body === null) return { kind: 'nothing', what: 'no-object' }
  const asked = challengeBody.safeParse(body)
  if (asked.success) return { kind: 'challenge', challenge: asked.data.challenge }
  return asEvent(body) ?? asCommand(body, now) ?? asInteraction(body, buttonCrypto, now) ?? nothing(body)
}

function nothing(body: object): Read {
  const type = 'type' in body && typeof body.type === 'string' ? body.type : 'unknown'
  return { kind: 'nothing', what: type.slice(0, 40) }
}

function asEvent(body: object): Read | undefined {
  const read = eventBody.safeParse(body)
  const origin = read.success ? ofEvent(read.data) : undefined
  return read.success && origin ? { kind: 'event', origin, intents: readEvent(read.data, origin) } : undefined
}

function asCommand(body: object, now: Instant): Read | undefined {
  const read = commandBody.safeParse(body)
  if (!read.success) return undefined
  const {
    team_id: team,
    enterprise_id: organisation,
    is_enterprise_install: wide,
    api_app_id: app,
  } = read.data
  const origin = originOf({ team, organisation, wide: wide === 'true', app })
  return origin && { kind: 'command', origin, intents: readCommand(read.data, origin, now) }
}

function asInteraction(body: object, buttonCrypto: ButtonCrypto, now: Instant): Read | undefined {
  const read = interactionBody.safeParse(body)
  const origin = read.success ? ofInteraction(read.data) : undefined
  if (!read.success || !origin) return undefined
  switch (read.data.type) {
    case 'block_actions':
      return { kind: 'actions', origin, intents: readActions(read.data, origin, buttonCrypto, now) }
    case 'view_submission':
      return { kind: 'submission', origin, intents: readSubmission(read.data, origin, now) }
    case 'shortcut':
      return { kind: 'shortcut', origin, intents: readShortcut(read.data, origin) }
  }
}
