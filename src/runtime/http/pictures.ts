import { type Response, Router } from 'express'
import { CARD_PLACES, type Drawing } from '../../contracts/picture.ts'
import type { Day } from '../../domain/dates/day.ts'
import { draw } from '../../pictures/draw.ts'
import { pngOf } from '../../pictures/raster.ts'
import { openTimeline } from '../../pipeline/pictures/address.ts'
import { addressRateLimit } from '../../support/address-rate-limit.ts'

/** What the pictures' routes need. */
export interface PictureRoutesPorts {
  readonly key: () => Promise<Uint8Array>
  /** The day in Japan. */
  readonly today: () => Day
}

/** LINE and Slack fetch for many people from few addresses; guessing comes faster. */
const FETCHES_A_MINUTE = 600

/** A picture opened by itself may style itself and do nothing else. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

const ENDING = /^(.+)\.(svg|png)$/

/** How many drawn pictures are kept in memory: every card, and some timelines. */
const MOST_KEPT = 60

/** PNGs by their SVG; the oldest gives way. */
function keptPngs(): (svg: string) => Promise<Uint8Array> {
  const kept = new Map<string, Promise<Uint8Array>>()
  return (svg) => {
    const known = kept.get(svg)
    if (known) return known
    const made = pngOf(svg)
    kept.set(svg, made)
    made.catch(() => kept.delete(svg))
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    return made
  }
}

function sender() {
  const png = keptPngs()
  return async (response: Response, drawing: Drawing, ending: string, cache: string) => {
    response.set({
      'Cache-Control': cache,
      'Content-Security-Policy': POLICY,
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Robots-Tag': 'noindex',
    })
    if (ending === 'svg') response.type('image/svg+xml').send(draw(drawing, 'screen'))
    else response.type('image/png').send(Buffer.from(await png(draw(drawing, 'paper'))))
  }
}

/**
 * `GET /pictures/card/PLACE.svg` (or `.png`): where something stands on a card, the same for everybody.
 * `GET /pictures/days/TOKEN.svg` (or `.png`): the days of a plan; an unknown or expired token is 404.
 */
export function pictureRoutes({ key, today }: PictureRoutesPorts): Router {
  const send = sender()
  const router = Router()
  router.use('/pictures', addressRateLimit(FETCHES_A_MINUTE, { says: { error: 'too-many' } }))
  router.get('/pictures/card/:file', async (request, response, next) => {
    const [, name, ending = ''] = ENDING.exec(request.params.file) ?? []
    const place = CARD_PLACES.find((one) => one === name)
    if (!place) return next()
    await send(response, { kind: 'card', place }, ending, 'public, max-age=86400')
  })
  router.get('/pictures/days/:file', async (request, response, next) => {
    const [, token, ending = ''] = ENDING.exec(request.params.file) ?? []
    const drawing = token && openTimeline(await key(), token, today())
    if (!drawing) return next()
    await send(response, drawing, ending, 'private, max-age=86400')
  })
  return router
}
