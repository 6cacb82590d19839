import type { Instant } from '../../../domain/dates/day.ts'
import type { InstallationPorts } from '../context/installation.ts'

/** The name under which it is kept that a workspace is covered by its organisation's installation. */
export const coverOf = (team: string) => `slack/cover/${team}`

/** Slack tells of an event for a day at most, its retries included. */
const LATE_MS = 26 * 3_600_000
/** Slack tells whole seconds, and its clock is not ours. */
const CLOCKS_MS = 60_000
/** Whether an event tells of something before this installation: the app was removed, and is back. */
export const isLate = (at: Instant, since: Instant, now: Instant) =>
  at < since - CLOCKS_MS && at > now - LATE_MS

/** Everybody of these workspaces, with a receipt in the log: which workspace, how many, never who. */
export async function eraseAll(
  { erase, values, log }: InstallationPorts,
  teams: readonly string[],
): Promise<void> {
  for (const team of teams) {
    await values.delete(coverOf(team))
    const { people, rows } = await erase(`slack:${team}:`)
    log.info({ team, people, rows }, 'slack: a workspace left; everything of it is erased')
  }
}
