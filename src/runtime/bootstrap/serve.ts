import express, { type Router } from 'express'
import { openFeed } from '../../pipeline/calendar/feed.ts'
import { reminderHealth } from '../../pipeline/reminders/reminder-health.ts'
import { createServerApp, metricsRoutes } from '../http/app.ts'
import { calendarRoutes } from '../http/calendar.ts'
import type { Check, Readiness } from '../http/health.ts'
import type { Listening } from '../http/listen.ts'
import { type Endpoint, listenAll } from '../http/listen-all.ts'
import { pictureRoutes } from '../http/pictures.ts'
import { privacyRoutes } from '../http/privacy.ts'
import { statusRoutes } from '../http/status-page.ts'
import { operationOf } from '../settings/operation.ts'
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
function troubles(channels: readonly RunningChannel[]): readonly Check[] {
  return channels.flatMap(({ sender, troubles }) =>
    (troubles?.() ?? []).map((detail) => ({ name: `${sender.channel}-installation`, ok: true, detail })),
  )
}

async function readiness(
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
    ...troubles(channels),
  ]
}

function calendar({ store, now, today, settings }: AppContext): Router {
  const { person, values } = store
  return calendarRoutes({ feed: openFeed({ person, values, now, today, ...operationOf(settings) }) })
}

const pictures = ({ pictureKey, today }: AppContext): Router => pictureRoutes({ key: pictureKey, today })

/** Opens the public port, and the metrics port if it is configured. */
export async function serve(
  context: AppContext,
  channels: readonly RunningChannel[],
  stopping: () => boolean,
): Promise<readonly Listening[]> {
  const { settings, log, metrics } = context
  const check = () => withTimeout(readiness(context, channels, stopping))
  const app = createServerApp({
    log,
    metrics,
    readiness: check,
    trustProxy: settings.trustProxy,
    secure: settings.publicUrl.startsWith('https:'),
    openMetrics: !settings.production,
    webhooks: settings.workers.web ? channels.flatMap(({ webhook }) => webhook ?? []) : [],
    routers: settings.workers.web
      ? [
          ...channels.flatMap(({ router }) => router ?? []),
          calendar(context),
          pictures(context),
          privacyRoutes(settings.operator),
        ]
      : [],
  })
  return listenAll([
    { handler: app, host: settings.host, port: settings.port, names: { host: 'HOST', port: 'PORT' } },
    ...operatorServer(context, check),
  ])
}

/** The operator's port: metrics and a status page. Nothing if no port is configured. */
function operatorServer(
  { settings, metrics, store, now }: AppContext,
  readiness: Readiness,
): readonly Endpoint[] {
  const { metricsPort: port, metricsHost: host } = settings
  if (port === undefined) return []
  const handler = express().use(
    statusRoutes(readiness, () => store.counts(now())),
    metricsRoutes(metrics),
  )
  return [{ handler, host, port, names: { host: 'METRICS_HOST', port: 'METRICS_PORT' } }]
}
