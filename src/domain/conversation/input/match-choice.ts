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
}

function labels({ ids, key }: Choosable): { readonly id: string; readonly labels: readonly string[] }[] {
  return ids.map((id) => ({ id, labels: LANGUAGES.map((language) => translator(language)(key(id))) }))
}

/** The only one of several, or none. */
function only(found: readonly { readonly id: string }[]): string | undefined {
  return found.length === 1 ? found[0]?.id : undefined
}

/** The choice whose whole label a text is, in any language. */
export function exactChoice(text: string, from: Choosable): string | undefined {
  if (text.length > LONGEST) return undefined
  const said = normalizeLabel(text)
  if (said === '') return undefined
  const labelled = labels(from).filter((one) => one.labels.some((label) => normalizeLabel(label) === said))
  return only(labelled)
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
