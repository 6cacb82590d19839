import { Router } from 'express'

/** A condition for readiness. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  /** A hint for the operator, even if the check holds. No personal data. */
  readonly detail?: string
}

/** Runs the checks. Must not throw. */
export type Readiness = () => Promise<readonly Check[]>

/** Milliseconds that a result is cached: it counts rows, and anybody can request it. */
const HOLDS_MS = 500

/** Shares one result between concurrent requests. */
function cached(look: Readiness): Readiness {
  let last: { readonly at: number; readonly checks: Promise<readonly Check[]> } | undefined
  return () => {
    const at = performance.now()
    if (!last || at - last.at > HOLDS_MS) last = { at, checks: look() }
    return last.checks
  }
}

/**
 * `GET /healthz`: the process is alive. `GET /readyz`: it can work; otherwise 503 with the names of failed
 * checks. Both are JSON.
 */
export function healthRoutes(look: Readiness): Router {
  const router = Router()
  const readiness = cached(look)
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' })
  })
  router.get('/readyz', async (_request, response) => {
    const checks = await readiness()
    const ok = checks.every((check) => check.ok)
    response.status(ok ? 200 : 503).json({ status: ok ? 'ready' : 'not-ready', checks })
  })
  return router
}
