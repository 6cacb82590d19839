import { type Request, type Response, Router } from 'express'
import type { Received } from '../../../contracts/incoming.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { LineLog, LinePorts, LineSettings } from '../api/ports.ts'
import { bytesOf, rawBody } from './body.ts'
import { webhookBody } from './events.ts'
import { keepReachable } from './reachable.ts'
import { type Reading, readEvent } from './read.ts'
import { isSigned } from './signature.ts'
import type { UnsentMessages } from './unsend.ts'

/** What receiving needs. */
export interface ReceiverNeeds {
  readonly settings: Pick<LineSettings, 'secrets'>
  readonly ports: LinePorts
  readonly log: LineLog
  readonly takenBack: UnsentMessages
  readonly answerGroup: (group: string, replyToken: string) => Promise<void>
  /** Hears who has something waiting that was not there before. */
  readonly onWaiting?: (people: readonly PersonId[]) => void
  /** Hears to which bot the webhook was sent. */
  readonly onDestination?: (destination: string) => void
}

type Keep = Extract<Reading, { kind: 'received' }>

const is =
  <K extends Reading['kind']>(kind: K) =>
  (reading: Reading): reading is Extract<Reading, { kind: K }> =>
    reading.kind === kind

/** Everything that must be kept before LINE hears 200. */
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
  // What is done already keeps nothing that could be taken back.
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

/** What nobody waits for. */
function answerGroups({ answerGroup, log }: ReceiverNeeds, readings: readonly Reading[]) {
  for (const { group, replyToken } of readings.filter(is('group')))
    answerGroup(group, replyToken).catch((fault: unknown) =>
      log.warn({ code: codeOf(fault) }, 'line: a group got no answer'),
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
      log.warn({ code: 'line-signature' }, 'line: a webhook without a right signature')
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
    try {
      const waiting = await commit(needs, readings)
      response.status(200).end()
      needs.onWaiting?.(waiting)
      answerGroups(needs, readings)
    } catch (fault) {
      log.error({ code: codeOf(fault) }, 'line: nothing was kept; LINE may deliver it again')
      response.status(500).end()
    }
  }
}

/**
 * `POST /line/webhook`: signature over the raw bytes before anything is parsed, every event committed before the 200.
 * 401 without a right signature, 413 above a megabyte, 400 for what is signed and no webhook, 500 when nothing was kept.
 */
export function lineReceiver(needs: ReceiverNeeds): Router {
  const router = Router()
  router.post(
    '/line/webhook',
    (request, response, next) => {
      // Without a signature not a byte is read.
      if (request.get('x-line-signature')) next()
      else response.status(401).set('connection', 'close').end()
    },
    rawBody,
    webhook(needs),
  )
  return router
}
