import { readFileSync } from 'node:fs'
import type { Language } from '../../../src/contracts/languages.ts'

/** The words of one topic in one language. */
interface TopicWords {
  readonly label: string
  readonly text: string
}

/** The words of every topic in one language, as the locale file has them. */
export function topicWords(language: Language): Readonly<Record<string, TopicWords>> {
  return JSON.parse(
    readFileSync(new URL(`../../../locales/${language}/topics.json`, import.meta.url), 'utf8'),
  )
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** Every figure of a text: amounts, days, months, hours, telephone numbers; the same in each language. */
export function figures(text: string): readonly string[] {
  const plain = text
    .normalize('NFKC')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/\(ii\)/g, '2')
    .replace(/\(i\)/g, '1')
    .replace(/[A-Z][a-z]+/g, (word) => (MONTHS.includes(word) ? `${MONTHS.indexOf(word) + 1}` : word))
  return [...new Set(plain.match(/\d+(?:[:.-]\d+)*/g) ?? [])].toSorted()
}

/** The telephone numbers of a text. */
export function phones(text: string): readonly string[] {
  return [...new Set(text.normalize('NFKC').match(/#\d{4}|\d{2,4}(?:-\d{2,6})+|\b188\b/g) ?? [])]
}
