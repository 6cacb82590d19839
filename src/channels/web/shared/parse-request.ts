import { z } from 'zod'
import { decodeAction } from '../../../contracts/action.ts'
import type { Incoming } from '../../../contracts/incoming.ts'
import { isDay } from '../../../domain/dates/day.ts'

/** The longest text in graphemes. */
const LONGEST_TEXT = 4_000

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

function fits(text: string): boolean {
  let count = 0
  for (const _ of graphemes.segment(text)) {
    count += 1
    if (count > LONGEST_TEXT) return false
  }
  return true
}

/** The page creates an id for each event; repeats have the same one. */
const id = z.string().regex(/^[A-Za-z0-9-]{8,64}$/)
const name = z.string().min(1).max(100)

const pageSchema = z.union([
  z.strictObject({ id, start: z.literal(true) }),
  z.strictObject({ id, text: z.string().refine((text) => text.trim() !== '') }),
  z.strictObject({ id, action: z.string() }),
  z.strictObject({ id, question: name, card: name, day: z.string().refine(isDay) }),
])

/** A parsed request of the page, or the code of an error. */
export type WebRequest =
  | { readonly id: string; readonly incoming: Incoming }
  | { readonly fault: 'unreadable' | 'too-long' }

function incomingOf(said: z.infer<typeof pageSchema>): Incoming | undefined {
  if ('start' in said) return { kind: 'start' }
  if ('text' in said) return { kind: 'text', text: said.text }
  if ('day' in said) {
    return { kind: 'action', action: { do: 'answer', card: said.card, on: said.question, value: said.day } }
  }
  const action = decodeAction(said.action)
  return action && { kind: 'action', action }
}

/** Parses the body of `POST /chat/say`. Never throws. */
export function parseRequest(body: unknown): WebRequest {
  const page = pageSchema.safeParse(body)
  if (!page.success) return { fault: 'unreadable' }
  if ('text' in page.data && !fits(page.data.text)) return { fault: 'too-long' }
  const incoming = incomingOf(page.data)
  return incoming ? { id: page.data.id, incoming } : { fault: 'unreadable' }
}
