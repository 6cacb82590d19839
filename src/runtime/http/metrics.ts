import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Delivery, Outcome } from '../../contracts/delivery.ts'
import type { PersonId } from '../../contracts/person.ts'
import type { Instant } from '../../domain/dates/day.ts'
import { STORE_TROUBLES, type Store, type StoreTrouble } from '../../store/contract/store.ts'

/** The metrics of this process; `docs/operating.md` explains each. */
export interface Metrics {
  readonly outcome: (delivery: Delivery, outcome: Outcome) => void
  readonly turns: (count: number) => void
  readonly acknowledged: (route: string, status: number, seconds: number) => void
  readonly fault: (where: string) => void
  /** A commit failed because of the database. */
  readonly commitFailed: (trouble: StoreTrouble) => void
  /** How far this machine's clock is ahead of a platform's, in seconds. */
  readonly clockAhead: (platform: string, seconds: number) => void
  /** Sets where the page finds how many codes each platform refuses an installation with. */
  readonly watchRefusals: (look: () => Readonly<Record<string, number>>) => void
  /** A person became unreachable: they blocked the bot or left the workspace. */
  readonly unreachable: (person: PersonId) => void
  /** The metrics in Prometheus format, with the store's current gauges. */
  readonly page: () => Promise<{ readonly type: string; readonly text: string }>
}

const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3]

const channelOf = (person: PersonId): string => person.slice(0, person.indexOf(':'))

type Registers = Registry[]

function createCounters(registers: Registers) {
  const sends = new Counter({
    name: 'kigen_sends_total',
    help: 'Attempts at sending, by channel, cause and outcome.',
    labelNames: ['channel', 'cause', 'outcome'],
    registers,
  })
  const turns = new Counter({ name: 'kigen_turns_total', help: 'Turns that were committed.', registers })
  const faults = new Counter({
    name: 'kigen_faults_total',
    help: 'Faults that no person could be told about, by place.',
    labelNames: ['where'],
    registers,
  })
  const unreachable = new Counter({
    name: 'kigen_unreachable_total',
    help: 'People who can no longer be written to, by channel.',
    labelNames: ['channel'],
    registers,
  })
  // Exported as 0 from the start, so that the first event is an increase.
  for (const channel of ['line', 'slack']) unreachable.inc({ channel }, 0)
  const commits = new Counter({
    name: 'kigen_commits_failed_total',
    help: 'Commits that the database refused, by reason.',
    labelNames: ['reason'],
    registers,
  })
  for (const reason of STORE_TROUBLES) commits.inc({ reason }, 0)
  return { sends, turns, faults, unreachable, commits }
}

function createMeasures(registers: Registers) {
  const acknowledged = new Histogram({
    name: 'kigen_acknowledge_seconds',
    help: 'From request to answer, by route and status.',
    labelNames: ['route', 'status'],
    buckets: BUCKETS,
    registers,
  })
  const kept = new Gauge({
    name: 'kigen_store',
    help: 'What the store holds: rows by kind and state, lags in milliseconds.',
    labelNames: ['what'],
    registers,
  })
  const clock = new Gauge({
    name: 'kigen_clock_ahead_seconds',
    help: 'How far this machine’s clock is ahead of a platform’s.',
    labelNames: ['platform'],
    registers,
  })
  const refusals = new Gauge({
    name: 'kigen_installations_refused',
    help: 'Codes with which a platform refuses an installation now: a token, a right, a rule of a workspace.',
    labelNames: ['channel'],
    registers,
  })
  return { acknowledged, kept, clock, refusals }
}

/** Creates the metrics. Gauges come from the store's counts. */
export function createMetrics(store: Pick<Store, 'counts'>, now: () => Instant): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'kigen_' })
  const { sends, turns, faults, unreachable, commits } = createCounters([registry])
  const { acknowledged, kept, clock, refusals } = createMeasures([registry])
  let refused: () => Readonly<Record<string, number>> = () => ({})
  const countUnreachable = (person: PersonId) => unreachable.inc({ channel: channelOf(person) })
  return {
    outcome: ({ person, cause }, outcome) => {
      sends.inc({ channel: channelOf(person), cause, outcome: outcome.state })
      if (outcome.state === 'failed' && outcome.unreachable) countUnreachable(person)
    },
    unreachable: countUnreachable,
    turns: (count) => turns.inc(count),
    acknowledged: (route, status, seconds) => acknowledged.observe({ route, status }, seconds),
    fault: (where) => faults.inc({ where }),
    commitFailed: (reason) => commits.inc({ reason }),
    clockAhead: (platform, seconds) => clock.set({ platform }, seconds),
    watchRefusals: (look) => {
      refused = look
    },
    page: async () => {
      const counts = await store.counts(now())
      for (const [what, value] of Object.entries(counts)) kept.set({ what }, value)
      for (const [channel, codes] of Object.entries(refused())) refusals.set({ channel }, codes)
      return { type: registry.contentType, text: await registry.metrics() }
    },
  }
}
