import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Instant } from '../../dates/day.ts'
import type { Api } from './api.ts'
import type { Log, SlackPorts, Values } from './ports.ts'
import type { SlackSettings } from './settings.ts'

const installation = z.object({
  /** The workspace's id, or the organisation's if the app is installed for all of it. */
  id: z.string(),
  kind: z.enum(['workspace', 'organisation']),
  token: z.string(),
  refreshToken: z.string().optional(),
  /** UTC ms. */
  expiresAt: z.number().optional(),
  installedAt: z.number(),
  app: z.string().optional(),
})

/** What a workspace gave us by installing; kept encrypted. */
export type Installation = z.infer<typeof installation>

/** Whose tokens are used, and what happens when they are taken away. */
export interface Installations {
  /** The token for a workspace, fresh for at least an hour; `undefined`: not installed there (any more). */
  tokenOf(team: string): Promise<string | undefined>
  /** Whether it is installed there, without asking Slack: an acknowledgement never waits for that. */
  has(team: string): Promise<boolean>
  keep(one: Installation): Promise<void>
  load(id: string): Promise<Installation | undefined>
  /** Remembers that a workspace is covered by its organisation's installation. */
  cover(team: string, organisation: string): Promise<void>
  /** Stops at once and erases everybody there. An event older than a later installation is a late one and does nothing. */
  lose(id: { team: string | undefined; organisation: string | undefined }, at: Instant): Promise<void>
  /** Single workspaces of an organisation. */
  loseTeams(teams: readonly string[], at: Instant): Promise<void>
  /** Renews every token that ends soon, also where nothing happens. */
  renew(): Promise<void>
}

/** Everything that installations rest on. */
export interface InstallationPorts {
  readonly settings: SlackSettings
  readonly api: Api
  readonly values: Values
  readonly erase: SlackPorts['erase']
  readonly log: Log
  readonly now: () => Instant
}

const nameOf = (id: string) => `slack/install/${id}`
const coverOf = (team: string) => `slack/cover/${team}`
/** Slack tells of an event for a day at most, its retries included. */
const LATE_MS = 26 * 3_600_000
/** Slack tells whole seconds, and its clock is not ours. */
const CLOCKS_MS = 60_000
/** Whether an event tells of something before this installation: the app was removed, and is back. */
const isLate = (at: Instant, since: Instant, now: Instant) => at < since - CLOCKS_MS && at > now - LATE_MS
/** Slack's tokens live for twelve hours; two before the end is time to renew (docs.slack.dev/authentication/using-token-rotation). */
const RENEW_MS = 2 * 3_600_000

/** The installations by OAuth, or the one workspace of `SLACK_BOT_TOKEN`. */
export function createInstallations(ports: InstallationPorts): Installations {
  const { settings } = ports
  return settings.install.kind === 'oauth'
    ? manyWorkspaces(ports, settings.install)
    : oneWorkspace(ports, settings.install.botToken)
}

function read(text: string | undefined): Installation | undefined {
  if (text === undefined) return undefined
  const parsed = installation.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : undefined
}

function manyWorkspaces(
  ports: InstallationPorts,
  client: { clientId: string; clientSecret: string },
): Installations {
  const { values, now } = ports
  const load = async (id: string) => read(await values.get(nameOf(id)))
  const covering = async (team: string) => {
    const organisation = await values.get(coverOf(team))
    return organisation === undefined ? undefined : load(organisation)
  }
  const of = async (team: string) => (await load(team)) ?? (await covering(team))
  const due = (one: Installation) => one.expiresAt !== undefined && one.expiresAt - now() < RENEW_MS
  const fresh = (one: Installation) => (due(one) ? renewed(ports, client, one.id, due) : Promise.resolve(one))

  return {
    load,
    tokenOf: async (team) => {
      const found = await of(team)
      return found && (await fresh(found))?.token
    },
    has: async (team) => (await of(team)) !== undefined,
    keep: (one) => values.set(nameOf(one.id), JSON.stringify(one)),
    cover: async (team, organisation) => {
      if ((await values.get(coverOf(team))) !== organisation) await values.set(coverOf(team), organisation)
    },
    lose: async ({ team, organisation }, at) => {
      const own = team === undefined ? undefined : await load(team)
      const found = own ?? (organisation === undefined ? undefined : await load(organisation))
      if (found && isLate(at, found.installedAt, now())) return
      if (found) await values.delete(nameOf(found.id))
      const teams = found?.kind === 'organisation' ? await coveredBy(values, found.id) : []
      await eraseAll(ports, [...new Set([...(team === undefined ? [] : [team]), ...teams])])
    },
    loseTeams: async (teams, at) => {
      const later = async (team: string) => isLate(at, (await load(team))?.installedAt ?? 0, now())
      const gone = (await Promise.all(teams.map(async (team) => ({ team, kept: await later(team) })))).filter(
        ({ kept }) => !kept,
      )
      await eraseAll(
        ports,
        gone.map(({ team }) => team),
      )
    },
    renew: async () => {
      for (const { value } of await values.list(nameOf(''))) {
        const one = read(value)
        if (one) await fresh(one)
      }
    },
  }
}

async function coveredBy(values: Values, organisation: string): Promise<string[]> {
  const all = await values.list(coverOf(''))
  return all.filter(({ value }) => value === organisation).map(({ name }) => name.slice(coverOf('').length))
}

/** Everybody of these workspaces, with a receipt in the log: which workspace, how many, never who. */
async function eraseAll({ erase, values, log }: InstallationPorts, teams: readonly string[]): Promise<void> {
  for (const team of teams) {
    await values.delete(coverOf(team))
    const { people, rows } = await erase(`slack:${team}:`)
    log.info({ team, people, rows }, 'slack: a workspace left; everything of it is erased')
  }
}

const tokens = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
})

/**
 * A refresh token works once, so that only one process may use it: the lock is the stored value's own.
 * Where Slack cannot be asked now, the old token goes on being used as long as it lives.
 */
async function renewed(
  { values, api, log, now }: InstallationPorts,
  client: { clientId: string; clientSecret: string },
  id: string,
  due: (one: Installation) => boolean,
): Promise<Installation | undefined> {
  const kept = await values.update(nameOf(id), async (text) => {
    const one = read(text)
    if (one?.refreshToken === undefined || !due(one)) return text
    const result = await api.as(undefined)('oauth.v2.access', {
      client_id: client.clientId,
      client_secret: client.clientSecret,
      grant_type: 'refresh_token',
      refresh_token: one.refreshToken,
    })
    const got = result.ok ? tokens.safeParse(result.data) : undefined
    if (!got?.success) {
      log.error(
        { installation: id, error: result.ok ? 'unreadable' : result.error },
        'slack: token not renewed',
      )
      return text
    }
    const { access_token: token, refresh_token: refreshToken, expires_in: seconds } = got.data
    return JSON.stringify({ ...one, token, refreshToken, expiresAt: now() + seconds * 1000 })
  })
  return read(kept)
}

/** `SLACK_BOT_TOKEN`: one workspace, the token's own. After it left, that very token is never used again. */
function oneWorkspace(ports: InstallationPorts, token: string): Installations {
  const { values, now } = ports
  const mark = createHash('sha256').update(token).digest('base64url')
  const since = async () => {
    const known = await values.get(`slack/token/${mark}`)
    if (known === undefined) await values.set(`slack/token/${mark}`, String(now()))
    return known === undefined ? now() : Number(known)
  }
  const hasLeft = async (team: string) => (await values.get(`slack/left/${team}`)) === mark
  const lost = async (teams: readonly string[], at: Instant) => {
    if (isLate(at, await since(), now())) return
    for (const team of teams) await values.set(`slack/left/${team}`, mark)
    await eraseAll(ports, teams)
  }
  return {
    load: async () => undefined,
    has: async (team) => !(await hasLeft(team)),
    tokenOf: async (team) => ((await hasLeft(team)) ? undefined : token),
    keep: async () => {},
    cover: async () => {},
    lose: ({ team }, at) => lost(team === undefined ? [] : [team], at),
    loseTeams: lost,
    renew: async () => void (await since()),
  }
}
