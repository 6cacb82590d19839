import type { Language } from '../../../contracts/languages.ts'
import { isMachineTranslated } from '../../language/texts/machine-translation.ts'
import { translator } from '../../language/translate.ts'

/** What a person is told once about the origin of a language's texts; empty where a person wrote or read them. */
export function originNotes(language: Language): readonly string[] {
  return isMachineTranslated(language) ? [translator(language)('chat.machine-translated')] : []
}
