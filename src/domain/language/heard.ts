import { isSpokenLanguage, LANGUAGES, type Language } from '../../contracts/languages.ts'

/** Languages that anybody in Japan may write, beside their own. */
const ALWAYS = ['en', 'ja'] as const satisfies readonly Language[]

/** Scripts and letters that identify a language without a word list. */
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

/**
 * The languages to parse a person's text in: their own, English, Japanese, and those that its letters
 * identify; in the order of the list.
 */
export function languagesOf(text: string, own: Language): readonly Language[] {
  const told = WRITTEN.flatMap(([letters, languages]) => (letters.test(text) ? languages : []))
  const all = new Set<Language>([own, ...ALWAYS, ...told].filter(isSpokenLanguage))
  return LANGUAGES.filter((language) => all.has(language))
}

let heard: readonly Language[] = ALWAYS

/**
 * Runs `read` synchronously with these languages only, and loads only their files. Restores the previous
 * languages afterwards.
 */
export function hearing<Read>(languages: readonly Language[], read: () => Read): Read {
  const before = heard
  heard = languages
  try {
    return read()
  } finally {
    heard = before
  }
}

/** The languages of the current `hearing`; English and Japanese outside of it. */
export function heardLanguages(): readonly Language[] {
  return heard
}
