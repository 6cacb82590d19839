import { z } from 'zod'
import { action, imageUrl, text } from './actions.ts'
import { bubble, carousel } from './flex.ts'
import { LIMITS } from './numbers.ts'
import { template } from './templates.ts'

const quickReply = z.strictObject({
  items: z
    .array(
      z.strictObject({
        type: z.literal('action'),
        imageUrl: imageUrl.optional(),
        action: action(LIMITS.label, 'labelled'),
      }),
    )
    .min(1)
    .max(LIMITS.quickItems),
})

const shared = {
  quickReply: quickReply.optional(),
  sender: z
    .strictObject({ name: text(LIMITS.senderName).optional(), iconUrl: imageUrl.optional() })
    .optional(),
}

const emoji = z.strictObject({ index: z.int().min(0), productId: z.string(), emojiId: z.string() })
const altText = text(LIMITS.altText)

/** All message types that Kigen may send. */
const message = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    text: text(LIMITS.text),
    quoteToken: z.string().optional(),
    emojis: z.array(emoji).max(LIMITS.emojis).optional(),
    ...shared,
  }),
  z.strictObject({
    type: z.literal('textV2'),
    text: text(LIMITS.text),
    substitution: z
      .record(z.string().regex(new RegExp(`^\\w{1,${LIMITS.substitutionKey}}$`)), z.looseObject({}))
      .refine((it) => Object.keys(it).length <= LIMITS.substitutions, 'too many substitutions')
      .optional(),
    ...shared,
  }),
  z.strictObject({
    type: z.literal('flex'),
    altText,
    contents: z.discriminatedUnion('type', [bubble, carousel]),
    ...shared,
  }),
  z.strictObject({ type: z.literal('template'), altText, template, ...shared }),
  z.strictObject({
    type: z.literal('imagemap'),
    altText,
    baseUrl: imageUrl,
    baseSize: z.strictObject({ width: z.literal(LIMITS.imagemapWidth), height: z.int().min(1) }),
    actions: z.array(z.looseObject({})).max(LIMITS.imagemapActions),
    ...shared,
  }),
])

const messages = z.array(message).min(1).max(LIMITS.messagesPerCall)

/** A fault in a message: path and reason, without the message's content. */
export interface LimitFault {
  readonly at: string
  readonly what: string
}

function place(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
  return `messages${parts.join('')}`
}

/** Whether a call is too large. Five texts within their limits are far smaller; anything else is measured. */
function isTooLarge(call: unknown): boolean {
  const isText = (it: unknown) => typeof it === 'object' && it !== null && 'type' in it && it.type === 'text'
  if (Array.isArray(call) && call.every(isText)) return false
  return Buffer.byteLength(JSON.stringify(call) ?? '') > LIMITS.bodyBytes
}

/** All faults that LINE would refuse in one call; empty if there are none. */
export function limitFaults(call: unknown): readonly LimitFault[] {
  const read = messages.safeParse(call)
  const tooLarge = isTooLarge(call) ? [{ at: 'messages', what: 'more than 2 MB' }] : []
  if (read.success) return tooLarge
  return [...read.error.issues.map((issue) => ({ at: place(issue.path), what: issue.message })), ...tooLarge]
}
