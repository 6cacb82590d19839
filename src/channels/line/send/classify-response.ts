import { type ResponseClass, rowsOf } from '../api/answers.ts'
import { type LineAnswer, ok, refusalBody } from '../api/client.ts'

function namesProperty(body: unknown): boolean {
  const read = refusalBody.safeParse(body)
  return read.success && (read.data.details ?? []).length > 0
}

const classOf = (status: Parameters<typeof rowsOf>[0]): ResponseClass | undefined => rowsOf(status)[0]?.class

/** Classifies by status only, because LINE's texts may change without notice. */
export function classifyResponse(answer: LineAnswer): ResponseClass {
  if (answer.kind === 'not-sent') return classOf('none') ?? 'later'
  if (answer.kind === 'no-answer') return classOf('broken') ?? 'unclear'
  const { status, body } = answer
  if (ok(answer)) return 'accepted'
  if (status === 400) return namesProperty(body) ? 'bad-messages' : 'refused'
  return classOf(status) ?? classOf(status >= 500 ? '5xx' : '4xx') ?? 'refused'
}

/** LINE's id of the accepted request. */
export function acceptedRef(answer: LineAnswer): string | undefined {
  return answer.kind === 'answered' ? (answer.acceptedId ?? answer.requestId) : undefined
}
