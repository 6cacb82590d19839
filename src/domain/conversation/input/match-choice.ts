import { LANGUAGES } from '../../../contracts/languages.ts'
import { normalizeLabel } from '../../language/normalize-label.ts'
import { recogniseCommand } from '../../language/recognise-command.ts'
import { translator } from '../../language/translate.ts'

/** Longer texts choose nothing: an answer is a few words. */
const LONGEST = 100

/** The things to choose from: ids, and the locale key of each one's label. */
export interface Choosable {
  readonly ids: readonly string[]
  readonly key: (id: string) => string
  /** What people type in place of the label, by id. */
  readonly words?: Readonly<Record<string, readonly string[]>>
}

function labels({ ids, key }: Choosable): { readonly id: string; readonly labels: readonly string[] }[] {
  return ids.map((id) => ({ id, labels: LANGUAGES.map((language) => translator(language)(key(id))) }))
}

/** The only one of several, or none. */
function only(found: readonly { readonly id: string }[]): string | undefined {
  return found.length === 1 ? found[0]?.id : undefined
}

/** The choice that a text is the number or the whole label of, in any language. */
export function exactChoice(text: string, from: Choosable): string | undefined {
  if (text.length > LONGEST) return undefined
  const said = normalizeLabel(text)
  if (/^\d{1,2}$/.test(said)) return from.ids[Number(said) - 1]
  if (said === '') return undefined
  const labelled = labels(from).filter((one) => one.labels.some((label) => normalizeLabel(label) === said))
  return only(labelled) ?? only(worded(said, from))
}

/** The choices that people call so, though no label does. */
function worded(said: string, { ids, words = {} }: Choosable): { readonly id: string }[] {
  return ids.flatMap((id) => (words[id]?.some((word) => normalizeLabel(word) === said) ? [{ id }] : []))
}

/** Whether a label begins with a yes or a no: "Yes, I have it". */
function says(label: string, word: 'yes' | 'no'): boolean {
  return recogniseCommand(label.split(/[,、。（(]/)[0] ?? '') === word
}

/** The choice that is this yes or no itself, or the only one whose label begins with it, in any language. */
export function yesOrNoChoice(word: 'yes' | 'no', from: Choosable): string | undefined {
  if (from.ids.includes(word)) return word
  return only(labels(from).filter((one) => one.labels.some((label) => says(label, word))))
}

/** Whether all words of `part` stand in `whole`; scripts without spaces are compared as they are. */
function contains(whole: string, part: string): boolean {
  if (!/^[a-z0-9 ]+$/.test(part)) return part.length >= 2 && whole.includes(part)
  const words = new Set(whole.split(' '))
  return part.length >= 3 && part.split(' ').every((word) => words.has(word))
}

/**
 * The only choice whose label, in any one language, begins with the words of a text, or else has them all:
 * "filed" is "Filed, waiting" and not "Nothing filed now".
 */
export function partlyChoice(text: string, from: Choosable): string | undefined {
  const said = normalizeLabel(text)
  if (text.length > LONGEST || said === '') return undefined
  const all = labels(from)
  const having = all.filter((one) => one.labels.some((label) => contains(normalizeLabel(label), said)))
  const beginning = having.filter((one) => one.labels.some((label) => normalizeLabel(label).startsWith(said)))
  return only(beginning) ?? only(having)
}
