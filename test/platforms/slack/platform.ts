import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { METHODS, Refusal } from './methods.ts'
import { createSockets } from './sockets.ts'
import { faultsIn } from './valid.ts'
import { createWorld, directOf, ownerOf, type StandInMember, type StandInTeam, type World } from './world.ts'

/** What can go wrong with one call. `accepted`: it was done, but the caller does not hear of it. */
export type Fault =
  | { readonly kind: '429'; readonly seconds: number }
  | { readonly kind: 'error'; readonly error: string }
  /** A proxy in between answers with this status. */
  | { readonly kind: 'http'; readonly status: number }
  | { readonly kind: '500' | 'internal_error' | 'hang' | 'reset'; readonly accepted: boolean }
  /** Done only after the caller has given up. */
  | { readonly kind: 'late'; readonly ms: number }

/** One call as it came. */
export interface Called {
  readonly method: string
  readonly token: string
  readonly args: Readonly<Record<string, unknown>>
  readonly fault?: string
}

/** Decides about each call whether something goes wrong. */
export type Weather = (called: Called) => Fault | undefined

const read = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => resolve(Buffer.concat(parts).toString('utf8')))
    request.on('error', reject)
  })

function argsOf(text: string, type: string): Record<string, unknown> {
  if (type.includes('json')) return JSON.parse(text || '{}')
  return Object.fromEntries(new URLSearchParams(text))
}

function checked(method: string, args: Record<string, unknown>): string[] {
  const parsed = (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value)
  if (method.startsWith('chat.post') || method === 'chat.update')
    return faultsIn('message', {
      text: args.text,
      ...(args.blocks !== undefined && { blocks: parsed(args.blocks) }),
    })
  if (method === 'views.publish') return faultsIn('home', parsed(args.view))
  if (method.startsWith('views.')) return faultsIn('modal', parsed(args.view))
  return []
}

function teamFor(world: World, token: string, args: Record<string, unknown>): StandInTeam {
  const grant = world.tokens.get(token)
  if (!grant) throw new Refusal('invalid_auth')
  if (grant.revoked) throw new Refusal(grant.reason ?? 'token_revoked')
  const own = grant.team === undefined ? undefined : world.teams.get(grant.team)
  if (own) return own
  const trigger = world.triggers.get(String(args.trigger_id))
  const found = [...world.teams.values()].find(
    (team) =>
      team.organisation === grant.organisation &&
      (team.id === trigger?.team ||
        team.views.has(String(args.view_id)) ||
        ownerOf(team, String(args.channel)) !== undefined ||
        team.members.has(String(args.user ?? args.users ?? args.user_id))),
  )
  if (!found) throw new Refusal('team_not_found')
  return found
}

/** The answer to a call that is refused before anything is done. */
function refusalOf(fault: Fault) {
  switch (fault.kind) {
    case '429':
      return {
        status: 429,
        body: { ok: false, error: 'ratelimited' },
        headers: { 'retry-after': String(fault.seconds) },
      }
    case 'error':
      return { status: 200, body: { ok: false, error: fault.error }, headers: {} }
    case 'http':
      return { status: fault.status, body: {}, headers: {} }
    default:
      return undefined
  }
}

/** A Slack in this process: Web API, `response_url`s and signed requests to the bot. */
export function createSlackPlatform(options: {
  readonly signingSecret: string
  readonly now?: () => number
}) {
  const world = createWorld(options.now ?? Date.now)
  const calls: Called[] = []
  const invalid: string[] = []
  let weather: Weather = () => undefined
  let target = ''
  const timers = new Set<NodeJS.Timeout>()

  const run = (called: Called): { status: number; body: object; headers?: Record<string, string> } => {
    try {
      const handler = METHODS[called.method]
      if (!handler) throw new Refusal('unknown_method')
      const args = { ...called.args }
      invalid.push(...checked(called.method, args).map((fault) => `${called.method}: ${fault}`))
      const token = world.tokens.get(called.token)
      const result = handler({ world, token, args, team: () => teamFor(world, called.token, args) })
      return { status: 200, body: { ok: true, ...result } }
    } catch (fault) {
      if (fault instanceof Refusal) return { status: 200, body: { ok: false, error: fault.message } }
      throw fault
    }
  }

  const reply = (response: ServerResponse, status: number, body: object, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }

  const suffer = (fault: Fault, called: Called, response: ServerResponse) => {
    const refusal = refusalOf(fault)
    if (refusal) return reply(response, refusal.status, refusal.body, refusal.headers)
    if (!('accepted' in fault) && fault.kind !== 'late') return
    if (fault.kind === 'late') {
      const timer = setTimeout(() => {
        timers.delete(timer)
        run(called)
      }, fault.ms)
      timers.add(timer)
      return
    }
    if (fault.accepted) run(called)
    if (fault.kind === '500') return reply(response, 503, {})
    if (fault.kind === 'internal_error') return reply(response, 200, { ok: false, error: 'internal_error' })
    if (fault.kind === 'reset') return void response.destroy()
  }

  const api = async (request: IncomingMessage, response: ServerResponse, method: string) => {
    const args = argsOf(await read(request), request.headers['content-type'] ?? '')
    const token = (request.headers.authorization ?? '').replace('Bearer ', '')
    const fault = weather({ method, token, args })
    const called = { method, token, args, ...(fault && { fault: fault.kind }) }
    calls.push(called)
    if (fault) return suffer(fault, called, response)
    const result = run(called)
    reply(response, result.status, result.body)
  }

  const respond = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    const url = world.responseUrls.get(path)
    const message = JSON.parse(await read(request))
    const called = { method: 'response_url', token: '', args: message }
    const fault = weather(called)
    calls.push({ ...called, ...(fault && { fault: fault.kind }) })
    if (!url || url.uses >= 5 || Date.now() - url.at > 1_800_000) return reply(response, 404, { ok: false })
    const accept = () => {
      url.uses += 1
      invalid.push(
        ...faultsIn('message', { text: message.text, blocks: message.blocks }).map(
          (one) => `response_url: ${one}`,
        ),
      )
      world.teams.get(url.team)?.messages.push({
        ts: world.ts(),
        channel: url.channel,
        by: 'bot',
        text: message.text,
        blocks: message.blocks ?? [],
        onlyFor: url.user,
      })
    }
    if (fault && 'accepted' in fault && fault.accepted) accept()
    if (fault?.kind === 'hang' || fault?.kind === 'late') return
    if (fault) return reply(response, 500, {})
    accept()
    reply(response, 200, { ok: true })
  }

  const sockets = createSockets()
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://slack').pathname
    const method = /^\/api\/(.+)$/.exec(path)?.[1]
    if (method === 'apps.connections.open' && sockets.isDown()) return reply(response, 503, {})
    if (method === 'apps.connections.open')
      return reply(response, 200, { ok: true, url: `${base.replace('http', 'ws')}/socket` })
    const work = method ? api(request, response, method) : respond(request, response, path)
    work.catch((fault: unknown) => {
      invalid.push(`the stand-in broke: ${String(fault)}`)
      response.destroy()
    })
  })
  server.on('upgrade', sockets.upgrade)
  let base = ''

  /** One signed request to the bot. `age`: how old the timestamp is, in seconds. */
  const deliver = async (
    body: object | string,
    how: { form?: boolean; headers?: Record<string, string>; age?: number; secret?: string } = {},
  ) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const timestamp = String(Math.floor((options.now ?? Date.now)() / 1000) - (how.age ?? 0))
    const signature = `v0=${createHmac('sha256', how.secret ?? options.signingSecret)
      .update(`v0:${timestamp}:${text}`)
      .digest('hex')}`
    const began = performance.now()
    const response = await fetch(`${target}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': how.form ? 'application/x-www-form-urlencoded' : 'application/json',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': signature,
        ...how.headers,
      },
      body: text,
    })
    const answer = await response.text()
    const ms = performance.now() - began
    return { status: response.status, body: answer.startsWith('{') ? JSON.parse(answer) : undefined, ms }
  }

  return {
    world,
    calls,
    /** What Slack would have refused; must stay empty. */
    invalid,
    deliver,
    setWeather: (next: Weather) => {
      weather = next
    },
    aim: (url: string) => {
      target = url
    },
    start: () =>
      new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', () => {
          const address = server.address()
          base = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
          resolve()
        })
      }),
    stop: () =>
      new Promise<void>((resolve) => {
        for (const timer of timers) clearTimeout(timer)
        sockets.end()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    apiUrl: () => `${base}/api/`,
    /** Socket Mode: envelopes to the bot, and what it acknowledged. */
    sockets,
    /** A workspace with its bot's token and members. */
    addTeam: (
      id: string,
      token: string | undefined,
      members: readonly (Partial<StandInMember> & { id: string })[],
      organisation?: string,
    ): StandInTeam => {
      const team: StandInTeam = {
        id,
        ...(organisation && { organisation }),
        members: new Map(
          members.map((one) => [one.id, { locale: 'en-US', tz: 'Asia/Tokyo', deleted: false, ...one }]),
        ),
        messages: [],
        views: new Map(),
        homes: new Map(),
        statuses: [],
        prompts: [],
      }
      world.teams.set(id, team)
      if (token) world.tokens.set(token, { team: id, revoked: false })
      return team
    },
    /** The app is removed from a workspace or an organisation: its tokens are not good any more. Sends no event. */
    uninstall: (id: string, reason = 'token_revoked') => {
      for (const token of world.tokens.values())
        if (token.team === id || token.organisation === id) Object.assign(token, { revoked: true, reason })
    },
    /** An organisation takes the app away from one of its workspaces. Sends no event. */
    takeAway: (organisation: string, team: string) => {
      for (const token of world.tokens.values())
        if (token.organisation === organisation) token.without = [...(token.without ?? []), team]
    },
    trigger: (team: string, user: string, at = Date.now()) => {
      const id = world.id('trigger.')
      world.triggers.set(id, { team, user, at, used: false })
      return id
    },
    responseUrl: (team: string, channel: string, user: string) => {
      const path = `/respond/${world.id('R')}`
      world.responseUrls.set(path, { team, channel, user, uses: 0, at: Date.now() })
      return `${base}${path}`
    },
    directOf,
  }
}

export type SlackPlatform = ReturnType<typeof createSlackPlatform>
