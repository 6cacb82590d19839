import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'

/** As much of vitest as the suites of rules and dates use, for running them without it. */
type Run = (...args: readonly unknown[]) => unknown
interface Collected {
  readonly name: string
  readonly run: () => unknown
}

const collected: Collected[] = []

/** Runs what the last imported suite has collected, in order; throws at the first failure. */
export async function runCollected(): Promise<void> {
  for (const { name, run } of collected.splice(0)) {
    try {
      await run()
    } catch (fault) {
      throw new Error(
        `${name}: ${fault instanceof Error ? fault.message.split('\n').slice(0, 3).join(' ') : fault}`,
      )
    }
  }
}

const argsOf = (one: unknown): readonly unknown[] => (Array.isArray(one) ? one : [one])
const each =
  (add: (name: string, run: Run) => void) =>
  (cases: readonly unknown[]) =>
  (name: string, run: Run): void => {
    for (const one of cases) add(name, () => run(...argsOf(one)))
  }

const addTest = (name: string, run: Run): void => {
  collected.push({ name, run: () => run() })
}
const addSuite = (_name: string, run: Run): void => {
  run()
}

export const it = Object.assign(addTest, {
  each: each(addTest),
  skipIf: (skip: unknown) => (skip ? () => {} : addTest),
})
export const describe = Object.assign(addSuite, { each: each(addSuite) })

const CONTAINING = Symbol('containing')
const isContaining = (value: unknown): value is { [CONTAINING]: readonly unknown[] } =>
  typeof value === 'object' && value !== null && CONTAINING in value

/** Without keys that are undefined, as `toEqual` compares. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare)
  if (value instanceof Set) return new Set([...value].map(bare).sort())
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, bare(inner)]),
  )
}

function includes(actual: unknown, expected: unknown): boolean {
  if (isContaining(expected))
    return Array.isArray(actual) && expected[CONTAINING].every((one) => actual.includes(one))
  if (Array.isArray(expected) || typeof expected !== 'object' || expected === null) {
    return isDeepStrictEqual(bare(actual), bare(expected))
  }
  if (typeof actual !== 'object' || actual === null) return false
  return Object.entries(expected).every(([key, value]) => includes(Reflect.get(actual, key), value))
}

const has = (actual: unknown, one: unknown): boolean =>
  typeof actual === 'string' ? actual.includes(String(one)) : Array.from(Object(actual)).includes(one)

function throwsAs(act: unknown, expected: unknown): boolean {
  if (typeof act !== 'function') return false
  try {
    act()
  } catch (fault) {
    if (typeof expected === 'function') return fault instanceof expected
    if (expected instanceof RegExp) return expected.test(String(fault))
    return expected === undefined || String(fault).includes(String(expected))
  }
  return false
}

const size = (actual: unknown): unknown => Object(actual).length

const MATCHERS: Readonly<Record<string, (actual: unknown, expected: unknown) => boolean>> = {
  toBe: (actual, expected) => Object.is(actual, expected),
  toEqual: (actual, expected) => isDeepStrictEqual(bare(actual), bare(expected)),
  toStrictEqual: (actual, expected) => isDeepStrictEqual(actual, expected),
  toMatchObject: includes,
  toContain: has,
  toContainEqual: (actual, expected) =>
    Array.isArray(actual) && actual.some((one) => isDeepStrictEqual(bare(one), bare(expected))),
  toMatch: (actual, expected) =>
    expected instanceof RegExp ? expected.test(String(actual)) : String(actual).includes(String(expected)),
  toThrow: throwsAs,
  toBeDefined: (actual) => actual !== undefined,
  toBeUndefined: (actual) => actual === undefined,
  toBeNull: (actual) => actual === null,
  toBeTruthy: (actual) => Boolean(actual),
  toBeFalsy: (actual) => !actual,
  toBeInstanceOf: (actual, expected) => typeof expected === 'function' && actual instanceof expected,
  toHaveLength: (actual, expected) => size(actual) === expected,
  toBeGreaterThan: (actual, expected) => Number(actual) > Number(expected),
  toBeGreaterThanOrEqual: (actual, expected) => Number(actual) >= Number(expected),
  toBeLessThan: (actual, expected) => Number(actual) < Number(expected),
  toBeLessThanOrEqual: (actual, expected) => Number(actual) <= Number(expected),
}

const matchersOf = (actual: unknown, wanted: boolean) =>
  Object.fromEntries(
    Object.entries(MATCHERS).map(([name, match]) => [
      name,
      (expected?: unknown) => assert(match(actual, expected) === wanted, `${name} ${String(expected)}`),
    ]),
  )

export const expect = Object.assign(
  (actual: unknown) => ({ ...matchersOf(actual, true), not: matchersOf(actual, false) }),
  { arrayContaining: (all: readonly unknown[]) => ({ [CONTAINING]: all }) },
)
