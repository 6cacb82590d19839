import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  type KeyObject,
  randomFillSync,
} from 'node:crypto'
import type { Cipher, Names } from '../contract/context.ts'
import { StoreError } from '../contract/store.ts'

// Envelope: version (1) | key id (4) | nonce (12) | tag (16) | AES-256-GCM text.
const VERSION = 1
const ALGORITHM = 'aes-256-gcm'
const NONCE_AT = 5
const TAG_AT = 17
const TEXT_AT = 33

function markOf(key: Uint8Array): Buffer {
  const id = hash('sha256', Buffer.concat([Buffer.from('kigen key id'), key]), 'buffer')
  return Buffer.concat([Buffer.from([VERSION]), id.subarray(0, 4)])
}

/** A pool of nonces: one system call for a thousand of them. */
function noncePool(): () => Uint8Array {
  const pool = Buffer.alloc(12_000)
  let used = pool.length
  return () => {
    if (used === pool.length) {
      randomFillSync(pool)
      used = 0
    }
    used += 12
    return Buffer.from(pool.subarray(used - 12, used))
  }
}

/** A cipher with several keys of 32 bytes. The first encrypts, all decrypt. */
export function cipherOf(keys: readonly Uint8Array[]): Cipher {
  const ring = new Map<string, KeyObject>(
    keys.map((key) => [markOf(key).toString('hex'), createSecretKey(key)]),
  )
  const [first] = keys
  if (!first) throw new StoreError('wrong-key', 'no data key was given: set DATA_KEY')
  const mark = markOf(first)
  const sealing = createSecretKey(first)
  const nonce = noncePool()

  const seal = (place: string, row: string, text: string) => {
    const iv = nonce()
    const cipher = createCipheriv(ALGORITHM, sealing, iv).setAAD(Buffer.from(`${place}:${row}`))
    const body = cipher.update(text, 'utf8')
    cipher.final()
    return Buffer.concat([mark, iv, cipher.getAuthTag(), body])
  }

  const open = (place: string, row: string, sealed: Uint8Array) => {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
    const key = ring.get(bytes.toString('hex', 0, NONCE_AT))
    if (!key) {
      throw new StoreError(
        'wrong-key',
        `${place} is encrypted with a key that is not in DATA_KEY: add the earlier key behind the new one, after a comma`,
      )
    }
    try {
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(NONCE_AT, TAG_AT), {
        authTagLength: 16,
      })
        .setAAD(Buffer.from(`${place}:${row}`))
        .setAuthTag(bytes.subarray(TAG_AT, TEXT_AT))
      return Buffer.concat([decipher.update(bytes.subarray(TEXT_AT)), decipher.final()]).toString('utf8')
    } catch {
      throw new StoreError('corrupt', `a value of ${place} was changed or moved: restore it from a backup`)
    }
  }
  return { seal, open, mark }
}

/** Pseudonyms derived with a secret that never rotates. */
export function namesOf(secret: string): Names {
  // Nested like HMAC, against length extension. One-shot hashing is ten times as fast as `createHmac`.
  const digest = (parts: readonly string[]) =>
    hash(
      'sha256',
      `${secret}|outer|${hash('sha256', `${secret}|inner|${JSON.stringify(parts)}`, 'hex')}`,
      'buffer',
    )
  return {
    name: (...parts) => digest(parts).subarray(0, 16).toString('base64url'),
    uuid: (...parts) => {
      const hex = digest(parts).toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
    },
  }
}
