import { Router } from 'express'

/** One thing that must hold before the process is given work. */
export interface Check {
  readonly name: string
  readonly ok: boolean
}

/** Looks whether the process can work now; must not throw. */
export type Readiness = () => Promise<readonly Check[]>

/** `GET /healthz`: the process lives. `GET /readyz`: it can work, 503 with the names of what does not hold. Both JSON. */
export function healthRoutes(readiness: Readiness): Router {
  const router = Router()
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
