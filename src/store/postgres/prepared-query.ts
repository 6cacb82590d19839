import type { Compilable, CompiledQuery, QueryResult } from 'kysely'
import type { Database, Queries } from '../contract/database.ts'

/** A query parameter. */
type Value = string | number | bigint | Uint8Array | null
type Values = Readonly<Record<string, Value>>

/** Runs a prepared query with values. */
export type Prepared<P extends Values, R> = (
  context: { readonly database: Database },
  queries: Queries,
  values: P,
) => Promise<QueryResult<R>>

interface Plan<R> {
  readonly query: CompiledQuery<R>
  /** The name of the value for each parameter; `undefined` for a constant. */
  readonly slots: readonly (string | undefined)[]
}

/** PostgreSQL statement names by query text. */
const names = new Map<string, string>()

/** The statement name of a prepared query. `undefined` for other queries, which are too many to cache. */
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
 * A query that every turn runs. It is built and compiled once a dialect, which costs more than running it.
 * `samples` mark the places of the values; each must differ from the other samples and from every constant of
 * the query.
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
