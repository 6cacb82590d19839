import { type Day, isDay } from '../day.ts'
import { fold } from './fold.ts'
import { dateWords } from './locale-words.ts'
import { LOCALES } from './word-lists.ts'

function build(): Map<string, Set<number>> {
  const words = new Map<string, Set<number>>()
  const add = (text: string, days: number): void => {
    const word = bare(text)
    if (!/\d/.test(word)) words.set(word, new Set([...(words.get(word) ?? []), days]))
  }
  for (const locale of LOCALES) {
    const names = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
    for (const days of [-2, -1, 0, 1, 2]) add(names.format(days, 'day'), days)
  }
  for (const [days, texts] of dateWords().flatMap((own) => Object.entries(own.days)))
    for (const text of texts) add(text, Number(days))
  return words
}

const bare = (text: string): string => fold(text).replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')

/** The longest text, in characters, that any language has for such a day. */
const LONGEST = 60

let words: Map<string, Set<number>> | undefined

/** The days of a text that consists only of "today", "yesterday" … in any language. Hindi कल means two days. */
export function relativeDays(text: string, today: Day): Day[] {
  if (text.length > LONGEST) return []
  words ??= build()
  const steps = [...(words.get(bare(text)) ?? [])].sort((a, b) => a - b)
  return steps.map((days) => plusDays(today, days)).filter(isDay)
}

function plusDays(today: Day, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
