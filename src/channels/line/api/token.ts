import { z } from 'zod'
import { type LineAnswer, type LineCall, type LineRequest, ok } from './client.ts'
import type { LineLog, LinePorts, LineSettings } from './ports.ts'

/** Under which name an issued token is kept, for every process that shares the store. */
const NAME = 'line:token'

/** A token is replaced so long before it ends that no request meets its end, in milliseconds. */
const AHEAD_MS = 90_000

const issuedBody = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })
const keptToken = z.object({ token: z.string(), until: z.number() })
type Kept = z.infer<typeof keptToken>

/** The access token for requests. */
export interface TokenSource {
  /** A token that lives for a while yet; `undefined` when none could be had. */
  get(): Promise<string | undefined>
  /** The token was refused: the next one is fetched anew. Tells whether there can be another. */
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

/** Asks LINE for a token of 15 minutes. */
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
  /** While a secret is being replaced only one of them works. */
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
  /** Many requests at once wait for one token. */
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
 * A long-lived token as it is, or short ones (15 minutes) issued by channel id and secret, shared by all processes and
 * renewed before they end. Source: https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token
 */
export function tokenSource(settings: Pick<LineSettings, 'token' | 'secrets'>, needs: Needs): TokenSource {
  const { token } = settings
  if (token.kind === 'stateless') return stateless(needs, token.channelId, settings.secrets)
  return { get: async () => token.token, refused: () => false }
}

/** Requests with the token on them; one that was refused for its token is made once more with a new one. */
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
