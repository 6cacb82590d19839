import type { Request, RequestHandler } from 'express'

/** Everything the page may load or do: its own files, and nothing else. No inline script or style, no HTML from text. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** Sets what every answer of the web chat says about itself. */
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
 * Whether our own page made the request. Browsers say so themselves (`Sec-Fetch-Site`); where they do not
 * (plain http on a local network), the origin must be the host that was asked or the public one.
 */
function isOwnPage(request: Pick<Request, 'headers'>, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin, host } = request.headers
  if (origin === undefined) return true
  const from = hostOf(origin)
  return from !== undefined && (from === host || from === hostOf(publicUrl))
}

/** Turns away what another site made the browser send. */
export function ownPageOnly(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    if (isOwnPage(request, publicUrl)) next()
    else response.status(403).json({ code: 'other-site' })
  }
}
