import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { type Action, decodeAction, encodeAction } from '../../../contracts/action.ts'
import { isDay } from '../../../domain/dates/day.ts'

/** Writes and reads what a button carries. */
export interface ButtonCrypto {
  write(action: Action): string
  read(value: string): Action | undefined
}

const MARK = '~'
const [IV, TAG] = [12, 16]

/**
 * A button's value is readable by other apps of the workspace; one that holds a day is therefore sealed (AES-256-GCM).
 * The nonce comes from the content, so that the same message always reads the same.
 */
export function createButtonCrypto(secret: string): ButtonCrypto {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'kigen slack button', 32))
  return {
    write(action) {
      const text = encodeAction(action)
      return action.value !== undefined && isDay(action.value) ? MARK + closed(text, key) : text
    },
    read(value) {
      const text = value.startsWith(MARK) ? opened(value.slice(MARK.length), key) : value
      return text === undefined ? undefined : decodeAction(text)
    },
  }
}

function closed(text: string, key: Buffer): string {
  const iv = createHmac('sha256', key).update(text).digest().subarray(0, IV)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

function opened(sealed: string, key: Buffer): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length <= IV + TAG) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV))
    decipher.setAuthTag(bytes.subarray(IV, IV + TAG))
    return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8')
  } catch {
    return undefined // sealed with another secret: an old button
  }
}
