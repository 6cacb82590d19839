import { z } from 'zod'

/**
 * The used parts of LINE's webhook. They are validated strictly; everything else is ignored, because
 * properties, types and their order may change without notice. Old payloads lack ids, mode and delivery
 * context. Source: https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects
 */
const id = z.string().regex(/^[\w.-]{1,64}$/)

const source = z.discriminatedUnion('type', [
  z.object({ type: z.literal('user'), userId: id }),
  z.object({ type: z.literal('group'), groupId: id }),
  z.object({ type: z.literal('room'), roomId: id }),
])

const common = {
  timestamp: z.int().min(0),
  mode: z.string().default('active'),
  webhookEventId: z.string().min(1).max(128).optional(),
  source: source.optional().catch(undefined),
  replyToken: z.string().min(1).optional(),
}

const emoji = z.object({ index: z.int().min(0), length: z.int().min(0) })

const message = z.object({
  id: z.string().optional(),
  type: z.string(),
  text: z.string().optional(),
  emojis: z.array(emoji).optional().catch(undefined),
})

const postback = z.object({
  data: z.string(),
  params: z
    .object({ date: z.string().optional(), newRichMenuAliasId: z.string().optional() })
    .optional()
    .catch(undefined),
})

/** The event types that are handled. */
export const lineEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), ...common, message }),
  z.object({ type: z.literal('postback'), ...common, postback }),
  z.object({ type: z.literal('follow'), ...common }),
  z.object({ type: z.literal('unfollow'), ...common }),
  z.object({ type: z.literal('unsend'), ...common, unsend: z.object({ messageId: z.string() }) }),
  z.object({ type: z.literal('join'), ...common }),
])

/** An event that is handled. */
export type LineEvent = z.infer<typeof lineEvent>

/** The body of a webhook request. */
export const webhookBody = z.object({
  destination: z.string().optional().catch(undefined),
  events: z.array(z.unknown()),
})
