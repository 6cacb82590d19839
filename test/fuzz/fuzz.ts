import fc from 'fast-check'
import { TARGETS, type Target } from './parsers.ts'

/** What firing at one parser came to. */
export interface Fired {
  readonly name: string
  readonly cases: number
  readonly ms: number
  /** The smallest input that breaks it, and how. */
  readonly broken?: string
}

function fire({ name, property }: Target, cases: number, seed: number): Fired {
  const began = performance.now()
  const { failed, counterexample, errorInstance, numRuns } = fc.check(property, { numRuns: cases, seed })
  const ms = Math.round(performance.now() - began)
  if (!failed) return { name, cases: numRuns, ms }
  const why = errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : 'failed'
  return { name, cases: numRuns, ms, broken: `${JSON.stringify(counterexample)}\n${why}` }
}

/** Fires so many cases in all at every parser, each its share; tells of each as it is done. */
export function fireAll(cases: number, seed: number, onDone: (fired: Fired) => void = () => {}): Fired[] {
  return TARGETS.map((target) => {
    const fired = fire(target, Math.max(1, Math.round((cases * target.share) / 1_000)), seed)
    onDone(fired)
    return fired
  })
}
