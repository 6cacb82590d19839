import { createHash, randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import type { PersonId } from '../../contracts/person.ts'

const SHAPE = /^[A-Za-z0-9_-]{43}$/
/** As long as the product keeps a person after the last contact; browsers allow 400 days at most. */
const KEPT_MS = 396 * 24 * 60 * 60 * 1000

/**
 * The cookie's name. Over https the `__Host-` prefix keeps any other host, a subdomain too, from planting one
 * (RFC 6265bis 4.1.3.2); plain http, for development only, cannot have it.
 */
function cookieName(secure: boolean): string {
  return secure ? '__Host-kigen' : 'kigen'
}

/** The person behind a session: its hash, so that nobody who reads the database can take a session over. */
export function personOf(session: string): PersonId {
  return `web:${createHash('sha256').update(session).digest('base64url')}`
}

/** The session that the request carries; anything of another shape than ours counts as none. */
export function sessionOf(request: Pick<Request, 'headers'>, secure: boolean): string | undefined {
  const wanted = cookieName(secure)
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value = ''] = pair.trim().split('=')
    if (name === wanted && SHAPE.test(value)) return value
  }
  return undefined
}

/** A new session: 256 random bits. */
export function newSession(): string {
  return randomBytes(32).toString('base64url')
}

/** Gives the browser its session, or prolongs it: scripts cannot read it, other sites cannot send it. */
export function keepSession(response: Response, session: string, secure: boolean): void {
  response.cookie(cookieName(secure), session, {
    httpOnly: true,
    sameSite: 'strict',
    secure,
    path: '/',
    maxAge: KEPT_MS,
  })
}
