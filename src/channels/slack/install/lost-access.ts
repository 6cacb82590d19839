import { z } from 'zod'
import type { TokenState } from '../api/auth-test.ts'
import type { AccessLost } from '../context/installation.ts'
import type { InstallationPorts } from './installation-record.ts'

const PREFIX = 'slack/lost/'

const record = z.object({
  lost: z.discriminatedUnion('whole', [
    z.object({ whole: z.literal(true), team: z.string().optional(), organisation: z.string().optional() }),
    z.object({ whole: z.literal(false), teams: z.array(z.string()), organisation: z.string().optional() }),
  ]),
  /** When the event came in, as a UTC instant. */
  at: z.number(),
  /** How often Slack said that the token is valid. */
  alive: z.number(),
})

/** What Slack said about a recorded loss. `unusable`: refused for a reason that may pass. */
export type Verdict = 'gone' | 'alive' | 'unusable' | 'unknown'

/** So often Slack must say that the token is valid before a record is dropped: a token may outlive the event for a moment. */
const ALIVE_CHECKS = 3
/** Slack's developer policy: data is deleted within 14 business days after an uninstall. */
const ERASE_AFTER_MS = 10 * 24 * 3_600_000

/** What a token's state means for an event that says that the app was removed. */
export function verdictOf({ state }: TokenState, overdue: boolean): Verdict {
  if (state === 'taken-away') return 'gone'
  return state === 'unusable' && overdue ? 'gone' : state
}

/** Stores an event that says that access was lost, so that it can be acknowledged before Slack is asked. */
export async function recordLost({ values, now }: InstallationPorts, lost: AccessLost): Promise<void> {
  const about = lost.whole ? `${lost.team ?? ''}/${lost.organisation ?? ''}` : lost.teams.join()
  await values.set(PREFIX + about, JSON.stringify({ lost, at: now(), alive: 0 }))
}

/**
 * Decides every stored loss by what Slack says. `ask` returns the verdict and erases when it is `gone`, or, with
 * `overdue`, also when it is `unusable`. Other records stay, for the next check.
 */
export async function checkLost(
  { values, log, now }: InstallationPorts,
  ask: (lost: AccessLost, overdue: boolean) => Promise<Verdict>,
): Promise<void> {
  for (const { name, value } of await values.list(PREFIX)) {
    const read = record.safeParse(JSON.parse(value))
    if (!read.success) {
      await values.delete(name)
      continue
    }
    const { lost, at, alive } = read.data
    const verdict = await ask(lost, now() - at > ERASE_AFTER_MS)
    const kept = await keepOrDrop(verdict, alive)
    if (kept === undefined) await values.delete(name)
    else await values.set(name, JSON.stringify({ lost, at, alive: kept }))
    log.info({ verdict }, 'slack: an event said that access was lost; Slack was asked')
  }
}

/** How often Slack has said "valid" by now; `undefined`: the record is done. */
function keepOrDrop(verdict: Verdict, alive: number): number | undefined {
  if (verdict === 'gone') return undefined
  if (verdict !== 'alive') return alive
  return alive + 1 < ALIVE_CHECKS ? alive + 1 : undefined
}

const coverName = (team: string) => `slack/cover/${team}`
const leftName = (team: string) => `slack/left/${team}`

/** Which organisation-wide installation covers a workspace. */
export const covers = {
  get: ({ values }: InstallationPorts, team: string) => values.get(coverName(team)),
  set: ({ values }: InstallationPorts, team: string, organisation: string) =>
    values.set(coverName(team), organisation),
  /** The workspaces that an organisation-wide installation covers. */
  teamsOf: async ({ values }: InstallationPorts, organisation: string): Promise<string[]> => {
    const all = await values.list(coverName(''))
    return all
      .filter(({ value }) => value === organisation)
      .map(({ name }) => name.slice(coverName('').length))
  },
}

/** Workspaces that removed the app, with the token that was used there. */
export const left = {
  get: ({ values }: InstallationPorts, team: string) => values.get(leftName(team)),
  clear: ({ values }: InstallationPorts, team: string) => values.delete(leftName(team)),
}

/** Erases everybody in these workspaces. The log keeps a receipt: which workspace and how many, never who. */
export async function eraseTeams(
  ports: InstallationPorts,
  teams: readonly string[],
  token: string,
): Promise<void> {
  const { erase, values, log } = ports
  for (const team of teams) {
    await values.set(leftName(team), token)
    await values.delete(coverName(team))
    const { people, rows } = await erase(`slack:${team}:`)
    log.info({ team, people, rows }, 'slack: a workspace removed the app; its data is erased')
  }
}
