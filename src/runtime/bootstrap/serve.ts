import express, { type Router } from 'express'
import { openFeed } from '../../pipeline/calendar/feed.ts'
import { createServerApp, metricsRoutes } from '../http/app.ts'
import { calendarRoutes } from '../http/calendar.ts'
import type { Readiness } from '../http/health.ts'
import type { Listening } from '../http/listen.ts'
import { type Endpoint, listenAll } from '../http/listen-all.ts'
import { pictureRoutes } from '../http/pictures.ts'
import { privacyRoutes } from '../http/privacy.ts'
import { statusRoutes } from '../http/status-page.ts'
import { operationOf } from '../settings/operation.ts'
import type { AppContext, RunningChannel } from './app-context.ts'
import { readinessOf } from './readiness.ts'

function calendar({ store, now, today, settings }: AppContext): Router {
  const { person, values } = store
  return calendarRoutes({ feed: openFeed({ person, values, now, today, ...operationOf(settings) }) })
}

const pictures = ({ pictureKey, today }: AppContext): Router => pictureRoutes({ key: pictureKey, today })

/** Opens the public port, and the metrics port if `METRICS_PORT` is set. */
export async function serve(
  context: AppContext,
  channels: readonly RunningChannel[],
  stopping: () => boolean,
): Promise<readonly Listening[]> {
  const { settings, log, metrics } = context
  const readiness = readinessOf(context, channels, stopping)
  const app = createServerApp({
    log,
    metrics,
    readiness,
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
    ...metricsEndpoint(context, readiness),
  ])
}

/** What listens on the metrics port: metrics and the status page. Nothing if `METRICS_PORT` is not set. */
function metricsEndpoint(
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
