import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { decodeAction, encodeAction } from '../../../contracts/action.ts'
import { isDay } from '../../../domain/dates/day.ts'
import type { ButtonCrypto } from '../context/context.ts'

/** First character of an encrypted value. */
const MARK = '~'
const [IV, TAG] = [12, 16]

/**
 * Encrypts button values that hold a day (AES-256-GCM), because other apps of the workspace can read them.
 * The nonce is derived from the content, so that a message renders the same at every attempt.
 */
export function createButtonCrypto(secret: string): ButtonCrypto {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'kigen slack button', 32))
  return {
    write(action) {
      const text = encodeAction(action)
      return action.value !== undefined && isDay(action.value) ? MARK + encrypt(text, key) : text
    },
    read(value) {
      const text = value.startsWith(MARK) ? decrypt(value.slice(MARK.length), key) : value
      return text === undefined ? undefined : decodeAction(text)
    },
  }
}

function encrypt(text: string, key: Buffer): string {
  const iv = createHmac('sha256', key).update(text).digest().subarray(0, IV)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

function decrypt(encrypted: string, key: Buffer): string | undefined {
  const bytes = Buffer.from(encrypted, 'base64url')
  if (bytes.length <= IV + TAG) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV))
    decipher.setAuthTag(bytes.subarray(IV, IV + TAG))
    return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8')
  } catch {
    return undefined // encrypted with another secret, or changed
  }
}
