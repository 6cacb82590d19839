import { type Request, type Response, Router } from 'express'
import type { Received } from '../../../contracts/incoming.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import type { LineLog, LinePorts, LineSettings } from '../api/ports.ts'
import { bytesOf, rawBody } from './body.ts'
import { webhookBody } from './events.ts'
import { keepReachable } from './reachable.ts'
import { type Reading, readEvent } from './read.ts'
import { isSigned } from './signature.ts'
import type { UnsentMessages } from './unsend.ts'

/** The needs of the receiver. */
export interface ReceiverNeeds {
  readonly settings: Pick<LineSettings, 'secrets'>
  readonly ports: LinePorts
  readonly log: LineLog
  readonly takenBack: UnsentMessages
  readonly answerGroup: (group: string, replyToken: string) => Promise<void>
  /** Called with people who have new waiting events. */
  readonly onWaiting?: (people: readonly PersonId[]) => void
  /** Called with the id of the bot that the webhook was sent to. */
  readonly onDestination?: (destination: string) => void
  /** Hears when an event happened, by LINE's clock. */
  readonly onEventTime?: (theirs: Instant) => void
}

type Keep = Extract<Reading, { kind: 'received' }>

const is =
  <K extends Reading['kind']>(kind: K) =>
  (reading: Reading): reading is Extract<Reading, { kind: K }> =>
    reading.kind === kind

/** Commits everything before the response. */
async function commit({ ports, takenBack }: ReceiverNeeds, readings: readonly Reading[]) {
  const received: Received[] = []
  for (const reading of readings) {
    if (reading.kind === 'received') {
      if (!reading.messageId || !takenBack.wasForgotten(reading.messageId)) received.push(reading.event)
    } else if (reading.kind === 'reachable') {
      const newest = await keepReachable(ports, reading.person, reading.reachable, reading.at)
      if (newest && reading.start) received.push(reading.start)
    }
  }
  const waiting = received.length > 0 ? await ports.accept(received) : []
  // Processed events have no content that could be deleted.
  const unread = readings.filter(is('received')).filter(({ event }) => waiting.includes(event.person))
  await Promise.all(unread.map((it) => rememberMessage(takenBack, it)))
  await Promise.all(readings.filter(is('taken-back')).map(({ messageId }) => takenBack.forget(messageId)))
  return waiting
}

async function rememberMessage(takenBack: UnsentMessages, { event, messageId }: Keep): Promise<void> {
  if (messageId) await takenBack.came(messageId, event.key, event.person)
}

function codeOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'fault'
  if ('reason' in fault && fault.reason) return String(fault.reason)
  return 'code' in fault ? String(fault.code) : fault.name
}

/** Work after the response. */
function answerGroups({ answerGroup, log }: ReceiverNeeds, readings: readonly Reading[]) {
  for (const { group, replyToken } of readings.filter(is('group')))
    answerGroup(group, replyToken).catch((fault: unknown) =>
      log.warn({ code: codeOf(fault) }, 'line: a group could not be answered'),
    )
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}

function webhook(needs: ReceiverNeeds) {
  const { settings, ports, log } = needs
  return async (request: Request, response: Response): Promise<void> => {
    const bytes = bytesOf(request.body)
    if (!isSigned(bytes, request.get('x-line-signature') ?? '', settings.secrets)) {
      log.warn({ code: 'line-signature' }, 'line: a webhook with an invalid signature')
      response.status(401).end()
      return
    }
    const body = webhookBody.safeParse(jsonOf(bytes))
    if (!body.success) {
      response.status(400).end()
      return
    }
    needs.onDestination?.(body.data.destination ?? '')
    const readings = body.data.events.map((event) => readEvent(event, ports.now()))
    for (const { event } of readings.filter(is('received'))) needs.onEventTime?.(event.at)
    try {
      const waiting = await commit(needs, readings)
      response.status(200).end()
      needs.onWaiting?.(waiting)
      answerGroups(needs, readings)
    } catch (fault) {
      log.error({ code: codeOf(fault) }, 'line: events were not stored; LINE may redeliver them')
      response.status(500).end()
    }
  }
}

/**
 * `POST /line/webhook`: verifies the signature on the raw bytes before parsing, and commits all events before
 * it responds 200. 401 for an invalid signature, 413 above a megabyte, 400 for a signed body that is no
 * webhook, 500 if nothing was stored.
 */
export function lineReceiver(needs: ReceiverNeeds): Router {
  const router = Router()
  router.post(
    '/line/webhook',
    (request, response, next) => {
      // Without a signature header the body is not read.
      if (request.get('x-line-signature')) next()
      else response.status(401).set('connection', 'close').end()
    },
    rawBody,
    webhook(needs),
  )
  return router
}
