import { spawnSync } from 'node:child_process'
import { afterAll, describe, expect, it } from 'vitest'
import { PATIENCE_MS } from '../patience.ts'
import { folder, settingsIn } from '../runtime/product.ts'

const data = folder()
afterAll(() => data.remove())

function chat(said: readonly string[], more: Readonly<Record<string, string>>, ...args: string[]) {
  const run = spawnSync(process.execPath, ['src/tools/chat.ts', '--language', 'en', ...args], {
    env: settingsIn(data.path, more),
    input: `${said.join('\n')}\n`,
    encoding: 'utf8',
    timeout: PATIENCE_MS,
  })
  // The terminal breaks its lines where it must.
  return { ...run, stdout: run.stdout.replaceAll(/\s+/g, ' ') }
}

// The card ends on Friday 4 December 2026.
const SAID = ['Mine', 'Permanent resident', 'Yes, the card', '2026-12-04', 'yes', 'Yes, the old date']
const AS_OF = ['--today', '2026-11-24']
const CLOSED = { CLOSED_DAYS: '2026-12-03,2026-12-04' }

describe('npm run chat', () => {
  it.each([
    ['kept nowhere', []],
    ['kept in a store', ['--store', 'sqlite::memory:']],
  ])('sends nobody to an office that the operator named as closed: %s', (_, store) => {
    const { stdout } = chat(SAID, CLOSED, ...AS_OF, ...store)
    expect(stdout).toContain('Wednesday 2 December 2026')
    expect(stdout).not.toContain('by Friday 4 December 2026')
  })

  it('goes by the calendar alone where the operator named none', () => {
    expect(chat(SAID, {}, ...AS_OF).stdout).toContain('by Friday 4 December 2026')
  })

  it('says of settings that do not fit what is wrong, before it talks', () => {
    const { status, stdout, stderr } = chat([], { CLOSED_DAYS: 'Christmas' })
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/CLOSED_DAYS .*for example/)
  })
})
