import { isSpokenLanguage, LANGUAGES, type Language } from '../../contracts/languages.ts'

/** Languages that everybody in Japan may write, whatever they speak with us. */
const ALWAYS = ['en', 'ja'] as const satisfies readonly Language[]

/** Scripts and letters that tell a language without a word list. */
const WRITTEN: readonly (readonly [RegExp, readonly Language[]])[] = [
  [/\p{Script=Thai}/u, ['th']],
  [/\p{Script=Myanmar}/u, ['my']],
  [/\p{Script=Khmer}/u, ['km']],
  [/\p{Script=Devanagari}/u, ['ne']],
  [/\p{Script=Hangul}/u, ['ko']],
  [/\p{Script=Cyrillic}/u, ['mn']],
  [/\p{Script=Han}/u, ['zh-Hans', 'zh-Hant']],
  [/[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỷỹỵ]/iu, ['vi']],
  [/[ãõç]/iu, ['pt-BR']],
  [/[ñ¿¡]/iu, ['es']],
]

/** The spoken languages in which a text of a person is read: their own, English, Japanese, and those that its letters tell. In the order of the list. */
export function languagesOf(text: string, own: Language): readonly Language[] {
  const told = WRITTEN.flatMap(([letters, languages]) => (letters.test(text) ? languages : []))
  const all = new Set<Language>([own, ...ALWAYS, ...told].filter(isSpokenLanguage))
  return LANGUAGES.filter((language) => all.has(language))
}

let heard: readonly Language[] = ALWAYS

/** Reads in these languages and no others: only their files are loaded. Runs at once; what was heard before holds again after it. */
export function hearing<Read>(languages: readonly Language[], read: () => Read): Read {
  const before = heard
  heard = languages
  try {
    return read()
  } finally {
    heard = before
  }
}

/** The languages in which the present text is read; English and Japanese outside of `hearing`. */
export function heardLanguages(): readonly Language[] {
  return heard
}
