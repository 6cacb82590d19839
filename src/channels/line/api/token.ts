import { z } from 'zod'
import { type LineAnswer, type LineCall, type LineRequest, ok } from './client.ts'
import type { LineLog, LinePorts, LineSettings } from './ports.ts'

/** The name of the issued token in the key–value store, shared by all processes. */
const NAME = 'line:token'

/** A token is renewed so many milliseconds before it expires. */
const AHEAD_MS = 90_000

const issuedBody = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })
const keptToken = z.object({ token: z.string(), until: z.number() })
type Kept = z.infer<typeof keptToken>

/** The access token for requests. */
export interface TokenSource {
  /** A valid token; `undefined` if none could be issued. */
  get(): Promise<string | undefined>
  /** Drops a refused token. Returns whether another one can be issued. */
  refused(token: string): boolean
}

interface Needs {
  readonly call: LineCall
  readonly ports: Pick<LinePorts, 'values' | 'now'>
  readonly log: LineLog
}

function read(text: string | undefined): Kept | undefined {
  try {
    const parsed = keptToken.safeParse(JSON.parse(text ?? 'null'))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** Issues a token valid for 15 minutes. */
export function tokenRequest(channelId: string, secret: string): LineRequest {
  const form = { grant_type: 'client_credentials', client_id: channelId, client_secret: secret }
  return { method: 'POST', path: '/oauth2/v3/token', form }
}

function issuer({ call, ports, log }: Needs, channelId: string, secrets: readonly string[]) {
  const kept = (answer: LineAnswer): Kept | undefined => {
    const body = ok(answer) ? issuedBody.safeParse(answer.body) : undefined
    return body?.success
      ? { token: body.data.access_token, until: ports.now() + body.data.expires_in * 1_000 }
      : undefined
  }
  /** During a replacement only one of the secrets works. */
  return async (): Promise<Kept | undefined> => {
    for (const secret of secrets) {
      const token = kept(await call(tokenRequest(channelId, secret)))
      if (token) return token
    }
    log.error({ code: 'line-token' }, 'line: no access token was issued; check the channel id and secret')
    return undefined
  }
}

function stateless(needs: Needs, channelId: string, secrets: readonly string[]): TokenSource {
  const { values, now } = needs.ports
  const issue = issuer(needs, channelId, secrets)
  let present: Kept | undefined
  let refusedToken = ''
  let underWay: Promise<string | undefined> | undefined
  const lives = (it: Kept | undefined): it is Kept =>
    it !== undefined && it.token !== refusedToken && it.until - now() > AHEAD_MS

  const renew = async () => {
    const change = async (text: string | undefined) => {
      const shared = read(text)
      const next = lives(shared) ? shared : await issue()
      return next && JSON.stringify(next)
    }
    present = read(await values.update(NAME, change))
    return present?.token
  }
  /** Concurrent requests share one issue. */
  const once = () => {
    underWay ??= renew().finally(() => {
      underWay = undefined
    })
    return underWay
  }
  return {
    get: async () => (lives(present) ? present.token : once()),
    refused: (token) => {
      refusedToken = token
      return true
    },
  }
}

/**
 * The long-lived token, or short-lived tokens (15 minutes), shared by all processes and renewed before they
 * expire. Source:
 * https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token
 */
export function tokenSource(settings: Pick<LineSettings, 'token' | 'secrets'>, needs: Needs): TokenSource {
  const { token } = settings
  if (token.kind === 'stateless') return stateless(needs, token.channelId, settings.secrets)
  return { get: async () => token.token, refused: () => false }
}

/** Adds the token to requests. A request with a refused token is repeated once with a new one. */
export function authorised(call: LineCall, tokens: TokenSource): LineCall {
  const withToken = async (request: LineRequest, again: boolean): Promise<LineAnswer> => {
    const token = await tokens.get().catch(() => undefined)
    if (token === undefined) return { kind: 'not-sent', reason: 'no access token' }
    const headers = { ...request.headers, authorization: `Bearer ${token}` }
    const answer = await call({ ...request, headers })
    const refused = answer.kind === 'answered' && answer.status === 401
    return refused && again && tokens.refused(token) ? withToken(request, false) : answer
  }
  return (request) => withToken(request, true)
}
