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

/** Whom or what an answer concerns. `nobody`: there is nothing to mend. */
type Concern = 'nobody' | 'person' | 'installation' | 'message' | 'platform' | 'us'

/** One kind of answer. Only the status is relied upon, and for 400 LINE's sentence or the property it names. */
export interface AnswerRow {
  /** The status, or what stands for it: `2xx`, `5xx`, `none` (no connection), `broken` (a time-out, a connection that broke). */
  readonly status: number | '2xx' | '4xx' | '5xx' | 'none' | 'broken'
  /** What tells it from other answers with the status. */
  readonly when: string
  readonly concern: Concern
  readonly class: ResponseClass
  /** What Kigen does. */
  readonly does: string
}

/**
 * Every answer of LINE to a reply or a push.
 * Sources: https://developers.line.biz/en/reference/messaging-api/#status-codes and, for retries,
 * https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 */
export const ANSWERS: readonly AnswerRow[] = [
  { status: '2xx', when: 'always', concern: 'nobody', class: 'accepted', does: 'sent' },
  {
    status: 409,
    when: 'always: an earlier request with the same retry key was accepted',
    concern: 'nobody',
    class: 'accepted',
    does: 'sent',
  },
  {
    status: 400,
    when: 'it names a property of the messages',
    concern: 'us',
    class: 'bad-messages',
    does: 'the same in words alone; if that is refused, too, it fails and the log says the property',
  },
  {
    status: 400,
    when: 'to a reply: the token was used or is over',
    concern: 'message',
    class: 'refused',
    does: 'a push at once; nothing more where an earlier reply may have used the token',
  },
  {
    status: 400,
    when: 'to a push: “Failed to send messages”, the id is not of this channel',
    concern: 'person',
    class: 'refused',
    does: 'it fails, and the person counts as unreachable',
  },
  {
    status: 401,
    when: 'always: the token is wrong, over or revoked',
    concern: 'installation',
    class: 'installation',
    does: 'everything is held for five minutes at a time, and the operator is told; a reply is a push at once',
  },
  {
    status: 403,
    when: 'always: the channel may not use the API',
    concern: 'installation',
    class: 'installation',
    does: 'as with 401',
  },
  {
    status: 429,
    when: 'the month’s quota is spent, as LINE’s own count says',
    concern: 'installation',
    class: 'too-many',
    does: 'pushes are held until the next month, or until the plan is raised; replies go on',
  },
  {
    status: 429,
    when: 'otherwise: too many requests',
    concern: 'platform',
    class: 'too-many',
    does: 'again after Retry-After, or with a growing pause',
  },
  {
    status: '4xx',
    when: 'any other: 404, 405, 413, 415',
    concern: 'us',
    class: 'refused',
    does: 'a reply is a push at once; a push fails, and the log says the status',
  },
  {
    status: '5xx',
    when: 'always',
    concern: 'platform',
    class: 'unclear',
    does: 'a push again under the same retry key for a day; a reply again with the same token for two minutes, then the person is asked',
  },
  {
    status: 'broken',
    when: 'a time-out, or a connection that broke',
    concern: 'platform',
    class: 'unclear',
    does: 'as with 5xx',
  },
  {
    status: 'none',
    when: 'no connection was made',
    concern: 'platform',
    class: 'later',
    does: 'again with a growing pause',
  },
]

/** The rows of one status. */
export function rowsOf(status: AnswerRow['status']): readonly AnswerRow[] {
  return ANSWERS.filter((row) => row.status === status)
}
