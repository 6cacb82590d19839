import type { Compilable, CompiledQuery, QueryResult } from 'kysely'
import type { Database, Queries } from '../contract/database.ts'

/** What a query can be given. */
type Value = string | number | bigint | Uint8Array | null
type Values = Readonly<Record<string, Value>>

/** Runs a prepared query with these values. */
export type Prepared<P extends Values, R> = (
  context: { readonly database: Database },
  queries: Queries,
  values: P,
) => Promise<QueryResult<R>>

interface Plan<R> {
  readonly query: CompiledQuery<R>
  /** For each parameter the value that goes there; `undefined`: it is always the same. */
  readonly slots: readonly (string | undefined)[]
}

/** The names under which PostgreSQL keeps the plans of prepared queries, by their text. */
const names = new Map<string, string>()

/** The name of a prepared query; `undefined` for any other, of which there are too many to be kept. */
export function nameOf(text: string): string | undefined {
  return names.get(text)
}

function planOf<P extends Values, R>(query: CompiledQuery<R>, samples: P): Plan<R> {
  const sampled = new Map<unknown, string>(Object.entries(samples).map(([name, sample]) => [sample, name]))
  const slots = query.parameters.map((parameter) => sampled.get(parameter))
  if (Object.keys(samples).some((name) => !slots.includes(name)))
    throw new TypeError('a sample of a prepared query stands nowhere in it, or stands for two values')
  if (!names.has(query.sql)) names.set(query.sql, `kigen_${names.size + 1}`)
  return { query, slots }
}

/**
 * A query of every turn: written with Kysely as any other, but built and compiled once a dialect, which costs more than
 * running it. `samples` stand where the values go; each must differ from the others and from everything that the
 * query says itself.
 */
export function prepared<P extends Values, R>(
  write: (queries: Queries, values: P, database: Database) => Compilable<R>,
  samples: NoInfer<P>,
): Prepared<P, R> {
  const plans = new Map<Database['dialect'], Plan<R>>()
  return ({ database }, queries, values) => {
    const plan = plans.get(database.dialect) ?? planOf(write(queries, samples, database).compile(), samples)
    plans.set(database.dialect, plan)
    const { query, slots } = plan
    const parameters = query.parameters.map((constant, index) => {
      const slot = slots[index]
      return slot === undefined ? constant : values[slot]
    })
    return queries.executeQuery({ ...query, parameters })
  }
}
