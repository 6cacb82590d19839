import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

const run = (day: string) =>
  spawnSync(process.execPath, ['src/tools/check-rules.ts', '--on', day], { encoding: 'utf8' })

describe('npm run check:rules', () => {
  it('says what it proved', () => {
    const { status, stdout } = run('2026-11-24')
    expect(stdout).toMatch(/^rules: \d+ rules over \d+ combinations, \d+ sources: complete/)
    expect(status).toBe(0)
  })

  it('fails when the sources have not been read for a year', () => {
    const { status, stderr } = run('2027-12-01')
    expect(stderr).toContain('read its sources again')
    expect(status).toBe(1)
  })
})
