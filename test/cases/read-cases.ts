import { readdirSync, readFileSync } from 'node:fs'

/** What must follow for one step; `null` says that the key must be absent. */
export interface ExpectedStep {
  readonly action: string
  readonly keys: Readonly<Record<string, unknown>>
  readonly bring: readonly string[]
}

/** What must follow from the facts of a case; only what is named is compared. */
export interface Expected {
  situation?: string
  readonly steps: ExpectedStep[]
  readonly noAction: string[]
  readonly warnings: string[]
  readonly citations: string[]
  missing?: readonly string[]
  healthInsuranceUntil?: string | null
  faults?: readonly string[]
}

/** One case of the case book. */
export interface Case {
  readonly file: string
  readonly id: string
  readonly title: string
  readonly basis: string
  readonly confidence: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly expected: Expected
}

const here = new URL('.', import.meta.url)

/** Every case of the case book: one Markdown file a topic, one second-level heading a case. */
export const allCases = (): readonly Case[] =>
  readdirSync(here)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .flatMap((name) => casesOf(name, readFileSync(new URL(name, here), 'utf8')))

function casesOf(file: string, text: string): readonly Case[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => caseOf(file, section))
}

function caseOf(file: string, section: string): Case {
  const [heading = '', ...lines] = section.split('\n')
  const title = /^(.*?) \{#([a-z0-9-]+)\}$/.exec(heading)
  const basis = lines.map((line) => /^_(.+) \((high|medium|low)\)_$/.exec(line)).find(Boolean)
  if (!title || !basis) throw new Error(`${file}: "${heading}" lacks its {#id} or its _basis (confidence)_`)
  const listed = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2))
  const known = listed.filter((line) => line.startsWith('`'))
  const follows = listed.filter((line) => !line.startsWith('`'))
  return {
    file,
    id: title[2] ?? '',
    title: title[1] ?? '',
    basis: basis[1] ?? '',
    confidence: basis[2] ?? '',
    facts: known.reduce(withFact, {}),
    expected: follows.reduce(withExpectation, { steps: [], noAction: [], warnings: [], citations: [] }),
  }
}

/** A fact's line: `` `card.validUntil` 2026-12-15 ``. */
function withFact(facts: Readonly<Record<string, unknown>>, line: string): Record<string, unknown> {
  const [, path = '', value = ''] = /^`(.+?)` ?(.*)$/.exec(line) ?? []
  const [group = '', field] = path.split('.')
  if (field === undefined) return { ...facts, [group]: read(value) }
  const inner = facts[group]
  return { ...facts, [group]: { ...(typeof inner === 'object' ? inner : {}), [field]: read(value) } }
}

const plain = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['none filed', []],
])

function read(value: string): unknown {
  if (plain.has(value)) return plain.get(value)
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value)
  if (value.startsWith('filed: ')) return list(value.slice('filed: '.length))
  return value
}

const list = (text: string): string[] => text.split(', ')

const LISTS: readonly [string, (expected: Expected, codes: readonly string[]) => void][] = [
  ['never: ', (expected, codes) => expected.noAction.push(...codes)],
  ['warns: ', (expected, codes) => expected.warnings.push(...codes)],
  ['does not warn: ', (expected, codes) => expected.warnings.push(...codes.map((code) => `!${code}`))],
  ['cites: ', (expected, codes) => expected.citations.push(...codes)],
  ['does not cite: ', (expected, codes) => expected.citations.push(...codes.map((code) => `!${code}`))],
  ['asks for: ', (expected, codes) => Object.assign(expected, { missing: codes })],
  ['refuses: ', (expected, codes) => Object.assign(expected, { faults: codes })],
]

function withExpectation(expected: Expected, line: string): Expected {
  const found = LISTS.find(([start]) => line.startsWith(start))
  if (found) found[1](expected, list(line.slice(found[0].length)))
  else if (line.startsWith('situation: ')) expected.situation = line.slice('situation: '.length)
  else if (line === 'asks for nothing') expected.missing = []
  else if (line.startsWith('insurance until '))
    expected.healthInsuranceUntil = line.slice('insurance until '.length)
  else if (line === 'insurance: nothing to say') expected.healthInsuranceUntil = null
  else if (line.startsWith('step: ')) expected.steps.push(stepOf(line.slice('step: '.length)))
  else throw new Error(`not understood: ${line}`)
  return expected
}

const DAY = '(\\d{4}-\\d\\d-\\d\\d)'
const KEYS: readonly [RegExp, string][] = [
  [/^at (.+)$/, 'where'],
  [/^after (.+)$/, 'after'],
  [new RegExp(`^from ${DAY}$`), 'from'],
  [new RegExp(`^by ${DAY}$`), 'by'],
  [new RegExp(`^go by ${DAY}$`), 'goBy'],
  [new RegExp(`^new date ${DAY}$`), 'newValidUntil'],
  [new RegExp(`^new date at least ${DAY}$`), 'newValidUntilAtLeast'],
]
const ABSENT = new Map([
  ['at once', 'after'],
  ['no from', 'from'],
  ['no by', 'by'],
  ['no go by', 'goBy'],
  ['no new date', 'newValidUntil'],
  ['no new date at least', 'newValidUntilAtLeast'],
  ['no fee said', 'feeYen'],
])

/** A step's line: `extend, by 2026-12-15, free; bring card-pin, not photo`. */
function stepOf(line: string): ExpectedStep {
  const [first = '', bring] = line.split('; bring ')
  const [action = '', ...parts] = list(first)
  return {
    action,
    keys: Object.fromEntries(parts.map(keyOf)),
    bring: bring ? list(bring).map((code) => code.replace(/^not /, '!')) : [],
  }
}

function keyOf(part: string): [string, unknown] {
  const absent = ABSENT.get(part)
  if (absent) return [absent, null]
  if (part === 'free') return ['feeYen', 0]
  const fee = /^(\d+) yen$/.exec(part)
  if (fee) return ['feeYen', Number(fee[1])]
  const two = /^(\d+) or (\d+) yen$/.exec(part)
  if (two) return ['feeYen', { withCertificates: Number(two[1]), without: Number(two[2]) }]
  for (const [shape, key] of KEYS) {
    const value = shape.exec(part)?.[1]
    if (value) return [key, value]
  }
  throw new Error(`not understood in a step: ${part}`)
}
