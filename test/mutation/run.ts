import { globSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

/**
 * Runs the suites of the engine, the tables or the dates in one plain process and stops at the first failure. Stryker's vitest
 * runner does not work with vitest 5, and starting vitest once for every mutant would take hours.
 */
process.env.PROPERTY_RUNS ??= '60'

const shim = new URL('small-vitest.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vitest' ? { url: shim, shortCircuit: true } : next(specifier, context),
})

/** The suites by what is mutated, those first that find the most in the least time. */
const SUITES = new Map([
  [
    'engine',
    ['cases/**', 'rules/facts', 'rules/s*', 'rules/d*', 'rules/days/*', 'rules/r*', 'rules/a*', 'rules/o*'],
  ],
  ['tables', ['cases/**', 'rules/s*', 'rules/r*', 'rules/a*', 'rules/c*']],
  ['dates', ['dates/*']],
])
const [about = 'engine'] = process.argv.slice(2)
const suites = SUITES.get(about) ?? []
const files = new Set(suites.flatMap((suite) => globSync(`test/${suite}.test.ts`)))

const { runCollected } = await import('./small-vitest.ts')
for (const file of files) {
  try {
    await import(pathToFileURL(file).href)
    await runCollected()
  } catch (fault) {
    console.error(`${file}: ${fault instanceof Error ? fault.message : fault}`)
    process.exit(1)
  }
}
console.log(`${files.size} suites passed`)
