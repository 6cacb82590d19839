import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const lines = readFileSync('docs/threats.md', 'utf8')
  .split('\n')
  .filter((text) => text.startsWith('| ') && !text.startsWith('| who'))

it('every threat names tests that hold it, and they exist', () => {
  expect(lines.length).toBeGreaterThan(20)
  for (const text of lines) {
    const named = text.match(/test\/[\w/.-]+\.test\.ts/g) ?? []
    expect(named, text).not.toEqual([])
    for (const path of named) expect(existsSync(path), path).toBe(true)
  }
})
