import type { Language } from '../../../src/contracts/languages.ts'
import { shownTextsOf } from '../../../src/tools/translation/texts.ts'

/** The words of one topic in one language. */
interface TopicWords {
  readonly label: string
  readonly text: string
}

/** The words of every topic in one language, as a person reads them. */
export function topicWords(language: Language): Readonly<Record<string, TopicWords>> {
  const shown = shownTextsOf(language)
  const ids = [...shown.keys()].flatMap((key) => /^topic\.([\w-]+)\.text$/.exec(key)?.[1] ?? [])
  const word = (id: string, what: string) => shown.get(`topic.${id}.${what}`) ?? ''
  return Object.fromEntries(ids.map((id) => [id, { label: word(id, 'label'), text: word(id, 'text') }]))
}

/** The names of the months in a date of a language, to their numbers. */
function monthsOf(language: Language): ReadonlyMap<string, number> {
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return new Map(
    Array.from({ length: 12 }, (_, month) => {
      const parts = format.formatToParts(Date.UTC(2027, month, 1))
      return [parts.find(({ type }) => type === 'month')?.value ?? '', month + 1]
    }),
  )
}

/** Every figure of a text: amounts, days, months, hours, telephone numbers; the same in each language. */
export function figures(text: string, language: Language = 'en'): readonly string[] {
  const months = monthsOf(language)
  const plain = text
    .normalize('NFKC')
    .replace(/(?<=\b\d{1,3})[,.](?=\d{3}\b(?!-))/g, '')
    .replace(/(\d),(?=\d\b)/g, '$1.')
    .replace(/\(ii\)/g, '2')
    .replace(/\(i\)/g, '1')
    .replace(/[\p{L}\p{M}]+/gu, (word) => `${months.get(word) ?? word}`)
  return [...new Set(plain.match(/\d+(?:[:.-]\d+)*/g) ?? [])].toSorted()
}

/** The telephone numbers of a text. */
export function phones(text: string): readonly string[] {
  return [...new Set(text.normalize('NFKC').match(/#\d{4}|\d{2,4}(?:-\d{2,6})+|\b188\b/g) ?? [])]
}
