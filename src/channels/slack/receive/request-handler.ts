import { translator } from '../../../domain/language/translate.ts'
import type { Answer, SlackContext } from '../context/context.ts'
import type { Intent, Origin } from '../context/intent.ts'
import { note } from '../render/note.ts'
import { perform } from './perform.ts'
import { type Read, readBody } from './read.ts'

/** What a request from Slack is answered with. */
export interface HttpAnswer {
  readonly status: number
  readonly body?: object | string
}

const ok = (body: Answer): HttpAnswer => (body === undefined ? { status: 200 } : { status: 200, body })

/** Takes one verified body, from HTTP or a socket; resolves when what it brought is committed. Never rejects. */
export async function handleRequest(context: SlackContext, body: unknown): Promise<HttpAnswer> {
  const read = readBody(body, context.seal, context.now())
  if (read.kind === 'challenge') return ok({ challenge: read.challenge })
  if (read.kind === 'nothing') {
    if (read.what === 'app_rate_limited') context.log.warn({}, 'slack: events are being limited')
    return ok(undefined)
  }
  try {
    if (!(await isInstalled(context, read.origin, read.intents))) return notInstalled(context, read)
    return ok(await perform(context, read.intents, read.origin))
  } catch (fault) {
    const reason = fault instanceof Error ? fault.name : 'fault'
    context.log.error({ kind: read.kind, team: read.origin.team, reason }, 'slack: not kept')
    return notKept(read)
  }
}

const isLeaving = ({ do: what }: Intent) => what === 'lost'

async function isInstalled(
  context: SlackContext,
  origin: Origin,
  intents: readonly Intent[],
): Promise<boolean> {
  if (intents.length === 0 || intents.some(isLeaving)) return true
  if (origin.wide && origin.organisation) await coveredBy(context, origin.team, origin.organisation)
  return context.installations.has(origin.team)
}

async function coveredBy(context: SlackContext, team: string, organisation: string): Promise<void> {
  if (await context.installations.load(organisation)) await context.installations.cover(team, organisation)
}

type Asked = Extract<Read, { origin: Origin }>

/** After a workspace left, late events of it bring nobody back. */
function notInstalled(context: SlackContext, { kind, origin }: Asked): HttpAnswer {
  context.log.warn({ kind, team: origin.team }, 'slack: not installed there; dropped')
  return kind === 'command' ? ok(note('en', 'slack.not-installed', origin)) : ok(undefined)
}

/** Slack brings events again; a person is told that nothing was kept, and what to do. */
function notKept({ kind, origin, intents }: Asked): HttpAnswer {
  if (kind === 'command') return ok(note('en', 'slack.failed', origin))
  const sent = intents.find((intent) => intent.do === 'form-sent')
  const [field] = Object.keys(sent?.answers ?? {})
  if (field === undefined) return { status: 500 }
  return ok({ response_action: 'errors', errors: { [field]: translator('en')('slack.failed') } })
}
