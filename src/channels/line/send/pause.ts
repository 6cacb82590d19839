import { createHash } from 'node:crypto'
import type { LineAnswer } from '../api/client.ts'

/** However long LINE says, it is asked again after so long, in milliseconds. */
const LONGEST_MS = 60 * 60_000
/** Deliveries that were turned away together come back spread over so much more of the pause. */
const SPREAD = 0.25

/** A number from 0 to 1 that belongs to a delivery, the same at every attempt. */
function shareOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE() / 2 ** 32
}

/** How long a delivery rests after LINE turned it away for too many requests: as LINE says, or `usual` milliseconds, and a share more. */
export function pauseAfter(answer: LineAnswer, id: string, usual: number): number {
  const said = answer.kind === 'answered' ? answer.retryAfterMs : undefined
  return Math.round(Math.min(said ?? usual, LONGEST_MS) * (1 + SPREAD * shareOf(id)))
}
