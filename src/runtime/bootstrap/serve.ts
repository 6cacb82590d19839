import express, { type Router } from 'express'
import { openFeed } from '../../pipeline/calendar/feed.ts'
import { reminderHealth } from '../../pipeline/reminder-health.ts'
import { createServerApp, metricsRoutes } from '../http/app.ts'
import { calendarRoutes } from '../http/calendar.ts'
import type { Check } from '../http/health.ts'
import { type Listening, listen } from '../http/listen.ts'
import { privacyRoutes } from '../http/privacy.ts'
import type { AppContext, RunningChannel } from './app-context.ts'
import { operationOf } from './reminder-loop.ts'

/** Whether this process's own work is done in time. */
async function roles({ store, settings, now }: AppContext): Promise<readonly Check[]> {
  return settings.workers.reminders ? [reminderHealth(await store.counts(now()))] : []
}

/** Whoever asks will not wait for a database that does not answer; in milliseconds. */
const ASKED_MS = 2_000

function soon(looking: Promise<readonly Check[]>): Promise<readonly Check[]> {
  const late = new Promise<readonly Check[]>((resolve) =>
    setTimeout(resolve, ASKED_MS, [{ name: 'database', ok: false }]).unref(),
  )
  return Promise.race([looking, late])
}

async function readiness(context: AppContext, stopping: () => boolean): Promise<readonly Check[]> {
  const ready = await context.store.ready()
  return [
    { name: 'database', ok: ready },
    { name: 'running', ok: !stopping() },
    ...(ready ? await roles(context) : []),
  ]
}

function calendar({ store, now, today, settings }: AppContext): Router {
  const { person, values } = store
  return calendarRoutes({ feed: openFeed({ person, values, now, today, ...operationOf(settings) }) })
}

/** Opens the ports: the public one, and the one of its own for metrics where it is set. */
export async function serve(
  context: AppContext,
  channels: readonly RunningChannel[],
  stopping: () => boolean,
): Promise<readonly Listening[]> {
  const { settings, log, metrics } = context
  const app = createServerApp({
    log,
    metrics,
    readiness: () => soon(readiness(context, stopping)),
    trustProxy: settings.trustProxy,
    secure: settings.publicUrl.startsWith('https:'),
    openMetrics: !settings.production,
    webhooks: settings.workers.web ? channels.flatMap(({ webhook }) => webhook ?? []) : [],
    routers: settings.workers.web
      ? [...channels.flatMap(({ router }) => router ?? []), calendar(context), privacyRoutes()]
      : [],
  })
  const main = await listen(app, settings.host, settings.port)
  if (settings.metricsPort === undefined) return [main]
  return [
    main,
    await listen(express().use(metricsRoutes(metrics)), settings.metricsHost, settings.metricsPort),
  ]
}
