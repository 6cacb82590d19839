import { keysIn } from './plurals.ts'
import { type Section, sourceTexts, TEXT_FILES, textsOf, writeLocaleFile } from './texts.ts'

function put(section: Section, [first = '', ...rest]: readonly string[], text: string): void {
  if (rest.length === 0) {
    section[first] = text
    return
  }
  const inner = section[first]
  const next = typeof inner === 'object' ? inner : {}
  section[first] = next
  put(next, rest, text)
}

/** Puts texts together to a language's two files, in the order of English, with an empty text for every gap. */
function writeTexts(language: string, texts: ReadonlyMap<string, string>): void {
  const keys = keysIn(language, sourceTexts().keys())
  for (const file of TEXT_FILES) {
    const section: Section = {}
    for (const key of keys) {
      const isTopic = key.startsWith('topic.')
      if (isTopic !== (file === 'topics')) continue
      put(section, (isTopic ? key.slice('topic.'.length) : key).split('.'), texts.get(key) ?? '')
    }
    writeLocaleFile(language, `${file}.json`, section)
  }
}

/**
 * Puts texts by their whole keys into a language's files; what is not named stays, what English no longer has goes. Returns
 * the given keys that English does not have, which are left out.
 */
export function fillTexts(language: string, texts: Readonly<Record<string, string>>): readonly string[] {
  const known = new Set(keysIn(language, sourceTexts().keys()))
  const given = Object.entries(texts)
  const all = [...textsOf(language), ...given].filter(([key]) => known.has(key))
  writeTexts(language, new Map(all))
  return given.map(([key]) => key).filter((key) => !known.has(key))
}
