import type { Request, RequestHandler } from 'express'

/** Content security policy: only the page's own files; no inline script or style, no HTML from text. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** Sets the security headers of every response. */
export const protect: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
  next()
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined
}

/**
 * Whether our own page made the request. Browsers say so (`Sec-Fetch-Site`); without it (plain http in a
 * local network) the origin must be the requested or the public host.
 */
function isOwnPage(request: Pick<Request, 'headers'>, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin, host } = request.headers
  if (origin === undefined) return true
  const from = hostOf(origin)
  return from !== undefined && (from === host || from === hostOf(publicUrl))
}

/** Rejects requests that another site made the browser send. */
export function ownPageOnly(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    if (isOwnPage(request, publicUrl)) next()
    else response.status(403).json({ code: 'other-site' })
  }
}
