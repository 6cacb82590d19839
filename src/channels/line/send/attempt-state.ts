import { z } from 'zod'
import type { Delivery, ReplyTo } from '../../../contracts/delivery.ts'

/** What an attempt stores for the next one, with the delivery. */
const schema = z.object({
  /** Attempts with a known end, including this one. A further attempt was interrupted by a crash. */
  ended: z.number().default(0),
  /** Calls of this delivery that arrived. A delivery of more than five messages needs several calls. */
  arrived: z.number().default(0),
  /**
   * The state of the reply: sent without an answer, no longer possible, or with an end that cannot be found
   * out.
   */
  reply: z.enum(['open', 'asked', 'closed', 'lost']).default('open'),
  /** Whether a push was sent without an answer. */
  push: z.enum(['open', 'asked']).default('open'),
  /** Plain text after LINE refused the layout. */
  style: z.enum(['laid-out', 'plain']).default('laid-out'),
})

/** What is known about earlier attempts. */
export interface AttemptState extends z.infer<typeof schema> {
  /** An earlier attempt was interrupted and its end is unknown. */
  readonly cutOff: boolean
}

/** Parses the memo of the previous attempt. */
export function attemptStateOf({ memo, attempts }: Pick<Delivery, 'memo' | 'attempts'>): AttemptState {
  const read = schema.safeParse(memo ?? {})
  const known = read.success ? read.data : schema.parse({})
  return { ...known, cutOff: attempts > known.ended }
}

/** The memo for the next attempt. */
export function noteFor(delivery: Pick<Delivery, 'attempts'>, memo: AttemptState): ReplyTo {
  const { arrived, reply, push, style } = memo
  // An interrupted attempt may have sent a reply or a push. This cannot be found out later.
  const asked = memo.cutOff
    ? { reply: reply === 'open' ? ('asked' as const) : reply, push: 'asked' as const }
    : {}
  return { ended: delivery.attempts + 1, arrived, reply, push, style, ...asked }
}
