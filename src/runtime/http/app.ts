import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express'
import helmet from 'helmet'
import { type TrustedProxies, trustIn } from '../../support/trust-proxy.ts'
import type { Logger } from '../log.ts'
import { limitLargeBodies } from './bodies.ts'
import { healthRoutes, type Readiness } from './health.ts'
import type { Metrics } from './metrics.ts'
import { watchSharedLimits } from './shared-limit.ts'

/** What the server serves. */
export interface ServerPorts {
  readonly log: Logger
  readonly metrics: Metrics
  readonly readiness: Readiness
  /** The proxies that are believed about the caller's address. */
  readonly trustProxy: TrustedProxies
  /** Whether people come over TLS; then browsers are told to stay there. */
  readonly secure: boolean
  /** Serve /metrics beside everything else; false in production. */
  readonly openMetrics: boolean
  /** What platforms call and no browser opens: they stand first, and go without what guards pages. */
  readonly webhooks?: readonly Router[]
  /** The channels' and pages' routers, each reading its own bodies. */
  readonly routers: readonly Router[]
}

/** Nothing but what is named; pages name their own scripts and styles by 'self'. */
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

/** Counts and times each answer by its route pattern, never by its address, which may hold a token. */
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

const lost: RequestHandler = (_request, response) => {
  response.status(404).json({ error: 'not-found' })
}

function faults(log: Logger): ErrorRequestHandler {
  return (fault: unknown, request, response, next) => {
    const status = statusOf(fault)
    if (status === 500) log.error({ err: fault, method: request.method }, 'request failed')
    if (response.headersSent) return next(fault)
    response.status(status).json({ error: status === 500 ? 'internal' : 'bad-request' })
  }
}

/** The express app: guarded, watched, with every route of the running contract. */
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
  app.use(lost)
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
