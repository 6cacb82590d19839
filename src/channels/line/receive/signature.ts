import { createHmac, timingSafeEqual } from 'node:crypto'

/** LINE's signature of a body: base64 of HMAC-SHA256 over the raw bytes. */
export function signatureOf(body: Uint8Array, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64')
}

/**
 * Whether one of the secrets signed the body. Constant time. Compares text, because base64 decoders accept
 * altered signatures. Source: https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/
 */
export function isSigned(body: Uint8Array, signature: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature)
  const matches = secrets.map((secret) => {
    const right = Buffer.from(signatureOf(body, secret))
    return given.length === right.length && timingSafeEqual(given, right)
  })
  return matches.includes(true)
}
