import { matches } from '../../../contracts/condition.ts'
import type { Day } from '../../dates/day.ts'
import type { Classes } from '../decide/decide.ts'
import { CORE, type Core } from '../facts/dimensions.ts'
import { IMPOSSIBLE, type Impossible } from '../facts/impossible.ts'
import { situate } from '../plan/decide-situation.ts'

type CoreDimension = keyof typeof CORE

const isCore = (name: string): name is CoreDimension => name in CORE
const dimensions = Object.keys(CORE).filter(isCore)

/** The impossible combinations, by the position of the dimension that completes each. */
const ruledOut: readonly (readonly Impossible[])[] = dimensions.map((_, at) => {
  const [so, now] = [new Set<string>(dimensions.slice(0, at)), new Set<string>(dimensions.slice(0, at + 1))]
  const within = (names: ReadonlySet<string>, { when }: Impossible) =>
    Object.keys(when).every((name) => names.has(name))
  return IMPOSSIBLE.filter((one) => within(now, one) && !within(so, one))
})

/** Every combination of core classes that facts can have. */
export function* coreStates(from: Readonly<Record<string, string>> = {}, at = 0): Generator<Core> {
  const dimension = dimensions[at]
  if (dimension === undefined) {
    if (isWhole(from)) yield from
    return
  }
  for (const value of CORE[dimension]) {
    const next = { ...from, [dimension]: value }
    if (!ruledOut[at]?.some(({ when }) => matches(when, next))) yield* coreStates(next, at + 1)
  }
}

const isWhole = (classes: Readonly<Record<string, string>>): classes is Core =>
  dimensions.every((name) => name in classes)

/** The core states with the classes derived from them on a day in Japan. Throws if the tables of the situation have a fault. */
export function* situatedStates(on: Day): Generator<Classes> {
  for (const core of coreStates()) yield situate(core, on).classes
}
