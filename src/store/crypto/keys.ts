import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { StoreError } from '../contract/store.ts'

const BASE64_32 = /^[A-Za-z0-9+/_-]{43}=?$/

function key(text: string): Uint8Array {
  if (!BASE64_32.test(text)) {
    throw new StoreError(
      'wrong-key',
      'DATA_KEY must be 32 bytes in base64; make one: openssl rand -base64 32',
    )
  }
  return Buffer.from(text, 'base64')
}

/**
 * Parses `DATA_KEY`: base64 keys of 32 bytes, separated by commas; the first encrypts, all decrypt. Throws
 * `StoreError` `wrong-key` without the text.
 */
export function parseKeys(text: string): readonly Uint8Array[] {
  return text.split(',').map((part) => key(part.trim()))
}

/**
 * The key of a development machine, created once in `path` (mode 0600). Processes that start together read
 * the same key.
 */
export function developmentKeys(path: string): readonly Uint8Array[] {
  try {
    writeFileSync(path, `${randomBytes(32).toString('base64')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return parseKeys(readFileSync(path, 'utf8'))
}
