import { z } from 'zod'
import type { ReplyTo } from '../../../contracts/delivery.ts'

const target = z.discriminatedUnion('surface', [
  /**
   * The person's direct message with the bot. `home`: the person pressed a button on App Home, so App Home is published
   * again after the answer. `erases`: the button deleted everything.
   */
  z.object({
    surface: z.literal('dm'),
    channel: z.string().startsWith('D').optional(),
    thread: z.string().optional(),
    home: z.boolean().optional(),
    erases: z.boolean().optional(),
  }),
  /** A mention in a channel, where others read. `threaded`: it was written inside an existing thread. */
  z.object({
    surface: z.literal('channel'),
    channel: z.string(),
    thread: z.string(),
    user: z.string(),
    threaded: z.boolean(),
    guest: z.boolean(),
  }),
  /** The `response_url` of a command: only the person sees the answer. `until`: a UTC instant. */
  z.object({ surface: z.literal('ephemeral'), url: z.url(), until: z.number() }),
])

/** Where an answer is sent; stored with the delivery as `replyTo`. */
export type ReplyTarget = z.infer<typeof target>

const DIRECT: ReplyTarget = { surface: 'dm' }

/** Reads a delivery's `replyTo`. Without a valid one the target is the direct message. */
export function replyTargetOf(replyTo: ReplyTo | undefined): ReplyTarget {
  const read = target.safeParse(replyTo)
  return read.success ? read.data : DIRECT
}

/** A reply target as the JSON that a delivery stores. */
export function replyTo(to: ReplyTarget): ReplyTo {
  return Object.fromEntries(Object.entries(to).filter(([, value]) => value !== undefined))
}
