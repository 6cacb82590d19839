import { createHash } from 'node:crypto'
import type { Instant } from '../../../domain/dates/day.ts'
import type { InstallationPorts, Installations } from '../context/installation.ts'
import { eraseAll, isLate } from './lost-access.ts'

/** `SLACK_BOT_TOKEN`: one workspace, the token's own. After it left, that very token is never used again. */
export function oneWorkspace(ports: InstallationPorts, token: string): Installations {
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
