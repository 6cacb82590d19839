import { Router } from 'express'
import type { Check, Readiness } from './health.ts'

/** A finding and its advice. */
interface Finding {
  readonly ok: boolean
  readonly what: string
  readonly mend?: string
}

type Counts = Readonly<Record<string, number>>

const MINUTE_MS = 60_000

/** The text of each check of /readyz, passed and failed. */
const CHECKS: Readonly<
  Record<string, { readonly well: string; readonly ill: string; readonly mend: string }>
> = {
  database: {
    well: 'What people send can be kept.',
    ill: 'The database does not work: what people send cannot be kept. LINE and Slack bring it again for a while.',
    mend: 'Look at the last lines of the log, at the disk, and at the server of DATABASE_URL. `npm run doctor` names what is wrong.',
  },
  running: {
    well: 'The process runs.',
    ill: 'The process is ending.',
    mend: 'Start it again, unless you stopped it.',
  },
  reminders: {
    well: 'Reminders go out in time.',
    ill: 'Reminders are more than ten minutes late.',
    mend: 'Look in the log for “dispatching reminders failed”. One process must have the role `reminders`.',
  },
}

function checkFinding({ name, ok }: Check): Finding {
  const words = CHECKS[name]
  if (!words) return { ok, what: `Check: ${name}.`, mend: 'See /readyz.' }
  return ok ? { ok, what: words.well } : { ok, what: words.ill, mend: words.mend }
}

const minutes = (ms: number) => `${Math.floor(ms / MINUTE_MS)} minutes`

function waitFinding({ oldest_wait_ms: wait = 0, inbox_waiting: waiting = 0 }: Counts): Finding {
  if (wait < MINUTE_MS) return { ok: true, what: 'Everybody who wrote has an answer, or gets it now.' }
  const what = `${waiting} messages have no answer yet; the oldest waits for ${minutes(wait)}.`
  return { ok: false, what, mend: 'Look in the log for “turn-stuck” and for faults of the database.' }
}

function heldFinding({ outbox_held: held = 0 }: Counts): Finding {
  if (held === 0) return { ok: true, what: 'No message is held back.' }
  const what = `${held} messages are held back: the month’s pushes are spent, or a token does not work. Nothing is lost.`
  return {
    ok: false,
    what,
    mend: '`npm run doctor` looks at the token; `npm run forecast -- --days 30` at the plan.',
  }
}

function lostFinding({ outbox_failed: failed = 0 }: Counts): Finding {
  if (failed === 0) return { ok: true, what: 'No message failed for good in the last two weeks.' }
  const what = `${failed} messages failed for good in the last two weeks.`
  return { ok: false, what, mend: 'Look in the log for “send failed”: it names the platform’s code.' }
}

function unknownFinding({ outbox_unknown: unknown = 0 }: Counts): Finding {
  if (unknown === 0) return { ok: true, what: 'Of every message sent it is known whether it arrived.' }
  const what = `Of ${unknown} messages the platform did not say whether they arrived; Kigen finds out by itself.`
  return { ok: true, what }
}

/** The status as text for the operator; the first line is the summary. */
export function statusText(checks: readonly Check[], counts: Counts | undefined): string {
  const counted = counts
    ? [waitFinding, heldFinding, lostFinding, unknownFinding].map((find) => find(counts))
    : []
  const findings = [...checks.map(checkFinding), ...counted]
  const ill = findings.filter(({ ok }) => !ok)
  const head =
    ill.length === 0
      ? 'Kigen is well.'
      : `Kigen needs you: ${ill.length} of ${findings.length} things are not well.`
  const lines = [...ill, ...findings.filter(({ ok }) => ok)].map(({ ok, what, mend }) =>
    ok ? `ok    ${what}` : `MEND  ${what}\n      ${mend}`,
  )
  const { people = 0, reminders_scheduled: planned = 0 } = counts ?? {}
  const sizes = counts ? [`      ${people} people, ${planned} reminders planned.`] : []
  return `${[head, '', ...lines, ...sizes, '', 'Numbers: /metrics. Symptoms and what to do: docs/when-something-is-wrong.md.'].join('\n')}\n`
}

/** `GET /` on the metrics port: the status as text, with current counts. */
export function statusRoutes(readiness: Readiness, counts: () => Promise<Counts>): Router {
  const router = Router()
  router.get('/', async (_request, response) => {
    const checks = await readiness()
    const isDatabaseWell = checks.every(({ name, ok }) => name !== 'database' || ok)
    const counted = isDatabaseWell ? await counts().catch(() => undefined) : undefined
    response.type('text/plain; charset=utf-8').send(statusText(checks, counted))
  })
  return router
}
