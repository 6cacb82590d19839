import { refusal } from '../api/client.ts'
import { noteFor } from './attempt-state.ts'
import { acceptedRef, classifyResponse } from './classify-response.ts'
import { arrived, badMessages, type Call, ends, type SenderNeeds, type Step } from './send-call.ts'

/** A reply token is used within its minute, with room for the way; LINE promises nothing beyond. */
const REPLY_WITHIN_MS = 50_000

/** A reply whose end is not known is asked after for so long. */
const ASKED_FOR_MS = 120_000

/** What a reply came to, or what is left to do instead. */
type Replied = Step | 'push' | 'lost'

/** The reply token of what came in, and how old it is. */
interface Token {
  readonly token: string
  readonly age: number
  /** A reply with it was made before, and nobody knows whether it arrived. */
  readonly maybeUsed: boolean
}

/** The token with which this call may be answered; none where only a push can be right. */
export function tokenFor({ delivery, memo, number }: Call, now: number): Token | undefined {
  const { token, at } = delivery.replyTo ?? {}
  if (number > 0 || memo.reply === 'closed' || memo.reply === 'lost') return undefined
  if (typeof token !== 'string' || typeof at !== 'number') return undefined
  const it = { token, age: now - at, maybeUsed: memo.cutOff || memo.reply === 'asked' }
  return it.maybeUsed || it.age <= REPLY_WITHIN_MS ? it : undefined
}

/**
 * Makes one call as a reply: free of charge, once, within a minute.
 * A reply has no retry key. But its token works once: asking again with the same token shows whether the first one
 * arrived, and lets nothing arrive twice. What cannot be found out is never pushed on top.
 * `push`: the token is over and was surely not used by us. `lost`: nobody can find out any more.
 */
export function replier({ call, now, log, outage }: SenderNeeds) {
  const unclear = (it: Call, { age }: Token, reason: string): Replied => {
    const memo = noteFor(it.delivery, { ...it.memo, reply: 'asked' })
    // Within the minute the person's next messages wait, so that the newest stays the last; then they may pass.
    if (age <= REPLY_WITHIN_MS) return ends({ state: 'retry', reason, memo, notBefore: now() + 700 })
    return age > ASKED_FOR_MS ? 'lost' : ends({ state: 'unknown', reason, memo, notBefore: now() + 5_000 })
  }

  const refused = ({ age, maybeUsed }: Token): Replied => {
    if (!maybeUsed) return 'push'
    // Within its minute a token that no longer works was used, and only this delivery can have used it.
    return age <= REPLY_WITHIN_MS ? arrived() : 'lost'
  }

  const later = ({ delivery, memo }: Call, reason: string): Step =>
    ends({ state: 'retry', reason, notBefore: now() + 1_000, memo: noteFor(delivery, memo) })

  return async (it: Call, token: Token): Promise<Replied> => {
    const answer = await call({
      method: 'POST',
      path: '/v2/bot/message/reply',
      json: { replyToken: token.token, messages: it.messages },
    })
    const reason = `reply ${refusal(answer)}`
    switch (classifyResponse(answer)) {
      case 'accepted':
        outage.worked()
        return arrived(acceptedRef(answer))
      case 'unclear':
        return unclear(it, token, reason)
      case 'installation':
        outage.failed(reason)
        return later(it, reason)
      case 'later':
      case 'too-many':
        return later(it, reason)
      case 'bad-messages':
        return badMessages(it, answer, log)
      case 'refused':
        return refused(token)
    }
  }
}
