import type { Instant } from '../../../domain/dates/day.ts'
import { concernOf } from '../api/error-codes.ts'
import type { CallFailure } from '../context/call.ts'
import type { Log } from '../context/ports.ts'

/** A workspace and the token that is used there. */
export interface TokenOf {
  readonly team: string
  readonly token: string
}

interface Outage {
  readonly token: string
  /** Slack's error code. */
  readonly error: string
  /** When Slack is asked again, as a UTC instant. */
  readonly until: Instant
}

/** Tokens that Slack refuses. While a token is refused, everything of its workspace is held and Slack is not asked. */
export interface Outages {
  /** Records a failed call, if it concerns the installation. Logs the start of an outage, once. */
  report(of: TokenOf, failure: CallFailure): void
  /** A call was done: the outage of this workspace is over. */
  recover(of: TokenOf): void
  /** The running outage. `undefined`: none, another token, or it is time to ask again. */
  current(of: TokenOf): Outage | undefined
  /** The error codes of all outages, each once. */
  errors(): readonly string[]
}

/** How long an installation is held before one call tries whether it works again, in ms. A new token is tried at once. */
export const HOLD_MS = 5 * 60_000
/** Workspaces with an outage that are remembered; beyond, the oldest is forgotten, which costs one call. */
const REMEMBERED = 1_000

/** Remembers outages in this process. */
export function createOutages(log: Log, now: () => Instant): Outages {
  const outages = new Map<string, Outage>()
  const remember = (team: string, outage: Outage) => {
    outages.delete(team)
    outages.set(team, outage)
    for (const oldest of outages.keys()) if (outages.size > REMEMBERED) outages.delete(oldest)
  }
  return {
    report: ({ team, token }, { kind, error }) => {
      if (kind !== 'refused' || concernOf(error) !== 'installation') return
      const begins = outages.get(team)?.token !== token
      remember(team, { token, error, until: now() + HOLD_MS })
      if (begins)
        log.error(
          { team, error },
          'slack: the installation does not work; everything of this workspace is held. npm run doctor and docs/slack.md say what to do',
        )
    },
    recover: ({ team }) => {
      if (outages.delete(team)) log.info({ team }, 'slack: the installation works again')
    },
    current: ({ team, token }) => {
      const outage = outages.get(team)
      if (outage?.token !== token) return undefined
      // A clock that was set back must not make the wait longer.
      const left = outage.until - now()
      return left > 0 && left <= HOLD_MS ? outage : undefined
    },
    errors: () => [...new Set([...outages.values()].map(({ error }) => error))],
  }
}
