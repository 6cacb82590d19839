import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import type { SlackContext } from '../context/context.ts'
import { type HttpAnswer, handleRequest } from './request-handler.ts'
import { isGenuine } from './signature.ts'

/** Slack's bodies are small; more than this is not read. */
const LIMIT = '1mb'

/**
 * `POST /slack/events`: events, commands and interactivity. The signature is checked on the raw bytes before anything is read.
 * `open`: false while the process ends, so that Slack brings it again to the next one.
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

/** Without a signature not a byte is read. */
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
  // An empty body is no buffer; one that was parsed before us cannot be verified.
  const body = Buffer.isBuffer(raw) ? raw : Buffer.alloc(0)
  const secret = context.settings.signingSecret
  const signed = {
    body,
    timestamp: request.get('x-slack-request-timestamp'),
    signature: request.get('x-slack-signature'),
  }
  if (secret === undefined || !isGenuine(signed, secret, context.now())) {
    context.log.warn({ bytes: body.length }, 'slack: signature or time does not fit; refused')
    return { status: 401 }
  }
  const parsed = parse(body.toString('utf8'), request.get('content-type') ?? '')
  if (parsed === undefined) return { status: 400, body: { error: 'unreadable-body' } }
  if (parsed === 'ssl-check') return { status: 200 }
  return handleRequest(context, parsed.body)
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
