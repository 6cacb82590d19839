import { refusal } from '../api/client.ts'
import { noteFor } from './attempt-state.ts'
import { acceptedRef, classifyResponse } from './classify-response.ts'
import { pauseAfter } from './pause.ts'
import { HOLD_MS } from './push.ts'
import { arrived, badMessages, type Call, ends, type SenderNeeds, type Step } from './send-call.ts'

/** Within so long, in milliseconds, a token that LINE refuses was used; later it may be over as well. LINE promises a minute. */
const SURELY_ALIVE_MS = 50_000

/** How long a reply with an unknown end is checked, in milliseconds. */
const ASKED_FOR_MS = 120_000

/** What a reply came to, or what is left to do instead. `push-too`: a push, though the token may still work. */
type Replied = Step | 'push' | 'push-too' | 'lost'

/** The reply token of an event, and its age. */
interface Token {
  readonly token: string
  readonly age: number
  /** The token was used by an attempt with an unknown result. */
  readonly maybeUsed: boolean
}

/** A clock that was set back tells nothing of an age. */
const ageOf = (at: number, now: number): number => (now < at ? Number.POSITIVE_INFINITY : now - at)

/**
 * The token with which this call may be answered; none where only a push can be right. Its age does not count: by a wrong clock
 * every token looks old, LINE's refusal costs nothing, and a push does.
 */
export function tokenFor({ delivery, memo, number }: Call, now: number): Token | undefined {
  const { token, at } = delivery.replyTo ?? {}
  if (number > 0 || memo.reply === 'closed' || memo.reply === 'lost') return undefined
  if (typeof token !== 'string' || typeof at !== 'number') return undefined
  return { token, age: ageOf(at, now), maybeUsed: memo.cutOff || memo.reply === 'asked' }
}

/**
 * Makes one call as a reply: free of charge, once.
 * A reply has no retry key. But its token works once: asking again with the same token shows whether the first one
 * arrived, and lets nothing arrive twice. What cannot be found out is never pushed on top.
 * `push`: the token is over and was surely not used by us. `lost`: nobody can find out any more.
 */
export function replier({ call, now, log, outage }: SenderNeeds) {
  const unclear = (it: Call, { age }: Token, reason: string): Replied => {
    const memo = noteFor(it.delivery, { ...it.memo, reply: 'asked' })
    // Within the minute the person's next messages wait, so that the newest stays the last; then they may pass.
    if (age <= SURELY_ALIVE_MS) return ends({ state: 'retry', reason, memo, notBefore: now() + 700 })
    return age > ASKED_FOR_MS ? 'lost' : ends({ state: 'unknown', reason, memo, notBefore: now() + 5_000 })
  }

  const refused = ({ age, maybeUsed }: Token): Replied => {
    if (!maybeUsed) return 'push'
    // Within its minute a token that no longer works was used, and only this delivery can have used it.
    return age <= SURELY_ALIVE_MS ? arrived() : 'lost'
  }

  const later = ({ delivery, memo }: Call, reason: string, pause = 1_000): Step =>
    ends({ state: 'retry', reason, notBefore: now() + pause, memo: noteFor(delivery, memo) })

  /** Nothing changes within the token's minute: the answer waits as a push does, unless a reply may have arrived. */
  const installation = ({ delivery, memo }: Call, { maybeUsed }: Token, reason: string): Replied => {
    outage.failed(reason)
    if (!maybeUsed) return 'push-too'
    return ends({ state: 'held', reason, notBefore: now() + HOLD_MS, memo: noteFor(delivery, memo) })
  }

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
        return installation(it, token, reason)
      case 'later':
        return later(it, reason)
      case 'too-many':
        return later(it, reason, pauseAfter(answer, it.delivery.id, 1_000))
      case 'bad-messages':
        return badMessages(it, answer, log)
      case 'refused':
        return refused(token)
    }
  }
}
