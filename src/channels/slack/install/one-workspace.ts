import { createHash } from 'node:crypto'
import { z } from 'zod'
import { authTest, hasTeamAccess, type TokenPlace, type TokenState } from '../api/auth-test.ts'
import type { Call } from '../context/call.ts'
import type { AccessLost, Installations } from '../context/installation.ts'
import type { InstallationPorts } from './installation-record.ts'
import { checkLost, eraseTeams, left, recordLost, type Verdict, verdictOf } from './lost-access.ts'

/** The one workspace of `SLACK_BOT_TOKEN`. A token whose workspace left is never used there again. */
export function oneWorkspace(ports: InstallationPorts, token: string): Installations {
  const mark = createHash('sha256').update(token).digest('base64url')
  const places = tokenPlace(ports, token, mark)
  const hasLeft = async (team: string) => (await left.get(ports, team)) === mark

  return {
    load: async () => undefined,
    has: async (team) => !(await hasLeft(team)),
    hasLeft,
    tokenOf: async (team) => {
      if (await hasLeft(team)) return undefined
      const place = await places.known()
      // A token of another workspace must not be used for this one: its member ids mean nothing there.
      return place === undefined || isIn(place, team) ? token : undefined
    },
    keep: async () => {},
    cover: async () => {},
    recordLost: (lost) => recordLost(ports, lost),
    checkLost: () => checkLost(ports, (lost, overdue) => ask(ports, { token, mark }, lost, overdue)),
    renew: async () => void (await places.known()),
  }
}

const isIn = ({ wide, team }: TokenPlace, asked: string) => wide || team === asked

async function ask(
  ports: InstallationPorts,
  { token, mark }: { token: string; mark: string },
  lost: AccessLost,
  overdue: boolean,
): Promise<Verdict> {
  const call = ports.api.as(token)
  const answer = await authTest(call)
  const teams = lost.whole ? (lost.team === undefined ? [] : [lost.team]) : lost.teams
  let verdict: Verdict = 'gone'
  for (const team of teams) {
    const one = await verdictIn(answer, team, { overdue, call, whole: lost.whole })
    if (one === 'gone') await eraseTeams(ports, [team], mark)
    else verdict = one
  }
  return verdict
}

/** `whole` false: the organisation took this one workspace away, and the token may be valid in the others. */
async function verdictIn(
  answer: TokenState,
  team: string,
  { overdue, call, whole }: { overdue: boolean; call: Call; whole: boolean },
): Promise<Verdict> {
  if (answer.state !== 'alive') return verdictOf(answer, overdue)
  // Valid, but not in the workspace that left: nothing is installed there.
  if (!isIn(answer.place, team)) return 'gone'
  if (whole) return 'alive'
  const access = await hasTeamAccess(call, team)
  return access === undefined ? 'unknown' : access ? 'alive' : 'gone'
}

const place = z.object({
  team: z.string().optional(),
  organisation: z.string().optional(),
  wide: z.boolean(),
})

/** Where the token is valid: stored once it is known, asked for once a minute at most until then. */
function tokenPlace({ values, api, now }: InstallationPorts, token: string, mark: string) {
  const name = `slack/token/${mark}`
  let known: TokenPlace | undefined
  let askedAt = Number.NEGATIVE_INFINITY
  const stored = async () => {
    const text = await values.get(name)
    const read = text === undefined ? undefined : place.safeParse(JSON.parse(text))
    return read?.success ? read.data : undefined
  }
  const asked = async () => {
    if (Math.abs(now() - askedAt) < 60_000) return undefined
    askedAt = now()
    const answer = await authTest(api.as(token))
    if (answer.state !== 'alive') return undefined
    await values.set(name, JSON.stringify(answer.place))
    return answer.place
  }
  return {
    known: async (): Promise<TokenPlace | undefined> => {
      known ??= (await stored()) ?? (await asked())
      return known
    },
  }
}
