import { mkdirSync } from 'node:fs'
import { localeFolder, SOURCE_LANGUAGE } from '../../contracts/languages.ts'
import { fillTexts } from './fill.ts'
import { readLocaleFile, writeLocaleFile } from './texts.ts'

/** The same structure with every list of texts empty, except lists of a fixed length, which keep it. */
function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string') ? [] : value.map(emptied)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, emptied(inner)]))
}

/** The present values, completed by the missing parts of the structure. */
function merged(own: unknown, structure: unknown): unknown {
  if (own === undefined) return structure
  if (typeof own !== 'object' || own === null || Array.isArray(own)) return own
  if (typeof structure !== 'object' || structure === null) return own
  const keys = [...new Set([...Object.keys(structure), ...Object.keys(own)])]
  const [inner, around] = [new Map(Object.entries(own)), new Map<string, unknown>(Object.entries(structure))]
  return Object.fromEntries(keys.map((key) => [key, merged(inner.get(key), around.get(key))]))
}

/** Forms of distances and sentences contain English words, so they start empty. */
function wordLists(language: string, file: string): object {
  const all = merged(readLocaleFile(language, file), emptied(readLocaleFile(SOURCE_LANGUAGE, file)))
  return typeof all === 'object' && all !== null ? all : {}
}

/**
 * Creates or completes the folder of a language: every key of English with an empty text or list, plural keys in the forms of
 * the language. Present texts stay; texts whose key English no longer has are removed.
 */
export function makeSkeleton(language: string): void {
  mkdirSync(localeFolder(language), { recursive: true })
  fillTexts(language, {})
  for (const file of ['understanding.json', 'words.json']) {
    const lists = wordLists(language, file)
    writeLocaleFile(language, file, file === 'words.json' ? { ...lists, ...keptSeveral(language) } : lists)
  }
}

/** Names shared by several statuses are entries with free keys, not a fixed structure. */
function keptSeveral(language: string): object {
  const own = readLocaleFile(language, 'words.json')
  const kept = typeof own === 'object' && own !== null && 'severalStatuses' in own ? own.severalStatuses : []
  return { severalStatuses: kept }
}
