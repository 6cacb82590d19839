import { createHash, randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import type { PersonId } from '../../../contracts/person.ts'

const SHAPE = /^[A-Za-z0-9_-]{43}$/
/** The retention period of a person; browsers allow 400 days at most. */
const KEPT_MS = 396 * 24 * 60 * 60 * 1000

/**
 * The cookie's name. Over https the `__Host-` prefix prevents other hosts, including subdomains, from setting
 * it (RFC 6265bis 4.1.3.2). Plain http, for development only, cannot use it.
 */
function cookieName(secure: boolean): string {
  return secure ? '__Host-kigen' : 'kigen'
}

/** The person of a session: a hash, so that a reader of the database cannot take over a session. */
export function personOf(session: string): PersonId {
  return `web:${createHash('sha256').update(session).digest('base64url')}`
}

/** The session of a request; `undefined` if it is malformed. */
export function sessionOf(request: Pick<Request, 'headers'>, secure: boolean): string | undefined {
  const wanted = cookieName(secure)
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value = ''] = pair.trim().split('=')
    if (name === wanted && SHAPE.test(value)) return value
  }
  return undefined
}

/** Creates a session id of 256 random bits. */
export function newSession(): string {
  return randomBytes(32).toString('base64url')
}

/** Sets or prolongs the session cookie, which scripts and other sites cannot use. */
export function keepSession(response: Response, session: string, secure: boolean): void {
  response.cookie(cookieName(secure), session, {
    httpOnly: true,
    sameSite: 'strict',
    secure,
    path: '/',
    maxAge: KEPT_MS,
  })
}
