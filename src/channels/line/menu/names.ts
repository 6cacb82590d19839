import type { Language } from '../../../contracts/languages.ts'

/** The alias of a language's rich menu: at most 32 of `a-z 0-9 _ -`. */
export function menuAlias(language: Language): string {
  return `kigen-${language.toLowerCase()}`
}
