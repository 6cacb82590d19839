import type { Request, Response } from 'express'
import type { Logger } from '../log.ts'

/** Whether a proxy stated the caller's address but is not trusted. */
function isUntrustedProxy({ headers, ip, socket }: Request): boolean {
  return headers['x-forwarded-for'] !== undefined && ip === socket.remoteAddress
}

/**
 * Tells the operator once if a rate limit affects several people: two sessions were refused at one address,
 * or an untrusted proxy is in front. No address is logged.
 */
export function watchSharedLimits(log: Logger): (request: Request, response: Response) => void {
  let first: { readonly ip: string | undefined; readonly cookie: string } | undefined
  let told = false
  const isShared = (request: Request): boolean => {
    const { ip } = request
    const { cookie } = request.headers
    if (isUntrustedProxy(request)) return true
    if (cookie === undefined) return false
    const before = first
    if (before?.ip === ip) return before?.cookie !== cookie
    first = { ip, cookie }
    return false
  }
  return (request, response) => {
    if (told || response.statusCode !== 429 || !isShared(request)) return
    told = true
    first = undefined
    const proxied = request.headers['x-forwarded-for'] !== undefined
    log.warn(
      { code: 'limit-shared', proxied },
      'a limit on requests of one address refused more than one person: look at TRUST_PROXY in docs/operating.md',
    )
  }
}
