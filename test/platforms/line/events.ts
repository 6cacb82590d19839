import { createHmac } from 'node:crypto'

/** A webhook event as LINE sends it. */
export type WebhookEvent = Readonly<Record<string, unknown>> & {
  readonly type: string
  readonly timestamp: number
  readonly webhookEventId: string
  readonly deliveryContext: { readonly isRedelivery: boolean }
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A ULID: ten characters of time, sixteen of chance. */
export function ulid(now: number, random: () => number): string {
  let time = now
  let head = ''
  for (let i = 0; i < 10; i += 1) {
    head = ALPHABET.charAt(time % 32) + head
    time = Math.floor(time / 32)
  }
  return head + Array.from({ length: 16 }, () => ALPHABET.charAt(Math.floor(random() * 32))).join('')
}

/** The body of one webhook, and its headers. `escaped`: pairs of surrogates as `\uXXXX`, as LINE may write them. */
export function signedWebhook(
  destination: string,
  events: readonly unknown[],
  secret: string,
  escaped = false,
): { readonly body: string; readonly headers: Readonly<Record<string, string>> } {
  const plain = JSON.stringify({ destination, events })
  const body = escaped
    ? plain.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : plain
  const signature = createHmac('sha256', secret).update(body, 'utf8').digest('base64')
  return {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-line-signature': signature,
      'user-agent': 'LineBotWebhook/2.0',
    },
  }
}
