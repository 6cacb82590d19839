import type { LineLog } from '../api/ports.ts'

/**
 * Tracks whether LINE refuses the channel as a whole: the token (401) or its permissions (403). The operator
 * has to fix it. No person is marked as unreachable, and all deliveries wait.
 */
export interface Outage {
  /** Records a refusal. Logged once until a call succeeds. */
  failed(reason: string): void
  /** Records a successful call. */
  worked(): void
  /** The current reason, for `/readyz`; empty if there is none. */
  errors(): readonly string[]
}

/** Creates it for this process. */
export function createOutage(log: LineLog): Outage {
  let reason: string | undefined
  return {
    failed: (now) => {
      if (reason === undefined)
        log.error(
          { code: 'line-installation', reason: now },
          'line: refuses the channel; mend its token or rights',
        )
      reason = now
    },
    worked: () => {
      reason = undefined
    },
    errors: () => (reason === undefined ? [] : [reason]),
  }
}
