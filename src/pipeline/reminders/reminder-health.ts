/** The longest lag of due reminders in milliseconds before they count as late. */
const LONGEST_LAG_MS = 10 * 60_000

/** Whether reminders are on time. If not, `/readyz` of the reminder role fails. */
export function reminderHealth(counts: Readonly<Record<string, number>>): {
  readonly name: string
  readonly ok: boolean
} {
  return { name: 'reminders', ok: (counts.reminders_lag_ms ?? 0) <= LONGEST_LAG_MS }
}
