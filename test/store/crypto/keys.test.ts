import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { developmentKeys, parseKeys } from '../../../src/store/crypto/keys.ts'
import { newDirectory } from '../helpers.ts'

const base64 = (byte: number) => Buffer.alloc(32, byte).toString('base64')

describe('DATA_KEY', () => {
  it('is one key, or several with the newest first', () => {
    expect(parseKeys(base64(1))).toEqual([Buffer.alloc(32, 1)])
    expect(parseKeys(`${base64(1)}, ${base64(2)}`)).toEqual([Buffer.alloc(32, 1), Buffer.alloc(32, 2)])
  })

  it.each([
    '',
    'short',
    base64(1).slice(2),
    `${base64(1)},`,
    Buffer.alloc(33).toString('base64'),
    'é'.repeat(43),
  ])('refuses %j without repeating it', (text) => {
    expect(() => parseKeys(text)).toThrow(/openssl rand -base64 32/)
    if (text) expect(() => parseKeys(text)).not.toThrow(text)
  })

  it('is made once on a development machine, for its owner only', () => {
    const path = join(newDirectory(), 'kigen.db.key')
    const made = developmentKeys(path)
    expect(developmentKeys(path)).toEqual(made)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path, 'utf8')).toMatch(/^[\w+/]{43}=\n$/)
  })
})
