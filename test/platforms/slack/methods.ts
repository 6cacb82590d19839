import { directOf, type StandInTeam, type StandInToken, type StandInView, type World } from './world.ts'

/** A refusal as Slack says it. */
export class Refusal extends Error {}

type Args = Record<string, unknown>
interface At {
  readonly world: World
  readonly token: StandInToken | undefined
  readonly args: Args
  /** The workspace of the token; for an organisation's, the one that the arguments lead to. */
  readonly team: () => StandInTeam
}

const text = (args: Args, name: string): string => {
  const value = args[name]
  if (typeof value !== 'string' || value === '') throw new Refusal('invalid_arguments')
  return value
}
const record = (value: unknown): Args => {
  if (typeof value !== 'object' || value === null) throw new Refusal('invalid_arguments')
  return { ...value }
}

/** Forms carry JSON as text. */
function json(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value
}

function member(team: StandInTeam, user: string) {
  const found = team.members.get(user)
  if (!found) throw new Refusal('user_not_found')
  return found
}

function postable(team: StandInTeam, channel: string) {
  if (channel.startsWith('C')) return
  const owner = [...team.members.values()].find(({ id }) => directOf(team.id, id) === channel)
  if (!owner) throw new Refusal('channel_not_found')
  if (owner.deleted) throw new Refusal('user_disabled')
}

function post({ args, world, team }: At) {
  const channel = text(args, 'channel')
  postable(team(), channel)
  const thread = args.thread_ts
  const metadata = args.metadata === undefined ? undefined : record(json(args.metadata))
  const ts = world.ts()
  const payload = metadata && record(metadata.event_payload)
  team().messages.push({
    ts,
    channel,
    by: 'bot',
    text: text(args, 'text'),
    blocks: blocksIn(args),
    ...(typeof thread === 'string' && { thread }),
    ...(metadata && {
      metadata: {
        event_type: String(metadata.event_type),
        event_payload: { id: String(payload?.id) },
      },
    }),
  })
  return { channel, ts }
}

function blocksIn(args: Args): unknown[] {
  const blocks = json(args.blocks ?? [])
  return Array.isArray(blocks) ? blocks : []
}

function postEphemeral({ args, world, team }: At) {
  const channel = text(args, 'channel')
  const user = text(args, 'user')
  const ts = world.ts()
  team().messages.push({
    ts,
    channel,
    by: 'bot',
    text: text(args, 'text'),
    blocks: blocksIn(args),
    onlyFor: user,
  })
  return { message_ts: ts }
}

function history(at: At, inThread: boolean) {
  const { args, team } = at
  const channel = text(args, 'channel')
  if (channel.startsWith('C')) throw new Refusal('missing_scope')
  postable(team(), channel)
  const oldest = Number(args.oldest ?? 0)
  const limit = Math.min(Number(args.limit ?? 100), 15)
  const root = inThread ? text(args, 'ts') : undefined
  const all = team()
    .messages.filter(
      (one) => one.channel === channel && one.onlyFor === undefined && Number(one.ts) >= oldest,
    )
    .filter((one) => (root ? one.thread === root || one.ts === root : one.thread === undefined))
    .toReversed()
  const start = Number(args.cursor || 0)
  const found = all.slice(start, start + limit)
  const withMetadata = String(args.include_all_metadata) === 'true'
  return {
    messages: found.map((one) => ({
      type: 'message',
      ts: one.ts,
      text: one.text,
      ...(one.by === 'bot' ? { bot_id: 'B1' } : { user: one.by }),
      ...(withMetadata && one.metadata && { metadata: one.metadata }),
    })),
    has_more: start + limit < all.length,
    response_metadata: { next_cursor: start + limit < all.length ? String(start + limit) : '' },
  }
}

function update({ args, team }: At) {
  const found = team().messages.find((one) => one.ts === args.ts && one.channel === args.channel)
  if (!found) throw new Refusal('message_not_found')
  if (found.onlyFor) throw new Refusal('cant_update_message')
  found.text = text(args, 'text')
  found.blocks = blocksIn(args)
  return { ts: found.ts }
}

function remove({ args, team }: At) {
  const at = team().messages.findIndex((one) => one.ts === args.ts && one.channel === args.channel)
  if (at < 0) throw new Refusal('message_not_found')
  team().messages.splice(at, 1)
  return {}
}

const TRIGGER_MS = 3_000

function open({ args, world, team }: At) {
  const trigger = world.triggers.get(text(args, 'trigger_id'))
  if (!trigger || trigger.team !== team().id) throw new Refusal('invalid_trigger_id')
  if (trigger.used) throw new Refusal('exchanged_trigger_id')
  if (Date.now() - trigger.at > TRIGGER_MS) throw new Refusal('expired_trigger_id')
  trigger.used = true
  const view: StandInView = {
    id: world.id('V'),
    hash: world.hash(),
    user: trigger.user,
    content: record(json(args.view)),
    values: {},
    closed: false,
  }
  team().views.set(view.id, view)
  return { view: { id: view.id, hash: view.hash } }
}

/** What stood filled in keeps standing where block and action are the same. */
function updateView({ args, world, team }: At) {
  const view = team().views.get(text(args, 'view_id'))
  if (!view || view.closed) throw new Refusal('not_found')
  if (args.hash !== undefined && args.hash !== view.hash) throw new Refusal('hash_conflict')
  view.content = record(json(args.view))
  view.hash = world.hash()
  return { view: { id: view.id, hash: view.hash } }
}

function publish({ args, world, team }: At) {
  const user = text(args, 'user_id')
  member(team(), user)
  const before = team().homes.get(user)
  if (before && args.hash !== undefined && args.hash !== before.hash) throw new Refusal('hash_conflict')
  const view = {
    id: before?.id ?? world.id('V'),
    hash: world.hash(),
    user,
    content: record(json(args.view)),
    values: {},
    closed: false,
  }
  team().homes.set(user, view)
  return { view: { id: view.id, hash: view.hash } }
}

function userInfo({ args, team }: At) {
  const found = member(team(), text(args, 'user'))
  return {
    user: {
      id: found.id,
      team_id: found.home ?? team().id,
      deleted: found.deleted,
      is_bot: found.bot ?? false,
      is_stranger: found.home !== undefined,
      real_name: 'Somebody Real',
      tz: found.tz,
      ...(String(args.include_locale) === 'true' && { locale: found.locale }),
    },
  }
}

function openDirect({ args, team }: At) {
  const user = member(team(), text(args, 'users'))
  if (user.bot) throw new Refusal('cannot_dm_bot')
  return { channel: { id: directOf(team().id, user.id) } }
}

function access({ args, world }: At) {
  if (args.grant_type === 'refresh_token') {
    const grant = world.refresh.get(text(args, 'refresh_token'))
    if (!grant || grant.used) throw new Refusal('invalid_refresh_token')
    grant.used = true
    return { token_type: 'bot', ...newTokens(world, grant.team) }
  }
  const [, team = ''] = /^code-(.+)$/.exec(text(args, 'code')) ?? []
  const wide = team.startsWith('E')
  return {
    app_id: 'A111',
    token_type: 'bot',
    scope: 'chat:write',
    bot_user_id: 'UBOT',
    authed_user: { id: 'UADMIN' },
    team: wide ? null : { id: team, name: 'A workspace' },
    enterprise: wide ? { id: team, name: 'An organisation' } : null,
    is_enterprise_install: wide,
    ...newTokens(world, team),
  }
}

function newTokens(world: World, team: string) {
  const [token, refresh] = [world.id(`xoxe.xoxb-${team}-`), world.id('xoxe-1-')]
  world.tokens.set(
    token,
    team.startsWith('E') ? { organisation: team, revoked: false } : { team, revoked: false },
  )
  world.refresh.set(refresh, { team, used: false })
  return { access_token: token, refresh_token: refresh, expires_in: 43_200 }
}

function authTest({ token, team }: At) {
  if (!token) throw new Refusal('invalid_auth')
  if (token.revoked) throw new Refusal(token.reason ?? 'token_revoked')
  if (token.organisation)
    return { enterprise_id: token.organisation, user_id: 'UBOT', bot_id: 'B1', is_enterprise_install: true }
  return { team_id: team().id, user_id: 'UBOT', bot_id: 'B1', team: 'A workspace' }
}

/** The workspaces in which an organisation's token is good. */
function authTeams({ token, world }: At) {
  if (!token?.organisation) throw new Refusal('not_allowed_token_type')
  const { organisation, revoked, without = [] } = token
  if (revoked) throw new Refusal('token_revoked')
  const teams = [...world.teams.values()].filter((team) => team.organisation === organisation)
  return {
    teams: teams.filter(({ id }) => !without.includes(id)).map(({ id }) => ({ id, name: 'A workspace' })),
    response_metadata: { next_cursor: '' },
  }
}

/** Every method that the stand-in knows. */
export const METHODS: Readonly<Record<string, (at: At) => object>> = {
  'auth.test': authTest,
  'auth.teams.list': authTeams,
  'oauth.v2.access': access,
  'chat.postMessage': post,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'conversations.open': openDirect,
  'conversations.history': (at) => history(at, false),
  'conversations.replies': (at) => history(at, true),
  'users.info': userInfo,
  'views.open': open,
  'views.update': updateView,
  'views.publish': publish,
  'assistant.threads.setStatus': ({ args, team }) => {
    team().statuses.push({
      channel: text(args, 'channel_id'),
      thread: text(args, 'thread_ts'),
      status: String(args.status),
    })
    return {}
  },
  'assistant.threads.setSuggestedPrompts': ({ args, team }) => {
    const prompts = json(args.prompts)
    if (!Array.isArray(prompts) || prompts.length > 4) throw new Refusal('invalid_arguments')
    team().prompts.push(...prompts)
    return {}
  },
}
