import type { Language } from '../../../contracts/languages.ts'

/** The alias under which a language's rich menu is found. At most 32 of `a-z 0-9 _ -`. */
export function menuAlias(language: Language): string {
  return `kigen-${language.toLowerCase()}`
}
