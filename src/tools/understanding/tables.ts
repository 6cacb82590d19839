import { readdirSync, readFileSync } from 'node:fs'
import { languageOfTag } from '../../domain/language/recognise-language.ts'
import { recordAt } from './place.ts'
import { type Row, type Score, score } from './score.ts'
import { understoodOf } from './understood.ts'

/** The day in Japan on which the texts of the tables are read. */
const TODAY = '2026-11-27'

/** The tables of texts with their right outcomes, from a folder of JSON files, by file name. */
export function readTables(folder: string): ReadonlyMap<string, readonly Row[]> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return new Map(names.map((name) => [name, JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))]))
}

/** Scores a table with the reader that the chat uses. */
export function scoreOf(rows: readonly Row[]): Score {
  return score(rows, ({ text, at, language = 'en' }) => {
    const record = recordAt({ at, today: TODAY, language: languageOfTag(language) ?? 'en' })
    return understoodOf(text, record, TODAY)
  })
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`

/** A score as lines of text: the share of right outcomes, and every text with a wrong one. */
export function scoreLines(name: string, { total, right, ...wrong }: Score): readonly string[] {
  const kinds = Object.entries(wrong)
  return [
    `${name}: ${total} texts, ${percent(right, total)} right, ${kinds.map(([kind, texts]) => `${kind} ${texts.length}`).join(', ')}`,
    ...kinds.flatMap(([kind, texts]) => texts.map((text) => `  ${kind}: ${text}`)),
  ]
}
