// Folder `receive`: takes requests from Slack, over HTTP or Socket Mode, reads them as intents and carries these out.

import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import type { SlackContext } from '../context/context.ts'
import { type HttpAnswer, handleRequest } from './request-handler.ts'
import { checkSignature, type Genuine } from './signature.ts'

/** Largest body that is read. Slack's bodies are far smaller. */
const LIMIT = '1mb'

/**
 * `POST /slack/events`: events, commands and interactivity. The signature is checked on the raw bytes first.
 * `open`: false while the process stops; then the answer is 503, and Slack sends the request again.
 */
export function eventsRoute(context: SlackContext, open: () => boolean): Router {
  const router = express.Router()
  const raw = express.raw({ type: () => true, limit: LIMIT, inflate: false })
  router.post('/slack/events', signedOnly, raw, async (request, response) => {
    const reply = open() ? await answer(context, request) : { status: 503 }
    send(response, reply)
  })
  return router
}

/** Refuses a request without signature headers before its body is read. */
const signedOnly: RequestHandler = (request, response, next) => {
  if (request.get('x-slack-signature') && request.get('x-slack-request-timestamp')) next()
  else response.status(401).set('connection', 'close').end()
}

function send(response: Response, { status, body }: HttpAnswer): void {
  if (body === undefined) response.status(status).end()
  else response.status(status).json(body)
}

async function answer(context: SlackContext, request: Request): Promise<HttpAnswer> {
  const raw: unknown = request.body
  // An empty body is no buffer. A body that was parsed before us cannot be verified.
  const body = Buffer.isBuffer(raw) ? raw : Buffer.alloc(0)
  const genuine = genuineness(context, request, body)
  if (!genuine.ok) return refused(context, body, genuine)
  const parsed = parse(body.toString('utf8'), request.get('content-type') ?? '')
  if (parsed === undefined) return { status: 400, body: { error: 'unreadable-body' } }
  if (parsed === 'ssl-check') return { status: 200 }
  return handleRequest(context, parsed.body)
}

function genuineness({ settings, now, onTime }: SlackContext, request: Request, body: Buffer): Genuine {
  const secret = settings.signingSecret
  if (secret === undefined) return { ok: false, why: 'forged' }
  const [timestamp, signature] = [request.get('x-slack-request-timestamp'), request.get('x-slack-signature')]
  const genuine = checkSignature({ body, timestamp, signature }, secret, now())
  // Slack signs each request anew when it sends it; one that is too old may be recorded and says nothing.
  if (genuine.ok) onTime?.(Number(timestamp) * 1000)
  return genuine
}

function refused({ log }: SlackContext, body: Buffer, genuine: Extract<Genuine, { ok: false }>): HttpAnswer {
  if (genuine.why === 'old')
    log.error(
      { seconds: genuine.seconds },
      'slack: refused (401): the signature is right, but the time-stamp is too far from this machine’s clock: set the clock (NTP)',
    )
  else
    log.warn(
      { bytes: body.length },
      'slack: refused (401): the signature does not match SLACK_SIGNING_SECRET',
    )
  return { status: 401 }
}

/** JSON, or a form with a `payload`, or a form (a command). */
function parse(text: string, type: string): { body: unknown } | 'ssl-check' | undefined {
  try {
    if (type.includes('json')) return { body: JSON.parse(text) }
    const form = new URLSearchParams(text)
    if (form.get('ssl_check') === '1') return 'ssl-check'
    const payload = form.get('payload')
    return { body: payload === null ? Object.fromEntries(form) : JSON.parse(payload) }
  } catch {
    return undefined
  }
}
