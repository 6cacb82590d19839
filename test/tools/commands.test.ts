import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startLine } from '../platforms/line/line.ts'
import { settingsFor } from '../platforms/line/product.ts'
import { folder, settingsIn } from '../runtime/product.ts'
import { npmBegins, npmRun } from './npm.ts'

const data = folder()
afterAll(() => data.remove())
const env = settingsIn(data.path)

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))

/** Commands that end by themselves: their options, what is typed, what they write. */
const SHORT: Readonly<Record<string, { options?: string[]; input?: string; writes: RegExp }>> = {
  chat: { input: 'hello\n', writes: /Whose My Number Card/ },
  assess: { input: '{"today":"2026-11-24"}', writes: /"situation"/ },
  understand: {
    options: ['--lines'],
    input: '{"text":"how much?","today":"2026-11-27"}\n',
    writes: /"topics":\["cost-card"\]/,
  },
  remind: { options: ['--now', '2027-02-01T10:00:00+09:00', '--dry-run'], writes: /^\{"due":0,/ },
  forecast: { options: ['--days', '30'], writes: /30/ },
  doctor: { writes: /ok {4}the settings fit/ },
  rotate: { writes: /^\{/ },
  'send-held': { writes: /^\{"released":0\}/ },
  backup: { options: ['--to', join(data.path, 'backup.db')], writes: /"pages":/ },
  move: {
    options: [
      '--from',
      `sqlite:${join(data.path, 'kigen.db')}`,
      '--to',
      `sqlite:${join(data.path, 'moved.db')}`,
    ],
    writes: /^\{/,
  },
  train: { options: ['--check'], writes: /up to date/ },
  fuzz: { options: ['--cases', '200', '--seed', '7'], writes: /200|cases/ },
  'try:line': { input: 'hello\n/quit\n', writes: /Kigen on a stand-in of LINE[\s\S]*\[1\]/ },
  'try:slack': { input: 'hello\n/quit\n', writes: /Kigen on a stand-in of Slack[\s\S]*\[1\]/ },
}

/** Commands that would run for minutes, or until they are stopped: by what they write when they work. */
const LONG: Readonly<Record<string, { options?: string[]; writes: RegExp }>> = {
  start: { writes: /Kigen is ready/ },
  bench: { options: ['--only', 'rules'], writes: /rules …/ },
}

/** Commands that take a browser, or minutes, and write into the repository: their programs and files are there. */
const HEAVY = ['check', 'mutate', 'pictures', 'draw']

/** What a script starts, as far as it is a file of the repository or a script of its own. */
function missingOf(script: string): readonly string[] {
  const files = script.match(/\b(?:src|test)\/[\w/.-]+\.ts\b|\bstryker\.[\w.]*json\b/g) ?? []
  const inner = [...script.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name)
  return [...files.filter((file) => !existsSync(file)), ...inner.filter((name) => !(name in scripts))]
}

const readme = readFileSync('README.md', 'utf8')
const named = new Set([
  ...[...readme.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name),
  ...(readme.includes('npm start') ? ['start'] : []),
])

beforeAll(() => void npmRun('rotate', [], env))

describe('the commands of the README', () => {
  it('are all there, and each is started by a test of this file', () => {
    const tested = new Set([...Object.keys(SHORT), ...Object.keys(LONG), ...HEAVY, 'line:menu'])
    expect([...named].filter((name) => !(name in scripts))).toEqual([])
    expect([...named].filter((name) => !tested.has(name))).toEqual([])
    expect(named.size).toBeGreaterThan(14)
  })

  it.each(Object.entries(SHORT))('npm run %s works', (name, { options = [], input, writes }) => {
    const { status, stdout, stderr } = npmRun(name, options, env, input)
    expect(stdout, stderr).toMatch(writes)
    expect(status, stderr).toBe(0)
  })

  it.each(Object.entries(LONG))('npm run %s begins', async (name, { options = [], writes }) => {
    expect(await npmBegins(name, options, env, writes)).toMatch(writes)
  })

  it.each(HEAVY)('npm run %s finds what it runs', (name) => {
    expect(missingOf(scripts[name] ?? 'missing.ts')).toEqual([])
  })

  it('npm run draw writes the pages that are in the repository', () => {
    const [, file = ''] = scripts.draw?.split(' ') ?? []
    for (const room of ['src', 'flows']) symlinkSync(resolve(room), join(data.path, room))
    const { status } = spawnSync(process.execPath, [resolve(file)], { cwd: data.path })
    expect(status).toBe(0)
    for (const page of ['docs/rules.md', 'docs/flow.md', 'docs/layers.md'])
      expect(readFileSync(join(data.path, page), 'utf8')).toBe(readFileSync(page, 'utf8'))
  })

  it('npm run line:menu makes the menus, and changes nothing the second time', async () => {
    const line = await startLine()
    const settings = { ...env, ...settingsFor(line) }
    const first = await npmBegins('line:menu', [], settings, /menus changed/)
    expect(first).toMatch(/\d menus changed/)
    expect(await npmBegins('line:menu', [], settings, /Nothing to change/)).toContain('Nothing to change')
    await line.close()
  })
})

describe('every script of package.json', () => {
  it.each(Object.entries(scripts))('%s names only files and scripts that exist', (_, script) => {
    expect(missingOf(script)).toEqual([])
  })
})
