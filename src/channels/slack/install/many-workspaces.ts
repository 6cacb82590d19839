import { z } from 'zod'
import type { KeyValueStore } from '../../../contracts/key-value.ts'
import {
  type Installation,
  type InstallationPorts,
  type Installations,
  readInstallation,
} from '../context/installation.ts'
import { coverOf, eraseAll, isLate } from './lost-access.ts'

const nameOf = (id: string) => `slack/install/${id}`
/** Slack's tokens live for twelve hours; two before the end is time to renew (docs.slack.dev/authentication/using-token-rotation). */
const RENEW_MS = 2 * 3_600_000

/** The installations by OAuth. */
export function manyWorkspaces(
  ports: InstallationPorts,
  client: { clientId: string; clientSecret: string },
): Installations {
  const { values, now } = ports
  const load = async (id: string) => readInstallation(await values.get(nameOf(id)))
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
        const one = readInstallation(value)
        if (one) await fresh(one)
      }
    },
  }
}

async function coveredBy(values: KeyValueStore, organisation: string): Promise<string[]> {
  const all = await values.list(coverOf(''))
  return all.filter(({ value }) => value === organisation).map(({ name }) => name.slice(coverOf('').length))
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
    const one = readInstallation(text)
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
  return readInstallation(kept)
}
