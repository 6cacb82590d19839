import notes from '../../../locales/notes.json' with { type: 'json' }

const NOTES = Object.entries(notes)

/** What a translator has to know of a key: the notes of `locales/notes.json` for it, or for what it begins with. */
export function notesFor(key: string): readonly string[] {
  return NOTES.filter(
    ([place]) => key === place || key.startsWith(`${place}.`) || key.startsWith(`${place}_`),
  ).map(([, note]) => note)
}
