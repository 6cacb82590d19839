import type { Pipeline } from '../../pipeline/pipeline.ts'
import { createMetrics } from '../http/metrics.ts'
import { startPeriodic } from '../periodic.ts'
import { startDispatchLoop } from '../reminders/dispatch-loop.ts'
import { watchQuota } from '../reminders/quota-watch.ts'
import { type AppContext, type AppOptions, createAppContext, type RunningChannel } from './app-context.ts'
import { openChannels } from './channels.ts'
import { watchClockSteps } from './clock-step.ts'
import { openPipeline } from './open-pipeline.ts'
import { serve } from './serve.ts'
import { storeBackendOptions } from './worker-options.ts'

/** The running app. */
export interface App {
  /** The port; useful if 0 was requested. */
  readonly port: number
  readonly store: AppContext['store']
  readonly pipeline: Pipeline
  /** Stops intake, finishes running turns and sends, and closes the store, within 10 seconds. */
  stop(): Promise<void>
}

const SWEEP_EVERY_MS = 60 * 60_000
const SETTLE_WITHIN_MS = 8_000

function startSweeper({ store, now, log }: AppContext) {
  return startPeriodic(
    SWEEP_EVERY_MS,
    async () => log.info(await store.sweep(now()), 'swept'),
    (err) => log.error({ err }, 'sweep failed; it will be retried'),
  )
}

/** Imports the store backend only in the thread that runs it. */
async function opener({ inThread }: AppOptions) {
  if (inThread) return (await import('../store-worker/open-worker.ts')).openStoreWorker
  return (await import('../store-worker/store-backend.ts')).openStoreBackend
}

/** How many codes each platform refuses an installation with now. */
function refusalsOf(channels: readonly RunningChannel[]): Readonly<Record<string, number>> {
  const counted = channels.filter(({ refusals }) => refusals !== undefined)
  return Object.fromEntries(
    counted.map(({ sender, refusals }) => [sender.channel, refusals?.().length ?? 0] as const),
  )
}

/**
 * Starts the app: store, channels, pipeline, server. Rejects with what the operator has to fix: a
 * `StoreError`, or Node's own error for a port in use. Nothing stays open then.
 */
export async function startApp(options: AppOptions): Promise<App> {
  const { settings, now } = options
  const open = await opener(options)
  const [backendSettings, ports] = storeBackendOptions(options, {
    fault: (where) => metrics.fault(where),
    commitFailed: (trouble) => metrics.commitFailed(trouble),
  })
  const backend = await open({ ...backendSettings, serves: true }, ports)
  const { store } = backend
  const metrics = createMetrics(store, now)
  const context = createAppContext(options, {
    ...backend,
    metrics,
    accept: (events) => pipeline.accept(events),
  })
  const channels = await openChannels(context)
  metrics.watchRefusals(() => refusalsOf(channels))
  const pipeline = openPipeline(context, channels)
  let stopping = false
  const listening = await serve(context, channels, () => stopping).catch(async (fault: unknown) => {
    await store.close()
    throw fault
  })
  for (const channel of channels) await channel.start?.()
  pipeline.start()
  const sweeping = startSweeper(context)
  const loops = [startDispatchLoop(context), watchQuota(context, channels), watchClockSteps(context)]
  return {
    port: listening[0]?.port ?? settings.port,
    store,
    pipeline,
    stop: async () => {
      stopping = true
      for (const channel of channels) await channel.close?.()
      await Promise.all(listening.map((server) => server.close()))
      await Promise.all([sweeping, ...loops].map((loop) => loop.stop()))
      await pipeline.stop(SETTLE_WITHIN_MS)
      await store.close()
    },
  }
}
