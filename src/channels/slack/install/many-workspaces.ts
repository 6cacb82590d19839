import { authTest, hasTeamAccess } from '../api/auth-test.ts'
import type { AccessLost, Installation, Installations } from '../context/installation.ts'
import { type InstallationPorts, installationName, readInstallation } from './installation-record.ts'
import { checkLost, covers, eraseTeams, left, recordLost, type Verdict, verdictOf } from './lost-access.ts'
import { type OAuthClient, renewedInstallation } from './renew-token.ts'

/** The installations by OAuth. */
export function manyWorkspaces(ports: InstallationPorts, client: OAuthClient): Installations {
  const { values } = ports
  const load = (id: string) => loadInstallation(ports, id)
  const fresh = (one: Installation) => renewedInstallation(ports, client, one)
  const of = async (team: string) => (await load(team)) ?? (await covering(ports, team))

  return {
    load,
    tokenOf: async (team) => {
      const found = await of(team)
      return found && (await fresh(found))?.token
    },
    has: async (team) => (await of(team)) !== undefined,
    hasLeft: async (team) => (await left.get(ports, team)) !== undefined,
    keep: async (one) => {
      await values.set(installationName(one.id), JSON.stringify(one))
      await left.clear(ports, one.id)
    },
    cover: async (team, organisation) => {
      if ((await covers.get(ports, team)) === organisation) return
      await covers.set(ports, team, organisation)
      await left.clear(ports, team)
    },
    recordLost: (lost) => recordLost(ports, lost),
    checkLost: () =>
      checkLost(ports, (lost, overdue) =>
        lost.whole ? askWhole(ports, fresh, lost, overdue) : askTeams(ports, fresh, lost),
      ),
    renew: async () => {
      for (const { value } of await values.list(installationName(''))) {
        const one = readInstallation(value)
        if (one) await fresh(one)
      }
    },
  }
}

async function loadInstallation(
  { values }: InstallationPorts,
  id: string,
): Promise<Installation | undefined> {
  return readInstallation(await values.get(installationName(id)))
}

async function covering(ports: InstallationPorts, team: string): Promise<Installation | undefined> {
  const organisation = await covers.get(ports, team)
  return organisation === undefined ? undefined : loadInstallation(ports, organisation)
}

type Fresh = (one: Installation) => Promise<Installation | undefined>

/** Asks Slack with the token that is stored now: a late event of an earlier installation finds the new token valid. */
async function askWhole(
  ports: InstallationPorts,
  fresh: Fresh,
  { team, organisation }: Extract<AccessLost, { whole: true }>,
  overdue: boolean,
): Promise<Verdict> {
  const found =
    (team && (await loadInstallation(ports, team))) ||
    (organisation && (await loadInstallation(ports, organisation))) ||
    (team && (await covering(ports, team))) ||
    undefined
  const own = team === undefined ? [] : [team]
  if (found === undefined) {
    // Nothing is installed there (any more): only what is left of its people goes.
    await eraseTeams(ports, own, 'none')
    return 'gone'
  }
  await fresh(found)
  const verdict = await removeIfRefused(ports, found.id, overdue)
  if (verdict !== 'gone') return verdict
  const covered = found.kind === 'organisation' ? await covers.teamsOf(ports, found.id) : []
  await eraseTeams(ports, [...new Set([...own, ...covered])], found.id)
  return 'gone'
}

/** The stored value's lock makes it one step: an installation that comes in meanwhile is asked about anew, and stays. */
async function removeIfRefused(ports: InstallationPorts, id: string, overdue: boolean): Promise<Verdict> {
  let verdict: Verdict = 'unknown'
  await ports.values.update(installationName(id), async (text) => {
    const one = readInstallation(text)
    verdict = one ? verdictOf(await authTest(ports.api.as(one.token)), overdue) : 'gone'
    return verdict === 'gone' ? undefined : text
  })
  return verdict
}

/** Asks Slack in which of these workspaces the organisation's token may still be used. */
async function askTeams(
  ports: InstallationPorts,
  fresh: Fresh,
  { teams, organisation }: Extract<AccessLost, { whole: false }>,
): Promise<Verdict> {
  let verdict: Verdict = 'gone'
  for (const team of teams) {
    const id = organisation ?? (await covers.get(ports, team))
    const one = await askTeam(ports, fresh, team, id)
    if (one === 'gone') await eraseTeams(ports, [team], id ?? 'none')
    else verdict = one
  }
  return verdict
}

async function askTeam(
  ports: InstallationPorts,
  fresh: Fresh,
  team: string,
  organisation: string | undefined,
): Promise<Verdict> {
  // A workspace with an installation of its own does not depend on the organisation's.
  if (await loadInstallation(ports, team)) return 'alive'
  const found = organisation === undefined ? undefined : await loadInstallation(ports, organisation)
  const current = found && (await fresh(found))
  if (!current) return 'gone'
  const access = await hasTeamAccess(ports.api.as(current.token), team)
  return access === undefined ? 'unknown' : access ? 'alive' : 'gone'
}
