import type { ChoiceQuestion } from '../../../../flows/flow.ts'
import { heardLanguages } from '../../language/heard.ts'
import { normalizeLabel } from '../../language/normalize-label.ts'
import { recogniseCommand } from '../../language/recognise-command.ts'
import { translator } from '../../language/translate.ts'

/** Longer texts are not matched with choices. */
const LONGEST = 100

/** The things to choose from: ids, and the locale key of each one's label. */
export interface Choosable {
  readonly ids: readonly string[]
  readonly key: (id: string) => string
}

/** The choices of a question. */
export function choicesOf({ id, choices }: ChoiceQuestion): Choosable {
  return { ids: choices, key: (choice) => `choice.${id}.${choice}` }
}

interface Labels {
  readonly id: string
  /** The label in every language, normalised. */
  readonly folded: readonly string[]
  /** The first word of the label, if it is yes or no. */
  readonly says: ReadonlySet<string | undefined>
}

function folded(key: string): Omit<Labels, 'id'> {
  const labels = heardLanguages().map((language) => translator(language)(key))
  return {
    folded: labels.map(normalizeLabel),
    says: new Set(labels.map((label) => recogniseCommand(label.split(/[,、。（(]/)[0] ?? ''))),
  }
}

/** Normalised labels by locale key and languages, cached. */
const known = new Map<string, Omit<Labels, 'id'>>()

function labels({ ids, key }: Choosable): readonly Labels[] {
  return ids.map((id) => {
    const place = `${key(id)} ${heardLanguages().join(' ')}`
    const kept = known.get(place) ?? folded(key(id))
    known.set(place, kept)
    return { id, ...kept }
  })
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
  return only(labels(from).filter((one) => one.folded.includes(said)))
}

/** The choice that is this yes or no itself, or the only one whose label begins with it, in any language. */
export function yesOrNoChoice(word: 'yes' | 'no', from: Choosable): string | undefined {
  if (from.ids.includes(word)) return word
  return only(labels(from).filter((one) => one.says.has(word)))
}
