import { type Request, type Response, Router } from 'express'
import type { Feed } from '../../pipeline/calendar/feed.ts'
import { addressRateLimit } from '../../support/address-rate-limit.ts'
import { icsOf } from './ics.ts'

/** The ports of the calendar route. */
export interface CalendarPorts {
  /** The calendar that a token opens, as of now. */
  readonly feed: (token: string) => Promise<Feed | undefined>
}

/** An office's calendars come from one address a few times a day. Guessing tokens needs far more requests. */
const FETCHES_A_MINUTE = 300

/** 256 bits in base64url. */
const FILE = /^([\w-]{43})\.ics$/

function eventsAsked(feed: Feed, event: unknown): Feed['events'] {
  if (event === undefined) return feed.events
  return feed.events.filter(({ uid }) => uid === event || uid.startsWith(`${String(event)}-`))
}

function send(response: Response, feed: Feed, single: boolean, events: Feed['events']): void {
  response
    .type('text/calendar; charset=utf-8')
    .set('Cache-Control', 'private, max-age=900')
    .set('Content-Disposition', `${single ? 'attachment' : 'inline'}; filename="kigen.ics"`)
    .set('X-Robots-Tag', 'noindex')
    .send(icsOf(feed, events))
}

/**
 * `GET /calendar/TOKEN.ics`: a person's deadlines as a subscription, or one of them with `?event=ID`. 404 for
 * an unknown, replaced or disabled address.
 */
export function calendarRoutes({ feed }: CalendarPorts): Router {
  const router = Router()
  router.use('/calendar', addressRateLimit(FETCHES_A_MINUTE, { says: { error: 'too-many' } }))
  router.get('/calendar/:file', async (request: Request<{ file: string }>, response, next) => {
    const token = FILE.exec(request.params.file)?.[1]
    const found = token && (await feed(token))
    if (!found) return next()
    const { event } = request.query
    const events = eventsAsked(found, event)
    if (event !== undefined && events.length === 0) return next()
    send(response, found, event !== undefined, events)
  })
  return router
}
