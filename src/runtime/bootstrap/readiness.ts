import { reminderHealth } from '../../pipeline/reminders/reminder-health.ts'
import type { Check, Readiness } from '../http/health.ts'
import type { AppContext, RunningChannel } from './app-context.ts'

/** The checks of this process's own roles. */
async function roles({ store, settings, now }: AppContext): Promise<readonly Check[]> {
  return settings.workers.reminders ? [reminderHealth(await store.counts(now()))] : []
}

/** Milliseconds that `/readyz` waits for the database. */
const CHECK_TIMEOUT_MS = 2_000

function withTimeout(looking: Promise<readonly Check[]>): Promise<readonly Check[]> {
  const late = new Promise<readonly Check[]>((resolve) =>
    setTimeout(resolve, CHECK_TIMEOUT_MS, [{ name: 'database', ok: false, detail: 'slow' }]).unref(),
  )
  return Promise.race([looking, late])
}

/**
 * Codes of refused tokens. They are no reason for a restart: webhooks are committed and deliveries are held.
 */
function refusals(channels: readonly RunningChannel[]): readonly Check[] {
  return channels.flatMap(({ sender, refusals }) =>
    (refusals?.() ?? []).map((detail) => ({ name: `${sender.channel}-installation`, ok: true, detail })),
  )
}

async function checks(
  context: AppContext,
  channels: readonly RunningChannel[],
  stopping: () => boolean,
): Promise<readonly Check[]> {
  const found = await context.store.ready()
  const ready = found === 'ready'
  return [
    { name: 'database', ok: ready, ...(!ready && { detail: found }) },
    { name: 'running', ok: !stopping() },
    ...(ready ? await roles(context) : []),
    ...refusals(channels),
  ]
}

/** The readiness checks of this process, as `/readyz` and the status page show them. `stopping`: whether the process is ending. */
export function readinessOf(
  context: AppContext,
  channels: readonly RunningChannel[],
  stopping: () => boolean,
): Readiness {
  return () => withTimeout(checks(context, channels, stopping))
}
