import { z } from 'zod'
import type { Delivery, ReplyTo } from '../../../contracts/delivery.ts'

/** What one attempt leaves for the next; kept with the delivery. */
const schema = z.object({
  /** Attempts whose end is known, this note's included; one more that began and has no end was cut off by a crash. */
  ended: z.number().default(0),
  /** Calls of this delivery that arrived: a delivery of more than five messages takes several. */
  arrived: z.number().default(0),
  /** The reply was asked for and never answered, is out of the question, or its end can never be known. */
  reply: z.enum(['open', 'asked', 'closed', 'lost']).default('open'),
  /** A push was asked for and never answered. */
  push: z.enum(['open', 'asked']).default('open'),
  /** LINE refused the layout: words only from now on. */
  style: z.enum(['laid-out', 'plain']).default('laid-out'),
})

/** What is known of the attempts so far. */
export interface AttemptState extends z.infer<typeof schema> {
  /** An attempt before this one began and its end is not known. */
  readonly cutOff: boolean
}

/** Reads the note of the last attempt. */
export function attemptStateOf({ memo, attempts }: Pick<Delivery, 'memo' | 'attempts'>): AttemptState {
  const read = schema.safeParse(memo ?? {})
  const known = read.success ? read.data : schema.parse({})
  return { ...known, cutOff: attempts > known.ended }
}

/** The note for the next attempt. */
export function noteFor(delivery: Pick<Delivery, 'attempts'>, memo: AttemptState): ReplyTo {
  const { arrived, reply, push, style } = memo
  // An attempt that was cut off might have sent either way: this does not become known later.
  const asked = memo.cutOff
    ? { reply: reply === 'open' ? ('asked' as const) : reply, push: 'asked' as const }
    : {}
  return { ended: delivery.attempts + 1, arrived, reply, push, style, ...asked }
}
