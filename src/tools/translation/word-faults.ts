import { COMMANDS } from '../../domain/language/command-words.ts'
import { compact, letters } from '../../domain/language/compact.ts'
import { localeWords } from '../../domain/language/locale-words.ts'
import { STATUSES } from '../../domain/language/statuses.ts'
import type { Fault } from './fault.ts'

const FILE = 'words.json'
/** The least number of status names of a language. */
const FEWEST_NAMES = 20

/** The words that one language has for one meaning. */
interface Named {
  readonly language: string
  /** A command, a status or a choice. */
  readonly id: string
  readonly words: readonly string[]
}

/**
 * The words of a language that have a second meaning in it or in another language. `key`: the form in which words are
 * compared; `place`: the part of the file in which the words stand.
 */
export function collisions(
  language: string,
  all: readonly Named[],
  key: (word: string) => string,
  place: string,
): Fault[] {
  const meanings = new Map<string, Named[]>()
  for (const one of all)
    for (const word of one.words.map(key)) meanings.set(word, [...(meanings.get(word) ?? []), one])
  const own = all.filter((one) => one.language === language)
  return own.flatMap(({ id, words }) =>
    words.flatMap((word) =>
      (meanings.get(key(word)) ?? [])
        .filter((other) => other.id !== id)
        .map((other) => ({
          at: `${place}.${id}`,
          what: `${word} is ${other.id} in ${other.language}: take it out of one of the two`,
        })),
    ),
  )
}

function commandFaults(language: string): Fault[] {
  const all = localeWords().flatMap(({ language: tag, commands }) =>
    Object.entries(commands).map(([id, words]) => ({ language: tag, id, words })),
  )
  const own = all.filter((one) => one.language === language)
  const known: readonly string[] = COMMANDS
  return [
    ...known
      .filter((id) => !own.some((one) => one.id === id && one.words.length > 0))
      .map((id) => ({ at: `${FILE}: commands.${id}`, what: 'has no words' })),
    ...own
      .filter(({ id }) => !known.includes(id))
      .map(({ id }) => ({ at: `${FILE}: commands.${id}`, what: 'is no command' })),
    ...collisions(language, all, letters, `${FILE}: commands`),
  ]
}

function statusFaults(language: string): Fault[] {
  const all = localeWords().flatMap(({ language: tag, statuses, severalStatuses }) => [
    ...Object.entries(statuses).map(([id, words]) => ({ language: tag, id, words })),
    ...severalStatuses.map(({ ids, names }) => ({ language: tag, id: ids.join(' or '), words: names })),
  ])
  const own = all.filter((one) => one.language === language)
  const known = STATUSES.map(({ id }) => id)
  const count = own.reduce((sum, { words }) => sum + words.length, 0)
  return [
    ...own
      .flatMap(({ id }) => id.split(' or '))
      .filter((id) => !known.includes(id))
      .map((id) => ({ at: `${FILE}: statuses`, what: `${id} is no status` })),
    ...(count < FEWEST_NAMES
      ? [{ at: `${FILE}: statuses`, what: `has ${count} names of statuses; ${FEWEST_NAMES} at least` }]
      : []),
    ...collisions(language, all, compact, `${FILE}: statuses`),
  ]
}

/** The words around statuses and commands: some of each, and a number only at the beginning, where it is read. */
function aroundFaults(language: string): Fault[] {
  const own = localeWords().find((one) => one.language === language)
  return Object.entries(own?.around ?? {}).flatMap(([kind, { before, after }]) => {
    const [all, at] = [[...before, ...after], `${FILE}: around.${kind}`]
    return [
      ...(all.length === 0 ? [{ at, what: 'has no words' }] : []),
      ...all
        .filter((word) => word.lastIndexOf('{') > 0)
        .map((word) => ({ at, what: `${word}: {number} can only stand at the beginning` })),
    ]
  })
}

/** Easy Japanese shares the short words of Japanese, which are always understood. */
const SHARES = 'ja-Hira'

/** The faults of a language's `words.json`: missing words, unknown ids, words with two meanings. */
export function wordFaults(language: string): readonly Fault[] {
  if (!localeWords().some((one) => one.language === language))
    return [{ at: FILE, what: `is missing: npm run translate -- --skeleton ${language}` }]
  const faults = [...commandFaults(language), ...statusFaults(language), ...aroundFaults(language)]
  return language === SHARES ? faults.filter(({ what }) => !what.startsWith('has ')) : faults
}
