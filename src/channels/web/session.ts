import { createHash, randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import type { PersonId } from '../port.ts'

const SHAPE = /^[A-Za-z0-9_-]{43}$/
const HALF_A_YEAR_MS = 182 * 24 * 60 * 60 * 1000

/**
 * The cookie's name. Over https the `__Host-` prefix keeps any other host, a subdomain too, from planting one
 * (RFC 6265bis 4.1.3.2); plain http, for development only, cannot have it.
 */
export function cookieName(secure: boolean): string {
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

/** Gives the browser a new session: 256 random bits that scripts cannot read and other sites cannot send. */
export function openSession(response: Response, secure: boolean): string {
  const session = randomBytes(32).toString('base64url')
  response.cookie(cookieName(secure), session, {
    httpOnly: true,
    sameSite: 'strict',
    secure,
    path: '/',
    maxAge: HALF_A_YEAR_MS,
  })
  return session
}
