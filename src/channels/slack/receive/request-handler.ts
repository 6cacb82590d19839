import { translator } from '../../../domain/language/translate.ts'
import type { Answer, SlackContext } from '../context/context.ts'
import type { Intent, Origin } from '../context/intent.ts'
import { note } from '../render/note.ts'
import { perform } from './perform.ts'
import { type Read, readBody } from './read.ts'

/** The response to a request from Slack. */
export interface HttpAnswer {
  readonly status: number
  readonly body?: object | string
}

const ok = (body: Answer): HttpAnswer => (body === undefined ? { status: 200 } : { status: 200, body })

/** Handles one verified body, from HTTP or a socket. Resolves when everything in it is committed. Never rejects. */
export async function handleRequest(context: SlackContext, body: unknown): Promise<HttpAnswer> {
  const read = readBody(body, context.buttonCrypto, context.now())
  if (read.kind === 'challenge') return ok({ challenge: read.challenge })
  if (read.kind === 'nothing') {
    if (read.what === 'app_rate_limited') context.log.warn({}, 'slack: Slack limits the rate of events')
    return ok(undefined)
  }
  try {
    if (!(await isInstalled(context, read.origin, read.intents))) return notInstalled(context, read)
    return ok(await perform(context, read.intents, read.origin))
  } catch (fault) {
    const reason = fault instanceof Error ? fault.name : 'fault'
    context.log.error({ kind: read.kind, team: read.origin.team, reason }, 'slack: a request was not stored')
    return notKept(read)
  }
}

const isLoss = ({ do: what }: Intent) => what === 'lost'

async function isInstalled(
  context: SlackContext,
  origin: Origin,
  intents: readonly Intent[],
): Promise<boolean> {
  if (intents.length === 0 || intents.some(isLoss)) return true
  if (origin.wide && origin.organisation) await coverTeam(context, origin.team, origin.organisation)
  return context.installations.has(origin.team)
}

async function coverTeam(context: SlackContext, team: string, organisation: string): Promise<void> {
  if (await context.installations.load(organisation)) await context.installations.cover(team, organisation)
}

type Asked = Extract<Read, { origin: Origin }>

/** Drops late events of a workspace that removed the app: they must not create a person again. */
function notInstalled(context: SlackContext, { kind, origin }: Asked): HttpAnswer {
  context.log.warn({ kind, team: origin.team }, 'slack: not installed in this workspace; dropped')
  return kind === 'command' ? ok(note('en', 'slack.not-installed', origin)) : ok(undefined)
}

/** An event gets a 500, and Slack sends it again. A person is told that nothing was kept, and what to do. */
function notKept({ kind, origin, intents }: Asked): HttpAnswer {
  if (kind === 'command') return ok(note('en', 'slack.failed', origin))
  const sent = intents.find((intent) => intent.do === 'form-sent')
  const [field] = Object.keys(sent?.answers ?? {})
  if (field === undefined) return { status: 500 }
  return ok({ response_action: 'errors', errors: { [field]: translator('en')('slack.failed') } })
}
