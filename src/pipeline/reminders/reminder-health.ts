/** A lag above ten minutes means that reminders are not going out; in milliseconds. */
const LONGEST_LAG_MS = 10 * 60_000

/** Whether reminders go out in time, by the store's counts: turns `/readyz` of the reminder role red when they do not. */
export function reminderHealth(counts: Readonly<Record<string, number>>): {
  readonly name: string
  readonly ok: boolean
} {
  return { name: 'reminders', ok: (counts['reminders_lag_ms'] ?? 0) <= LONGEST_LAG_MS }
}
