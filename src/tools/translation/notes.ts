import notes from '../../../locales/notes.json' with { type: 'json' }
import { placeholders } from './figures.ts'

const NOTES = Object.entries(notes)

const isFor = (place: string, key: string): boolean =>
  key === place || key.startsWith(`${place}.`) || key.startsWith(`${place}_`)

/** What a translator has to know of a key: the notes of `locales/notes.json` for it, and for what it begins with. */
export function notesFor(key: string): readonly string[] {
  return NOTES.filter(([place]) => isFor(place, key)).map(([, note]) => note)
}

/** What the placeholders stand for that these texts hold. */
export function placeholderNotes(texts: readonly string[]): Readonly<Record<string, string>> {
  const held = new Set(texts.flatMap(placeholders).map((name) => (name.startsWith('$t(') ? '$t' : name)))
  return Object.fromEntries(NOTES.filter(([place]) => held.has(place.toLowerCase())))
}
