import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express'
import helmet from 'helmet'
import { type TrustedProxies, trustIn } from '../../support/trust-proxy.ts'
import type { Logger } from '../log.ts'
import { limitLargeBodies } from './bodies.ts'
import { healthRoutes, type Readiness } from './health.ts'
import type { Metrics } from './metrics.ts'
import { notFound } from './not-found.ts'
import { watchSharedLimits } from './shared-limit.ts'

/** The ports of the server. */
export interface ServerPorts {
  readonly log: Logger
  readonly metrics: Metrics
  readonly readiness: Readiness
  /** The proxies whose statement of the caller's address is trusted. */
  readonly trustProxy: TrustedProxies
  /** Whether people connect over TLS. If so, the server sends HSTS. */
  readonly secure: boolean
  /** Whether to serve /metrics on the public port; false in production. */
  readonly openMetrics: boolean
  /** Webhook routes. They are first and skip the guards for pages. */
  readonly webhooks?: readonly Router[]
  /** The routes of channels and pages; each parses its own bodies. */
  readonly routers: readonly Router[]
}

/** A content security policy that allows only named sources. */
const guard = (secure: boolean) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'"],
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'no-referrer' },
  })

/** Counts and times responses by route pattern, because the address may hold a token. */
function watch({ metrics, log }: Pick<ServerPorts, 'metrics' | 'log'>): RequestHandler {
  const watchLimits = watchSharedLimits(log)
  return (request, response, next) => {
    const began = process.hrtime.bigint()
    response.on('finish', () => {
      const path = request.route?.path
      const route = typeof path === 'string' ? path : 'other'
      metrics.acknowledged(route, response.statusCode, Number(process.hrtime.bigint() - began) / 1e9)
      watchLimits(request, response)
    })
    next()
  }
}

function statusOf(fault: unknown): number {
  const status = fault instanceof Error && 'status' in fault ? fault.status : undefined
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}

function faults(log: Logger): ErrorRequestHandler {
  return (fault: unknown, request, response, next) => {
    const status = statusOf(fault)
    if (status === 500) log.error({ err: fault, method: request.method }, 'request failed')
    if (response.headersSent) return next(fault)
    response.status(status).json({ error: status === 500 ? 'internal' : 'bad-request' })
  }
}

/** The Express app with guards, metrics and all routes. */
export function createServerApp(ports: ServerPorts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', trustIn(ports.trustProxy))
  app.set('query parser', 'simple')
  app.use(watch(ports), limitLargeBodies())
  for (const webhook of ports.webhooks ?? []) app.use(webhook)
  app.use(guard(ports.secure))
  app.use(healthRoutes(ports.readiness))
  if (ports.openMetrics) app.use(metricsRoutes(ports.metrics))
  for (const router of ports.routers) app.use(router)
  app.use(notFound)
  app.use(faults(ports.log))
  return app
}

/** `GET /metrics` for Prometheus. */
export function metricsRoutes(metrics: Metrics): Router {
  const router = express.Router()
  router.get('/metrics', async (_request, response) => {
    const { type, text } = await metrics.page()
    response.type(type).send(text)
  })
  return router
}
