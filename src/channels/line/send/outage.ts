import type { LineLog } from '../api/ports.ts'

/**
 * Whether LINE refuses this installation as a whole: the token (401) or its rights (403). That is the operator's to mend. No
 * person is at fault, so nobody is marked unreachable and every delivery waits.
 */
export interface Outage {
  /** LINE refused the installation; told to the log once until something works again. */
  failed(reason: string): void
  /** A call worked. */
  worked(): void
  /** The present reason, for `/readyz`; empty while everything works. */
  errors(): readonly string[]
}

/** Keeps the outage of this process. */
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
