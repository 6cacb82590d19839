import notes from '../../../locales/notes.json' with { type: 'json' }
import { placeholders } from './figures.ts'

const NOTES = Object.entries(notes)

const isFor = (place: string, key: string): boolean =>
  key === place || key.startsWith(`${place}.`) || key.startsWith(`${place}_`)

/** The notes for the translator of a key: those of `locales/notes.json` for the key and for its prefixes. */
export function notesFor(key: string): readonly string[] {
  return NOTES.filter(([place]) => isFor(place, key)).map(([, note]) => note)
}

/** The meaning of the placeholders in these texts. */
export function placeholderNotes(texts: readonly string[]): Readonly<Record<string, string>> {
  const held = new Set(texts.flatMap(placeholders).map((name) => (name.startsWith('$t(') ? '$t' : name)))
  return Object.fromEntries(NOTES.filter(([place]) => held.has(place.toLowerCase())))
}
