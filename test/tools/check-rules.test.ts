import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

describe('npm run check:rules', () => {
  it('says what it proved', () => {
    const { status, stdout } = spawnSync(process.execPath, ['src/tools/check-rules.ts'], { encoding: 'utf8' })
    expect(stdout).toMatch(/^rules: \d+ rules over \d+ combinations, \d+ sources: complete/)
    expect(status).toBe(0)
  })
})
