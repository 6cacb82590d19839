import { plain, unaccented } from './compact.ts'
import { localeWords } from './locale-words.ts'

/** Words by the letter that they begin or end with. */
type Words = ReadonlyMap<string, readonly string[]>

/** Words that people put before and after a name or a command: those before by first letter, those after by last letter. */
export interface Around {
  readonly before: Words
  readonly after: Words
}

/** In these scripts a space stands between two words; in the others a word may touch the next one. */
const SPACED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Devanagari}#]/u
/** A number of one or two digits, which the files write as `{number}` ("{number} years") and which is `#` here. */
const FIRST_NUMBER = /^\d{1,2}(?!\d)[ -]?/
const LAST_NUMBER = /(?<!\d)\d{1,2}[ -]?(?=\D*$)/
/** Stops behind the last word. */
const STOPS = /[\s.。!！,、]+$/u

/** Each word with and without accents, once. */
const normalised = (words: readonly string[]): readonly string[] =>
  [...new Set(words.flatMap((word) => [plain(word), unaccented(word)]))].map((word) =>
    word.replace(/^\{number\} ?/, '#'),
  )

/** Words in the form in which they are looked for; `{number}` at the beginning is a number. */
export const around = (before: readonly string[], after: readonly string[]): Around => ({
  before: Map.groupBy(normalised(before), (word) => word.charAt(0)),
  after: Map.groupBy(normalised(after), (word) => word.charAt(word.length - 1)),
})

/** The words around one kind of thing, of every language. */
export function aroundWords(kind: 'status' | 'command'): Around {
  const all = localeWords().map((words) => words.around[kind])
  return around(
    all.flatMap(({ before }) => before),
    all.flatMap(({ after }) => after),
  )
}

/** `text` without each of the words that it begins with. */
function withoutFirst(given: string, words: Words): readonly string[] {
  const text = given.replace(FIRST_NUMBER, '#')
  return (words.get(text.charAt(0)) ?? []).flatMap((word) => {
    if (!text.startsWith(word)) return []
    const touches = SPACED.test(word.charAt(word.length - 1)) && !/[\s:,、]/.test(text.charAt(word.length))
    return touches ? [] : [text.slice(word.length).replace(/^[\s:,、]+/, '')]
  })
}

/** `text` without the stops at its end, and without each of the words there. */
function withoutLast(text: string, words: Words): readonly string[] {
  const bare = text.replace(STOPS, '')
  const shorter = (words.get(bare.charAt(bare.length - 1)) ?? []).flatMap((word) => {
    const all = word.startsWith('#') ? bare.replace(LAST_NUMBER, '#') : bare
    if (!all.endsWith(word)) return []
    const touches = SPACED.test(word.charAt(0)) && !/[\s,、]/.test(all.charAt(all.length - word.length - 1))
    return touches ? [] : [all.slice(0, -word.length).replace(STOPS, '')]
  })
  return [bare, ...shorter]
}

/** The most remainders on one side: a text of nothing but polite words stays cheap. */
const MOST = 16

/** The text and what remains of it while `cut` removes one piece after another, each remainder once. */
function cuts(text: string, cut: (text: string) => readonly string[]): readonly string[] {
  const forms = new Set([text])
  // A set gives what is added during the loop, too.
  for (const form of forms)
    for (const shorter of cut(form)) if (shorter !== '' && forms.size < MOST) forms.add(shorter)
  return [...forms]
}

/**
 * A text without the words around what it names: the text first, then every remainder. One word may be the
 * end of a longer one, and both ways are tried. `text` is normalised by `plain` or `unaccented`.
 */
export function withoutAround(text: string, { before, after }: Around): readonly string[] {
  const starts = cuts(text, (form) => withoutFirst(form, before))
  return [...new Set(starts.flatMap((form) => cuts(form, (each) => withoutLast(each, after))))]
}
