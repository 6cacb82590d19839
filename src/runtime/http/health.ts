import { Router } from 'express'

/** One thing that must hold before the process is given work. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  /** What the operator has to look at, although the process can work. Holds no personal data. */
  readonly detail?: string
}

/** Looks whether the process can work now; must not throw. */
export type Readiness = () => Promise<readonly Check[]>

/** How long an answer holds, in milliseconds: it counts rows, and anybody can ask. */
const HOLDS_MS = 500

/** The same look for everybody who asks within a moment. */
function nowAndThen(look: Readiness): Readiness {
  let last: { readonly at: number; readonly checks: Promise<readonly Check[]> } | undefined
  return () => {
    const at = performance.now()
    if (!last || at - last.at > HOLDS_MS) last = { at, checks: look() }
    return last.checks
  }
}

/** `GET /healthz`: the process lives. `GET /readyz`: it can work, 503 with the names of what does not hold. Both JSON. */
export function healthRoutes(look: Readiness): Router {
  const router = Router()
  const readiness = nowAndThen(look)
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
