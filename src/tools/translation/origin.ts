import { createHash } from 'node:crypto'
import { z } from 'zod'
import { modelOf } from './plurals.ts'
import { readLocaleFile, sourceTexts, textsOf, writeLocaleFile } from './texts.ts'

/** `locales/<tag>/origin.json`: by key, the hash of the English text from which the translation was made. */
const originSchema = z.record(z.string(), z.string())

/** The first ten hexadecimal digits of a text's SHA-256. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10)
}

function originOf(language: string): z.infer<typeof originSchema> {
  return originSchema.parse(readLocaleFile(language, 'origin.json') ?? {})
}

/** The keys whose English text changed after it was recorded, or was never recorded. */
export function staleKeys(language: string): readonly string[] {
  const origin = originOf(language)
  const source = sourceTexts()
  return [...textsOf(language)]
    .filter(([key, text]) => text !== '' && origin[key] !== hashOf(modelOf(source, key) ?? ''))
    .map(([key]) => key)
}

/** Records that these texts, or all, match the present English text. Returns their number. */
export function recordOrigin(language: string, keys?: readonly string[]): number {
  const before = originOf(language)
  const source = sourceTexts()
  const own = [...textsOf(language)].filter(([, text]) => text !== '').map(([key]) => key)
  const fresh = own.filter((key) => keys === undefined || keys.includes(key))
  const after = own.flatMap((key): [string, string][] => {
    const hash = fresh.includes(key) ? hashOf(modelOf(source, key) ?? '') : before[key]
    return hash === undefined ? [] : [[key, hash]]
  })
  writeLocaleFile(language, 'origin.json', Object.fromEntries(after))
  return fresh.length
}

/** Marks a translation as complete, so that Kigen offers the language. The reviewer can be added by hand. */
export function recordReady(language: string): void {
  const about = readLocaleFile(language, 'about.json') ?? { translatedBy: 'machine', reviewed: null }
  if (typeof about === 'object' && about !== null) writeLocaleFile(language, 'about.json', about)
}
