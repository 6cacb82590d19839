import { z } from 'zod'
import type { ReplyTo } from '../../../contracts/delivery.ts'

const surface = z.discriminatedUnion('surface', [
  /**
   * The person's own direct message with the bot. `home`: it was asked for on App Home, which is to be renewed; `erases`:
   * everything was to be deleted there.
   */
  z.object({
    surface: z.literal('dm'),
    channel: z.string().startsWith('D').optional(),
    thread: z.string().optional(),
    home: z.boolean().optional(),
    erases: z.boolean().optional(),
  }),
  /** A mention: others read along. `threaded`: it was made inside a thread that exists. */
  z.object({
    surface: z.literal('channel'),
    channel: z.string(),
    thread: z.string(),
    user: z.string(),
    threaded: z.boolean(),
    guest: z.boolean(),
  }),
  /** Only the person sees it, for a while: the answer to a command. */
  z.object({ surface: z.literal('ephemeral'), url: z.url(), until: z.number() }),
])

/** Where an answer goes; travels with the delivery. */
export type ReplyTarget = z.infer<typeof surface>

/** Where a delivery without an address, or with one of another make, goes. */
const DIRECT: ReplyTarget = { surface: 'dm' }

/** Reads what `replyTo` wrote. */
export function replyTargetOf(replyTo: ReplyTo | undefined): ReplyTarget {
  const read = surface.safeParse(replyTo)
  return read.success ? read.data : DIRECT
}

/** A surface as the JSON that a delivery carries. */
export function replyTo(to: ReplyTarget): ReplyTo {
  return Object.fromEntries(Object.entries(to).filter(([, value]) => value !== undefined))
}
