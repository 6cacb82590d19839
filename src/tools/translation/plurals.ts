const ENDING = /_(?:zero|one|two|few|many|other)$/

/** The key without the plural category that i18next appends. */
export const baseKey = (key: string): string => key.replace(ENDING, '')

/** Whether a key is a plural form of a text. */
export const isPlural = (key: string): boolean => ENDING.test(key)

/** The plural categories of a language, as `Intl.PluralRules` and i18next name them. */
export function pluralCategories(language: string): readonly string[] {
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories
}

/** The keys that a language must have for the keys of another: those of plural texts once for each of its own categories. */
export function keysIn(language: string, keys: Iterable<string>): readonly string[] {
  const wanted = [...keys].flatMap((key) =>
    isPlural(key) ? pluralCategories(language).map((category) => `${baseKey(key)}_${category}`) : [key],
  )
  return [...new Set(wanted)]
}

/** The source text of a key: its own text, or that of the form `other` if the source lacks this plural form. */
export function modelOf(texts: ReadonlyMap<string, string>, key: string): string | undefined {
  return texts.get(key) ?? (isPlural(key) ? texts.get(`${baseKey(key)}_other`) : undefined)
}
