import { type Language, readsJapanese } from '../../contracts/languages.ts'
import { referencesIn } from '../../domain/language/texts/label-references.ts'
import type { Fault } from './fault.ts'
import { figuresMissing, japaneseTerms, placeholders, strangeDigits } from './figures.ts'
import { graphemes, LIMITS } from './limits.ts'
import { isPlural, keysIn, modelOf, pluralCategories } from './plurals.ts'
import { shownTextsOf, sourceTexts, textsOf } from './texts.ts'

/** One text of a language with its English text. */
interface Pair {
  readonly key: string
  readonly text: string
  /** The text as a person reads it, with its labels put in. */
  readonly shown: string
  readonly model: string
  readonly language: Language
  readonly source: ReadonlyMap<string, string>
}

const LISTING = 'answer.list-comma'

const names = (all: readonly string[]): string => all.join(' ')

function placeholderFaults({ key, text, model }: Pair): string[] {
  const [own, wanted] = [placeholders(text), placeholders(model)]
  const lacking = wanted.filter((name) => !own.includes(name) && !(isPlural(key) && name === '{{count}}'))
  const strange = own.filter((name) => !wanted.includes(name))
  return [
    ...(lacking.length > 0 ? [`lacks the placeholder ${names(lacking)}`] : []),
    ...(strange.length > 0 ? [`has the placeholder ${names(strange)}, which English has not`] : []),
  ]
}

function labelFaults({ text, source }: Pair): string[] {
  return referencesIn(text)
    .filter((key) => !source.has(key))
    .map((key) => `names the label ${key}, which English has not`)
}

function formFaults({ key, text }: Pair): string[] {
  return [
    ...(text.trim() !== text && key !== LISTING ? ['begins or ends with a space'] : []),
    ...(text.normalize('NFC') !== text ? ['is not in Unicode NFC'] : []),
    ...(/[!！]/.test(text) ? ['has an exclamation mark'] : []),
  ]
}

/** Texts that a clerk reads are the same in every language. */
function clerkFaults({ key, text, model }: Pair): string[] {
  const own = /^bring\..*\.japanese$/.test(key)
  return own && text !== model ? [`is for the clerk: write ${model}`] : []
}

function lengthFaults({ key, shown }: Pair): string[] {
  return LIMITS.filter(({ keys }) => keys.test(key)).flatMap(({ most, unit, place }) => {
    const length = unit === 'graphemes' ? graphemes(shown) : shown.length
    return length > most ? [`has ${length} characters, and ${place} takes ${most}`] : []
  })
}

function factFaults({ key, text, model, language }: Pair): string[] {
  const missing = figuresMissing(model, text)
  const digits = strangeDigits(text)
  const terms =
    readsJapanese(language) || key === 'meta.name'
      ? []
      : japaneseTerms(model).filter((term) => !text.includes(term))
  return [
    ...(missing.lacking.length > 0 ? [`lacks the number ${names(missing.lacking)} of the English`] : []),
    ...(missing.strange.length > 0
      ? [`has the number ${names(missing.strange)}, which English has not`]
      : []),
    ...(digits.length > 0 ? [`writes ${names(digits)}: use the digits 0 to 9`] : []),
    ...(terms.length > 0 ? [`lacks the Japanese ${names(terms)}, which a clerk must recognise`] : []),
  ]
}

function pairFaults(pair: Pair): Fault[] {
  const all = [formFaults, placeholderFaults, labelFaults, clerkFaults, lengthFaults, factFaults].flatMap(
    (look) => look(pair),
  )
  return all.map((what) => ({ at: pair.key, what: `${what}: ${pair.text.slice(0, 80)}` }))
}

function keyFaults(
  language: string,
  own: ReadonlyMap<string, string>,
  source: ReadonlyMap<string, string>,
): Fault[] {
  const wanted = keysIn(language, source.keys())
  const known = new Set(wanted)
  return [
    ...wanted.filter((key) => !own.get(key)).map((at) => ({ at, what: 'is missing' })),
    ...[...own.keys()]
      .filter((key) => !known.has(key))
      .map((at) => ({
        at,
        what: isPlural(at)
          ? `is no form of this language, which has ${names(pluralCategories(language))}`
          : 'is unknown: English has no such key',
      })),
  ]
}

/** The group in which labels must differ: the choices of one question, or the topics. */
const placeOf = (key: string): string | undefined =>
  /^(choice\.[\w-]+)\.|^(topic)\.[\w-]+\.label$/.exec(key)?.slice(1).find(Boolean)

function twinFaults(own: ReadonlyMap<string, string>): Fault[] {
  const first = new Map<string, string>()
  return [...own].flatMap(([key, text]) => {
    const place = placeOf(key)
    if (place === undefined || text === '') return []
    const label = `${place} ${text.toLowerCase()}`
    const twin = first.get(label)
    first.set(label, twin ?? key)
    return twin === undefined ? [] : [{ at: key, what: `is the same as ${twin}: ${text}` }]
  })
}

/** All faults of the texts of one language. */
export function textFaults(language: Language): readonly Fault[] {
  const [own, shown, source] = [textsOf(language), shownTextsOf(language), sourceTexts()]
  const pairs = [...own].flatMap(([key, text]): Pair[] => {
    const model = modelOf(source, key)
    return model === undefined || text === ''
      ? []
      : [{ key, text, shown: shown.get(key) ?? text, model, language, source }]
  })
  return [...keyFaults(language, own, source), ...pairs.flatMap(pairFaults), ...twinFaults(own)]
}
