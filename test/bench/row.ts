/** One line of the result: what was measured, against what in the same run. */
export interface Row {
  readonly what: string
  readonly value: number
  readonly unit: 'a second' | 'ms' | 'µs' | 'MB' | 'MB per 100,000 turns'
  /** What the reference came to in the same unit, and what it is. */
  readonly reference?: number
  readonly against?: string
}

/** Digits that mean something: three of small numbers, whole ones of large. */
const shown = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)

/** The rows as a table for a terminal. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ what, value, unit, reference, against }) => [
    what,
    `${shown(value)} ${unit}`,
    reference === undefined ? '' : `${shown(value / reference)}×`,
    reference === undefined ? '' : `${shown(reference)}: ${against ?? ''}`,
  ])
  const all = [['measured', 'Kigen', 'ratio', 'reference'], ...cells]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  return all.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')).join('\n')
}

/** The value that so many of a hundred stay under. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0
}
