import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSigned, signatureOf } from '../../../../src/channels/line/receive/signature.ts'

// LINE's own example: https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/
const secret = '8c570fa6dd201bb328f1c1eac23a96d8'
const body = Buffer.from('{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}')
const signature = 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs='

describe('the signature of a webhook', () => {
  test('is what LINE publishes as its example', () => {
    expect(signatureOf(body, secret)).toBe(signature)
    expect(isSigned(body, signature, [secret])).toBe(true)
  })

  test('fits any of several secrets, wherever it stands', () => {
    expect(isSigned(body, signature, ['other', secret])).toBe(true)
    expect(isSigned(body, signature, [secret, 'other'])).toBe(true)
    expect(isSigned(body, signature, [])).toBe(false)
  })

  test.each([
    ['nothing', ''],
    ['one letter changed', signature.replace('G', 'g')],
    ['the padding left off', signature.slice(0, -1)],
    ['padding added', `${signature}=`],
    ['a space behind it', `${signature} `],
    ['a line break inside', `${signature.slice(0, 20)}\n${signature.slice(20)}`],
    ['the URL alphabet', signature.replaceAll('+', '-').replaceAll('/', '_')],
    ['hexadecimal', Buffer.from(signature, 'base64').toString('hex')],
    ['characters that a base64 decoder skips', `${signature.slice(0, 5)}!${signature.slice(5)}`],
  ])('is refused as %s', (_, near) => {
    expect(isSigned(body, near, [secret])).toBe(false)
  })

  test('is refused for any other bytes, be the JSON the same', () => {
    expect(isSigned(Buffer.from(`${body} `), signature, [secret])).toBe(false)
    expect(
      isSigned(Buffer.from(JSON.stringify(JSON.parse(String(body)), null, 1)), signature, [secret]),
    ).toBe(false)
  })

  test('is over the bytes, not over what they mean: escaped and plain surrogate pairs differ', () => {
    const plain = Buffer.from('{"text":"🤨"}')
    const escaped = Buffer.from('{"text":"\\uD83E\\uDD28"}')
    expect(JSON.parse(String(plain))).toEqual(JSON.parse(String(escaped)))
    expect(isSigned(escaped, signatureOf(escaped, secret), [secret])).toBe(true)
    expect(isSigned(escaped, signatureOf(plain, secret), [secret])).toBe(false)
  })

  test('never fits by chance, and a changed byte never passes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.nat(), (bytes, at) => {
        const right = signatureOf(bytes, secret)
        expect(isSigned(bytes, right, [secret])).toBe(true)
        const changed = Uint8Array.from(bytes, (byte, i) => (i === at % bytes.length ? byte ^ 1 : byte))
        expect(isSigned(changed, right, [secret])).toBe(false)
      }),
    )
  })

  test('is compared in constant time', () => {
    const source = readFileSync(
      new URL('../../../../src/channels/line/receive/signature.ts', import.meta.url),
      'utf8',
    )
    expect(source).toContain('timingSafeEqual')
  })
})
