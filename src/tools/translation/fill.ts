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

/** Makes the two files of a language from texts, in the order of English. Missing texts are empty. */
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
 * Writes texts by their full keys into a language's files. Other texts stay; texts whose key English no longer has are removed. Returns
 * the given keys that English does not have, which are left out.
 */
export function fillTexts(language: string, texts: Readonly<Record<string, string>>): readonly string[] {
  const known = new Set(keysIn(language, sourceTexts().keys()))
  const given = Object.entries(texts)
  const all = [...textsOf(language), ...given].filter(([key]) => known.has(key))
  writeTexts(language, new Map(all))
  return given.map(([key]) => key).filter((key) => !known.has(key))
}
