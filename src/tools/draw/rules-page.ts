import type { Row, Table } from '../../domain/rules/decide/table.ts'
import { SOURCE_IDS, source } from '../../domain/rules/reference/sources.ts'
import { STAY_FEES } from '../../domain/rules/reference/stay-fees.ts'
import { TOWN_NAMES } from '../../domain/rules/reference/towns.ts'
import { RULES, TABLES } from '../../domain/rules/tables/all-tables.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const when = (row: Row<unknown>): string =>
  Object.entries(row.when)
    .map(([fact, values]) => `${fact}: ${(values ?? []).join(' or ')}`)
    .join('; ') || 'always'

const then = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const cited = (sources: readonly string[]): string =>
  sources.map((id) => `[${id}](#${id.toLowerCase()})`).join(', ')

function period({ from, until }: Row<unknown>): string {
  return from || until ? ` (law ${from ? `from ${from}` : ''}${until ? ` until ${until}` : ''})` : ''
}

function row(it: Row<unknown>): string {
  const beats = it.beats ? ` Beats ${it.beats.length === 1 ? it.beats[0] : `${it.beats.length} others`}.` : ''
  const parts = [`\`${it.id}\`${period(it)}`, when(it), then(it.then) + beats, cited(it.sources)]
  return `| ${[...parts, it.confidence, it.checkedOn].map(cell).join(' | ')} |`
}

const HIT = {
  unique: 'Exactly one row fits everywhere.',
  'at-most-one': 'At most one row fits; where none does, nothing is settled.',
  all: 'Every row that fits counts.',
} as const

const table = ({ name, hit, rows }: Table<unknown>): string => `## ${name}

${HIT[hit]}

| rule | when | then | sources | sure | checked |
|---|---|---|---|---|---|
${rows.map(row).join('\n')}
`

function otherRules(): string {
  const named = new Set(TABLES.map(({ name }) => name))
  const rest = RULES.filter((rule) => !named.has(rule.table))
  return rest
    .map(
      ({ id, table: of, sources, confidence, checkedOn }) =>
        `| \`${id}\` | ${of} | ${cited(sources)} | ${confidence} | ${checkedOn} |`,
    )
    .join('\n')
}

function sourceLine(id: string): string {
  const found = source(id)
  if (!found) return ''
  const where = found.addresses.map((address) => `<${address}>`).join(' ') || 'no address kept'
  return `| <a id="${id.toLowerCase()}"></a>${id} | ${cell(found.title)} | ${where} | ${found.shown ?? '–'} | ${found.checkedOn} |`
}

/** The rule book for readers: every row of every table, with its sources. */
export function rulesPage(): string {
  return `# The rules

Written by \`npm run draw\` from \`src/domain/rules\`; do not edit. ${RULES.length} rules, ${SOURCE_IDS.length} sources. Facts first become
classes (\`src/domain/rules/facts/dimensions.ts\`): "soon" is within three months, "tied" is every status with a period of stay. A rule "beats" the
rows that give way to it where both fit. Information, not legal advice: the city office decides.

${TABLES.map(table).join('\n')}
## Days and stay fees

| rule | topic | sources | sure | checked |
|---|---|---|---|---|
${otherRules()}

The stay fees of immigration: ${STAY_FEES.length} rows in \`src/domain/rules/reference/stay-fees.ts\`.

## Towns whose practice is known

${Object.values(TOWN_NAMES)
  .map(({ en, ja }) => `${en} (${ja})`)
  .join(' · ')}

## Sources

| id | title | address | date shown | checked |
|---|---|---|---|---|
${SOURCE_IDS.map(sourceLine).join('\n')}
`
}
