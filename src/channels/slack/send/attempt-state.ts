import { z } from 'zod'
import type { Delivery } from '../../../contracts/delivery.ts'

const memo = z.object({
  /** Posts that have surely arrived. */
  sent: z.number().default(0),
  /** After how many attempts it was sure that nothing unknown was left behind. */
  clean: z.number().optional(),
  /** The delivery was moved to the direct message. */
  direct: z.boolean().optional(),
  /** The direct message was asked for anew. */
  reopened: z.boolean().optional(),
})

/** What the attempts before this one left. */
export type AttemptState = z.infer<typeof memo>

/** Reads the note of the last outcome. */
export function attemptStateOf({ memo: note }: Delivery): AttemptState {
  const read = memo.safeParse(note ?? {})
  return read.success ? read.data : { sent: 0 }
}

/**
 * Whether something may have arrived that we do not know of: an attempt was made (or begun, by a process that ended)
 * and it did not end with the note that all is known.
 */
export function needsReconciling(delivery: Delivery): boolean {
  return delivery.attempts > 0 && attemptStateOf(delivery).clean !== delivery.attempts
}
