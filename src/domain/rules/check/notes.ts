import { addDays, addMonths } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import type { Parameter } from '../reference/dated.ts'
import type { Source } from '../reference/sources.ts'
import type { StayFee } from '../reference/stay-fees.ts'
import type { RuleNote } from '../tables/all-tables.ts'

/** The longest time after which rules and sources have to be read again. */
const MONTHS_BETWEEN_CHECKS = 12

const stale = (what: string, checkedOn: Day, today: Day): readonly string[] =>
  addMonths(checkedOn, MONTHS_BETWEEN_CHECKS) < today
    ? [`${what} was last checked on ${checkedOn}: read its sources again`]
    : []

/** Rules without a source, with an id that is no valid locale key or that is used twice, or not checked for a year. */
export function ruleFaults(rules: readonly RuleNote[], today: Day): readonly string[] {
  const ids = rules.map(({ id }) => id)
  return rules.flatMap(({ id, sources, checkedOn }, at) => [
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ? [] : [`${id} is no id: small letters, digits, hyphens`]),
    ...(ids.indexOf(id) === at ? [] : [`${id} is the id of two rules`]),
    ...(sources.length > 0 ? [] : [`${id} cites no source`]),
    ...stale(id, checkedOn, today),
  ])
}

/** Sources that no rule cites, that have no valid address, or that were not read for a year. */
export function sourceFaults(
  sources: readonly (Source & { readonly id: string; readonly checkedOn: Day })[],
  cited: ReadonlySet<string>,
  today: Day,
): readonly string[] {
  return sources.flatMap(({ id, addresses, checkedOn }) => [
    ...(cited.has(id) ? [] : [`source ${id} is cited by no rule and no topic`]),
    ...addresses
      .filter((address) => !URL.canParse(address))
      .map((address) => `source ${id}: ${address} is no address`),
    ...stale(`source ${id}`, checkedOn, today),
  ])
}

/** Values of a parameter that are out of order, overlap, or leave a day without a value. */
export function parameterFaults(
  { id, values, checkedOn }: Parameter<unknown>,
  today: Day,
): readonly string[] {
  const joints = values.slice(1).flatMap(({ from }, at) => {
    const until = values[at]?.until
    return until !== undefined && addDays(until, 1) === from
      ? []
      : [`${id}: the value from ${from} does not follow the day after ${until ?? 'no end'}`]
  })
  const last = values.at(-1)
  const open = last?.until === undefined ? [] : [`${id}: no value holds after ${last.until}`]
  const uncited = values
    .filter(({ sources }) => sources.length === 0)
    .map(({ from }) => `${id}: ${from} cites no source`)
  return [...joints, ...open, ...uncited, ...stale(id, checkedOn, today)]
}

/** Kinds of grant for which the table does not have exactly one stay fee on every day since its first row. */
export function stayFeeFaults(
  fees: readonly StayFee[],
  fits: (fee: StayFee, months: number) => boolean,
): readonly string[] {
  const days = [
    ...new Set(fees.flatMap(({ from, until }) => [from, ...(until ? [until, addDays(until, 1)] : [])])),
  ]
  const months = Array.from({ length: 144 }, (_, at) => (at + 1) / 2)
  const asked = days.flatMap((day) =>
    (['counter', 'online'] as const).flatMap((channel) => months.map((length) => ({ day, channel, length }))),
  )
  return asked.flatMap(({ day, channel, length }) => {
    const count = fees.filter(
      (fee) =>
        fee.granted.what === 'period' &&
        fee.channel === channel &&
        fee.from <= day &&
        (!fee.until || day <= fee.until) &&
        fits(fee, length),
    ).length
    return count === 1 ? [] : [`stay-fees: ${count} rows for ${length} months at the ${channel} on ${day}`]
  })
}
