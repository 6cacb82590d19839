import { Engine } from 'json-rules-engine'
import { assess } from '../../src/domain/rules/assess.ts'
import { type Facts, readFacts } from '../../src/domain/rules/contract/facts.ts'
import { classifyCore } from '../../src/domain/rules/facts/classify-core.ts'
import { bearing } from '../../src/domain/rules/facts/normalize-facts.ts'
import { type Situated, situate } from '../../src/domain/rules/plan/decide-situation.ts'
import { SITUATION } from '../../src/domain/rules/tables/situation.ts'
import { allCases } from '../cases/read-cases.ts'

/** What the benchmark of the rules measured; rates are per second in one process. */
export interface RulesBench {
  readonly name: 'rules'
  /** Whole plans: facts to steps, days, fees, sources and trace. */
  readonly plansPerSecond: number
  /** Situations alone, decided by our tables. */
  readonly situationsPerSecond: number
  /** The same situation table decided by json-rules-engine. */
  readonly referencePerSecond: number
  /** How many times faster ours decides the situation. */
  readonly ratio: number
}

const facts: readonly Facts[] = allCases().flatMap(({ facts }) => {
  const read = readFacts(facts)
  return 'facts' in read ? [read.facts] : []
})

const cores = facts.map((given) => ({ today: given.today, core: classifyCore(given, bearing(given)) }))

/** The best rate of several rounds: the machine's other work only ever slows one down. */
function rateOf(round: () => number): number {
  return Math.max(...Array.from({ length: 5 }, () => timed(round)))
}

function timed(round: () => number): number {
  const start = performance.now()
  return round() / ((performance.now() - start) / 1_000)
}

/** The situation table in the reference's form: every condition of a row holds, and none of a row that beats it. */
function referenceEngine(): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true })
  for (const row of SITUATION.rows) {
    const beaters = SITUATION.rows.filter(({ beats }) => beats?.includes(row.id))
    engine.addRule({
      conditions: {
        all: [conditionOf(row.when), ...beaters.map(({ when }) => ({ not: conditionOf(when) }))],
      },
      event: { type: row.then },
    })
  }
  return engine
}

const conditionOf = (when: object) => ({
  all: Object.entries(when).map(([fact, value]) => ({ fact, operator: 'in', value })),
})

async function referenceRate(situated: readonly Situated[]): Promise<number> {
  const engine = referenceEngine()
  const start = performance.now()
  for (const classes of situated) {
    const { events } = await engine.run({ ...classes })
    const decided = events.map(({ type }) => type)
    if (decided.length !== 1 || decided[0] !== classes.situation) {
      throw new Error(`the reference decides ${decided}, the tables ${classes.situation}`)
    }
  }
  return situated.length / ((performance.now() - start) / 1_000)
}

/** Measures plans and situations a second, and json-rules-engine on the same situations; throws if the two disagree. */
export async function benchRules(): Promise<RulesBench> {
  const plansPerSecond = rateOf(() => {
    for (let round = 0; round < 100; round += 1) for (const given of facts) assess(given)
    return facts.length * 100
  })
  const situationsPerSecond = rateOf(() => {
    for (let round = 0; round < 300; round += 1) for (const { core, today } of cores) situate(core, today)
    return cores.length * 300
  })
  const referencePerSecond = await referenceRate(cores.map(({ core, today }) => situate(core, today).classes))
  const rounded = [plansPerSecond, situationsPerSecond, referencePerSecond].map((rate) => Math.round(rate))
  const [plans = 0, situations = 0, reference = 0] = rounded
  return {
    name: 'rules',
    plansPerSecond: plans,
    situationsPerSecond: situations,
    referencePerSecond: reference,
    ratio: Math.round(situationsPerSecond / referencePerSecond),
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) console.log(await benchRules())
