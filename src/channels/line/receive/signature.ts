import { createHmac, timingSafeEqual } from 'node:crypto'

/** The signature that LINE puts on a body: base64 of HMAC-SHA256 over its raw bytes. */
export function signatureOf(body: Uint8Array, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64')
}

/**
 * Whether a body is signed with any of the secrets, in constant time. Compared as text, byte for byte: a decoder of
 * base64 would forgive what was added to a signature.
 * Source: https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/
 */
export function isSigned(body: Uint8Array, signature: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature)
  const matches = secrets.map((secret) => {
    const right = Buffer.from(signatureOf(body, secret))
    return given.length === right.length && timingSafeEqual(given, right)
  })
  return matches.includes(true)
}
