import { notesFor } from './notes.ts'
import { keysIn, modelOf } from './plurals.ts'
import { sourceTexts, textsOf } from './texts.ts'

/** One text to translate, with everything that the translator needs. */
export interface Work {
  readonly en: string
  readonly ja: string
  readonly note?: string
  /** The present translation, if it has to be checked again. */
  readonly now?: string
}

/** The keys whose text is missing in a language. */
export function missingKeys(language: string): readonly string[] {
  const own = textsOf(language)
  return keysIn(language, sourceTexts().keys()).filter((key) => !own.get(key))
}

/** The keys with English, Japanese and notes, in the order of the English file. */
export function workOn(language: string, keys: readonly string[]): Readonly<Record<string, Work>> {
  const [own, en, ja] = [textsOf(language), sourceTexts(), textsOf('ja')]
  return Object.fromEntries(
    keys.map((key) => {
      const note = notesFor(key).join(' ')
      const now = own.get(key)
      return [
        key,
        {
          en: modelOf(en, key) ?? '',
          ja: modelOf(ja, key) ?? '',
          ...(note !== '' && { note }),
          ...(now && { now }),
        },
      ]
    }),
  )
}
