import { type LineAnswer, ok, refusalBody } from '../api/client.ts'

/** What an answer of LINE means for a message that was to be sent. */
export type ResponseClass =
  /** Accepted, now or (409) by an earlier request under the same retry key. */
  | 'accepted'
  /** Nobody knows: a time-out, a broken connection, a fault on LINE's side. */
  | 'unclear'
  /** Certainly not sent, and no fault of the message: it can be sent later. */
  | 'later'
  /** LINE refuses the channel's token or its rights: the operator has to mend it, and nothing is lost by waiting. */
  | 'installation'
  /** Too many requests, or the month's quota. */
  | 'too-many'
  /** The messages themselves were refused; LINE names the property. */
  | 'bad-messages'
  /** Refused for any other reason: a token that was used, a person who is not there. */
  | 'refused'

function namesProperty(body: unknown): boolean {
  const read = refusalBody.safeParse(body)
  return read.success && (read.data.details ?? []).length > 0
}

/** What a status of LINE's concerns. Source: https://developers.line.biz/en/reference/messaging-api/#status-codes */
const CONCERNS: Readonly<Record<number, ResponseClass>> = {
  // The same retry key was accepted before.
  409: 'accepted',
  401: 'installation',
  403: 'installation',
  429: 'too-many',
}

/** Classifies by the status alone: LINE's words may change without notice. */
export function classifyResponse(answer: LineAnswer): ResponseClass {
  if (answer.kind !== 'answered') return answer.kind === 'not-sent' ? 'later' : 'unclear'
  const { status, body } = answer
  if (ok(answer)) return 'accepted'
  if (status >= 500) return 'unclear'
  const concern = CONCERNS[status]
  if (concern) return concern
  return status === 400 && namesProperty(body) ? 'bad-messages' : 'refused'
}

/** LINE's id of what was accepted. */
export function acceptedRef(answer: LineAnswer): string | undefined {
  return answer.kind === 'answered' ? (answer.acceptedId ?? answer.requestId) : undefined
}
