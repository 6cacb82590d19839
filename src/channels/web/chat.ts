import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express'
import type { Incoming } from '../../contracts/incoming.ts'
import type { PersonId } from '../../contracts/person.ts'
import { findSecrets } from '../../domain/language/secrets/redact.ts'
import { addressOf } from '../../support/address-rate-limit.ts'
import { ownPageOnly, protect } from './shared/guard.ts'
import { BODY_LIMIT, perAddress, perSession } from './shared/limits.ts'
import { parseRequest } from './shared/parse-request.ts'
import type { WebOptions, WebPorts } from './shared/ports.ts'
import { keepSession, newSession, personOf, sessionOf } from './shared/session.ts'
import { languageHint } from './shared/words.ts'
import { fetchAfter, type Streams } from './streams.ts'

type PersonHandler = (person: PersonId, request: Request, response: Response) => Promise<void> | void

function withPerson(secure: boolean, handle: PersonHandler): RequestHandler {
  return (request, response) => {
    const session = sessionOf(request, secure)
    if (session !== undefined) return handle(personOf(session), request, response)
    response.status(401).json({ code: 'no-session' })
  }
}

function cursorOf(text: unknown): number {
  const cursor = Number(text)
  return Number.isSafeInteger(cursor) && cursor > 0 ? cursor : 0
}

/** Whether a text holds a number that is never kept: the page then takes it away as well. */
const holdsSecret = (incoming: Incoming): boolean =>
  incoming.kind === 'text' && findSecrets(incoming.text).length > 0

function say({ accept, now }: WebPorts): PersonHandler {
  return async (person, request, response) => {
    const said = parseRequest(request.body)
    if ('fault' in said) {
      response.status(400).json({ code: said.fault })
      return
    }
    const hint = languageHint(request)
    const received = { key: `${person}:${said.id}`, person, incoming: said.incoming, at: now() }
    await accept([hint === undefined ? received : { ...received, languageHint: hint }])
    response.status(202).json(holdsSecret(said.incoming) ? { removed: true } : {})
  }
}

function messages(ports: WebPorts): PersonHandler {
  return async (person, request, response) => {
    response.json({ deliveries: await fetchAfter(ports, person, cursorOf(request.query.after)) })
  }
}

function stream(streams: Streams): PersonHandler {
  return (person, request, response) => {
    const address = addressOf(request)
    if (!streams.hasRoom(address)) {
      response.status(429).set('Retry-After', '30').json({ code: 'too-many' })
      return
    }
    response.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' })
    response.flushHeaders()
    streams.open(person, cursorOf(request.get('Last-Event-ID') ?? request.query.after), response, address)
  }
}

/** Starts a session or prolongs the existing one. Starts a new one on request, after an erasure. */
function session(secure: boolean): RequestHandler {
  return (request, response) => {
    const present = request.body?.renew === true ? undefined : sessionOf(request, secure)
    keepSession(response, present ?? newSession(), secure)
    response.json({ fresh: present === undefined })
  }
}

/** Accepts JSON only: forms of other sites cannot send JSON without a CORS preflight. */
const jsonOnly: RequestHandler = (request, response, next) => {
  if (request.is('application/json')) next()
  else response.status(415).json({ code: 'unreadable' })
}

const notKept: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store')
  next()
}

const BODY_FAULTS: Readonly<Record<string, string>> = {
  413: 'too-long',
  400: 'unreadable',
  415: 'unreadable',
}

/** Responds with a code that the page has texts for. 503: nothing was stored, try again. */
function answerFault(onFault: WebPorts['onFault']): ErrorRequestHandler {
  return (fault, _request, response, next) => {
    if (response.headersSent) return next(fault)
    const code = BODY_FAULTS[fault.status]
    if (code === undefined) onFault?.(fault)
    response.status(code === undefined ? 503 : fault.status).json({ code: code ?? 'fault' })
  }
}

/**
 * The routes of the conversation. `POST session` starts one; `POST say` commits an event before it responds
 * 202; `GET stream` (server-sent events) and `GET messages` return deliveries after a cursor.
 */
export function chatRoutes(ports: WebPorts, options: WebOptions, streams: Streams): Router {
  const secure = options.publicUrl.startsWith('https:')
  const { perAddress: address, perSession: talk } = options.limits ?? {}
  const json = [jsonOnly, express.json({ limit: BODY_LIMIT, inflate: false })]
  return Router()
    .use(protect, notKept, ownPageOnly(options.publicUrl), perAddress(address))
    .get('/stream', withPerson(secure, stream(streams)))
    .get('/messages', withPerson(secure, messages(ports)))
    .post('/session', json, session(secure))
    .post('/say', perSession(secure, talk), json, withPerson(secure, say(ports)))
    .use(answerFault(ports.onFault))
}
