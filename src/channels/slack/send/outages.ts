import type { Instant } from '../../../domain/dates/day.ts'
import { createRecent } from '../../../support/recent.ts'
import { concernOf } from '../api/error-codes.ts'
import type { CallFailure } from '../context/call.ts'
import type { Log } from '../context/ports.ts'

/** A workspace and the token that is used there. */
export interface TokenOf {
  readonly team: string
  readonly token: string
}

/** Tokens that Slack refuses. While a token is refused, everything of its workspace is held and Slack is not asked. */
export interface Outages {
  /** Records a failed call, if it concerns the installation. Logs the start of an outage, once. */
  report(of: TokenOf, failure: CallFailure): void
  /** A call was done: the outage is over. */
  recover(of: TokenOf): void
  /** The error code of a running outage and when Slack is asked again; `undefined`: none, or it is time to ask. */
  current(of: TokenOf): { readonly error: string; readonly until: Instant } | undefined
}

/** How long an installation is held before one call tries whether it works again, in ms. A new token is tried at once. */
export const HOLD_MS = 5 * 60_000
/** Outages that are remembered; beyond, the oldest is forgotten, which costs one call. */
const REMEMBERED = 1_000

/** Remembers outages in this process, for each workspace and token. */
export function createOutages(log: Log, now: () => Instant): Outages {
  const outages = createRecent<string, { error: string; until: Instant }>(REMEMBERED)
  const key = ({ team, token }: TokenOf) => `${team} ${token}`
  return {
    report: (of, { kind, error }) => {
      if (kind !== 'refused' || concernOf(error) !== 'installation') return
      const begins = !outages.has(key(of))
      outages.set(key(of), { error, until: now() + HOLD_MS })
      if (begins)
        log.error(
          { team: of.team, error },
          'slack: the installation does not work; everything of this workspace is held. npm run doctor says what to do',
        )
    },
    recover: (of) => {
      if (!outages.has(key(of))) return
      outages.delete(key(of))
      log.info({ team: of.team }, 'slack: the installation works again')
    },
    current: (of) => {
      const outage = outages.get(key(of))
      // A clock that was set back must not make the wait longer.
      const waiting = outage && outage.until > now() && outage.until - now() <= HOLD_MS
      return waiting ? outage : undefined
    },
  }
}
