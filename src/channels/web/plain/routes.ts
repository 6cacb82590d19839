import { randomBytes } from 'node:crypto'
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import type { PersonId } from '../../../contracts/person.ts'
import { ownPageOnly, protect } from '../shared/guard.ts'
import { BODY_LIMIT, perAddress, perSession } from '../shared/limits.ts'
import { parseRequest, type WebRequest } from '../shared/parse-request.ts'
import type { WebOptions, WebPorts } from '../shared/ports.ts'
import { keepSession, newSession, personOf, sessionOf } from '../shared/session.ts'
import { languageHint, pageLanguage } from '../shared/words.ts'
import { talkPage } from './page.ts'

/** How much of the talk is shown; the newest is what a person came for. */
const SHOWN = 12
/** How long a page waits for the reply, in milliseconds, and how often it looks. */
const PATIENCE_MS = 4_000
const LOOK_MS = 60
const PAGE = 50

async function deliveriesOf({ deliveriesAfter }: WebPorts, person: PersonId, from: number) {
  const all: Awaited<ReturnType<WebPorts['deliveriesAfter']>>[number][] = []
  for (;;) {
    const found = await deliveriesAfter(person, all.at(-1)?.cursor ?? from, PAGE)
    all.push(...found)
    if (found.length < PAGE) return all
  }
}

/** The same kinds of thing that the page with a script says; a form sends each as a field. */
function saidBy(body: unknown): WebRequest {
  const id = randomBytes(16).toString('hex')
  const fields: Readonly<Record<string, unknown>> =
    typeof body === 'object' && body !== null ? { ...body } : {}
  return parseRequest(fields.start === 'yes' ? { id, start: true } : { id, ...fields })
}

async function waitForReply(ports: WebPorts, person: PersonId, after: number): Promise<void> {
  const until = Date.now() + PATIENCE_MS
  while (Date.now() < until) {
    const found = await ports.deliveriesAfter(person, after, 1)
    if (found.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

function show(ports: WebPorts, secure: boolean) {
  return async (request: Request, response: Response) => {
    const session = sessionOf(request, secure)
    const all = session === undefined ? [] : await deliveriesOf(ports, personOf(session), 0)
    const messages = all.slice(-SHOWN).flatMap(({ delivery }) => delivery.messages)
    const newest = all.at(-1)?.delivery.messages.length ?? 0
    const language = messages.findLast(({ kind }) => kind !== 'counter')?.language ?? pageLanguage(request)
    response.type('html').send(talkPage(language, messages, newest, ports.plain(language)))
  }
}

function say(ports: WebPorts, secure: boolean) {
  return async (request: Request, response: Response) => {
    const session = sessionOf(request, secure) ?? newSession()
    keepSession(response, session, secure)
    const said = saidBy(request.body)
    if (!('fault' in said)) {
      const person = personOf(session)
      const before = (await deliveriesOf(ports, person, 0)).at(-1)?.cursor ?? 0
      const hint = languageHint(request)
      const received = { key: `${person}:${said.id}`, person, incoming: said.incoming, at: ports.now() }
      await ports.accept([hint === undefined ? received : { ...received, languageHint: hint }])
      await waitForReply(ports, person, before)
    }
    response.redirect(303, '/plain#newest')
  }
}

const notKept: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store')
  next()
}

/** The talk without a script: `GET /plain` shows it, `POST /plain` says one thing, through the same turn as everywhere. */
export function plainRoutes(ports: WebPorts, options: WebOptions): Router {
  const secure = options.publicUrl.startsWith('https:')
  const { perAddress: address, perSession: talk } = options.limits ?? {}
  return Router().use(
    '/plain',
    Router()
      .use(protect, notKept, perAddress(address))
      .get('/', show(ports, secure))
      .post(
        '/',
        ownPageOnly(options.publicUrl),
        perSession(secure, talk),
        express.urlencoded({ extended: false, limit: BODY_LIMIT, inflate: false }),
        say(ports, secure),
      ),
  )
}
