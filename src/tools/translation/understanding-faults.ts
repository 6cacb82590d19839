import { LANGUAGES, SOURCE_LANGUAGE } from '../../contracts/languages.ts'
import { compact } from '../../domain/language/compact.ts'
import { type UnderstandingFile, understandingSchema } from '../../domain/understanding/lexicon.ts'
import type { Fault } from './fault.ts'
import { readLocaleFile } from './texts.ts'
import { collisions } from './word-faults.ts'

const FILE = 'understanding.json'

/** Lists that a language may leave empty, because not every language has words in that position. */
const MAY_BE_EMPTY = /^(?:asking|polite|remindOn|relative|ages)\./

function lists(value: unknown, path: string): [path: string, length: number][] {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return [[path, value.length]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => lists(inner, path === '' ? key : `${path}.${key}`))
}

/** The lists of English: concepts and choices by id, the others by name. */
function gapFaults(file: UnderstandingFile): Fault[] {
  const own = new Map(lists(file, ''))
  const source = lists(readLocaleFile(SOURCE_LANGUAGE, FILE), '').filter(
    ([path]) => !path.startsWith('ages.words'),
  )
  return source.flatMap(([path, length]) => {
    if (length === 0 || MAY_BE_EMPTY.test(path)) return []
    return own.get(path) ? [] : [{ at: `${FILE}: ${path}`, what: 'has no words' }]
  })
}

function unknownFaults(file: UnderstandingFile): Fault[] {
  const source = understandingSchema.parse(readLocaleFile(SOURCE_LANGUAGE, FILE))
  const concepts = Object.keys(file.concepts).filter((id) => !Object.hasOwn(source.concepts, id))
  const choices = Object.entries(file.choices).flatMap(([question, of]) =>
    Object.keys(of)
      .filter((id) => !Object.hasOwn(source.choices[question] ?? {}, id))
      .map((id) => `${question}.${id}`),
  )
  return [
    ...concepts.map((id) => ({ at: `${FILE}: concepts.${id}`, what: 'is no concept' })),
    ...choices.map((id) => ({ at: `${FILE}: choices.${id}`, what: 'is no choice' })),
  ]
}

function choiceFaults(language: string, files: readonly (readonly [string, UnderstandingFile])[]): Fault[] {
  const own = files.find(([tag]) => tag === language)?.[1]
  return Object.keys(own?.choices ?? {}).flatMap((question) => {
    const all = files.flatMap(([tag, { choices }]) =>
      Object.entries(choices[question] ?? {}).map(([id, words]) => ({ language: tag, id, words })),
    )
    return collisions(language, all, compact, `${FILE}: choices.${question}`)
  })
}

function parsed(language: string): UnderstandingFile | undefined {
  const read = understandingSchema.safeParse(readLocaleFile(language, FILE))
  return read.success ? read.data : undefined
}

/** What is wrong with a language's `understanding.json`: wrong form, missing lists, unknown ids, phrases that mean two choices. */
export function understandingFaults(language: string): readonly Fault[] {
  const read = understandingSchema.safeParse(readLocaleFile(language, FILE))
  if (!read.success)
    return read.error.issues.map(({ path, message }) => ({ at: `${FILE}: ${path.join('.')}`, what: message }))
  const all = [...new Set<string>([...LANGUAGES, language])].flatMap((tag) => {
    const file = parsed(tag)
    return file ? [[tag, file] as const] : []
  })
  return [...gapFaults(read.data), ...unknownFaults(read.data), ...choiceFaults(language, all)]
}
