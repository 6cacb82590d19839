import { z } from 'zod'
import type { Delivery } from '../../../contracts/delivery.ts'

const state = z.object({
  /** Number of posts that have arrived. */
  sent: z.number().default(0),
  /** The number of the attempt after which every result was known. */
  clean: z.number().optional(),
  /** The delivery was moved from a channel to the direct message. */
  direct: z.boolean().optional(),
  /** The direct message was opened again, because Slack did not know the stored channel id. */
  reopened: z.boolean().optional(),
})

/** What the earlier attempts at a delivery left for the next one. */
export type AttemptState = z.infer<typeof state>

/** Reads the state from the delivery's memo. */
export function attemptStateOf({ memo }: Delivery): AttemptState {
  const read = state.safeParse(memo ?? {})
  return read.success ? read.data : { sent: 0 }
}

/**
 * Whether a post may have arrived without our knowledge: an earlier attempt was made, or was started by a process that
 * ended, and it did not end with the note that all results are known.
 */
export function needsReconciling(delivery: Delivery): boolean {
  return delivery.attempts > 0 && attemptStateOf(delivery).clean !== delivery.attempts
}
