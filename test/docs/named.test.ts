import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { environment } from '../../src/runtime/settings/environment.ts'
import { settingMeantBy } from '../../src/runtime/settings/misspelt.ts'

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...[
    'architecture',
    'understanding',
    'line',
    'operating',
    'slack',
    'threats',
    'when-something-is-wrong',
  ].map((page) => `docs/${page}.md`),
]
const texts = PAGES.map((page) => ({ page, text: readFileSync(page, 'utf8') }))

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))

/** Everything that a pattern finds on the pages: the page, and the first group. */
function named(pattern: RegExp): readonly { readonly page: string; readonly name: string }[] {
  return texts.flatMap(({ page, text }) =>
    [...text.matchAll(pattern)].map(([, name = '']) => ({ page, name })),
  )
}

describe('the pages for operators name only what there is', () => {
  it('commands', () => {
    const commands = named(/npm run (?:--silent )?([a-z][\w:-]*)/g)
    expect(commands.length).toBeGreaterThan(30)
    for (const { page, name } of commands)
      expect(Object.keys(scripts), `${page}: npm run ${name}`).toContain(name)
  })

  it('files of the repository', () => {
    const files = named(/`((?:src|test|deploy|flows|locales|slack|docs)\/[\w/.-]*\.\w+)`/g)
    expect(files.length).toBeGreaterThan(60)
    for (const { page, name } of files) expect(existsSync(name), `${page}: ${name}`).toBe(true)
  })

  it('folders of the repository', () => {
    const folders = named(/`((?:src|test|deploy|flows|locales|docs)(?:\/[\w-]+)*\/)`/g)
    expect(folders.length).toBeGreaterThan(8)
    for (const { page, name } of folders) expect(existsSync(name), `${page}: ${name}`).toBe(true)
  })

  it('decisions', () => {
    const decisions = readdirSync('docs/decisions')
    for (const { page, name } of named(/docs\/decisions\/(\d{4})/g))
      expect(
        decisions.some((file) => file.startsWith(name)),
        `${page}: ${name}`,
      ).toBe(true)
  })

  it('settings', () => {
    const settings = named(/`([A-Z]{2,}(?:_[A-Z]+)+)(?:=[^`]*)?`/g)
    const others = /^(POSTGRES_PASSWORD|NODE_OPTIONS|SKIP_LOCKED)$/
    expect(settings.length).toBeGreaterThan(30)
    for (const { page, name } of settings.filter(({ name }) => !others.test(name)))
      expect(Object.keys(environment.shape), `${page}: ${name} (${settingMeantBy(name, 'file')}?)`).toContain(
        name,
      )
  })

  it('words that a log or a start really says', () => {
    const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(`src/${file}`, 'utf8'))
      .join('\n')
    const codes = named(/the log says `([a-z]+-[a-z-]+)`/g)
    expect(codes.length).toBeGreaterThan(5)
    for (const { page, name } of codes) {
      const isBuilt = name.startsWith('data-in-')
      expect(isBuilt || code.includes(`'${name}'`), `${page}: ${name}`).toBe(true)
    }
  })
})

it('every symptom has a cause, a mend and a test that plays it', () => {
  const text = readFileSync('docs/when-something-is-wrong.md', 'utf8')
  const rows = text.split('\n').filter((line) => /^\| (?!what you see)/.test(line))
  expect(rows.length).toBeGreaterThan(25)
  for (const row of rows) {
    const cells = row.split(/(?<!\\)\|/).map((cell) => cell.trim())
    expect(
      cells.slice(1, -1).filter((cell) => cell !== ''),
      row,
    ).toHaveLength(4)
    expect(cells.at(-2), row).toMatch(/test\/[\w/.-]+\.test\.ts/)
  }
})
