const ENDING = /_(?:zero|one|two|few|many|other)$/

/** The key without the plural category that i18next puts behind it. */
export const baseKey = (key: string): string => key.replace(ENDING, '')

/** Whether a key is one of the forms of a counted text. */
export const isPlural = (key: string): boolean => ENDING.test(key)

/** The plural categories of a language, as `Intl.PluralRules` and i18next name them. */
export function pluralCategories(language: string): readonly string[] {
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories
}

/** The keys that a language must have for the keys of another: those of counted texts once for each of its own categories. */
export function keysIn(language: string, keys: Iterable<string>): readonly string[] {
  const wanted = [...keys].flatMap((key) =>
    isPlural(key) ? pluralCategories(language).map((category) => `${baseKey(key)}_${category}`) : [key],
  )
  return [...new Set(wanted)]
}

/** The text that a key is translated from: its own, or for a form that the source has not, the form for many. */
export function modelOf(texts: ReadonlyMap<string, string>, key: string): string | undefined {
  return texts.get(key) ?? (isPlural(key) ? texts.get(`${baseKey(key)}_other`) : undefined)
}
