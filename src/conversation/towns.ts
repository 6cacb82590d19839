import type { Language } from '../language/languages.ts'

/** A municipality's name as people read it; one that the rules do not know is shown as it was typed. */
export function townName(town: string, _language: Language): string {
  return town
}
