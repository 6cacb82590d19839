import { type LocaleWords, localeWords } from './locale-words.ts'

/** A name with each of its endings: "hsp 1", "hsp i". */
const numbered = (names: readonly string[], ends: readonly string[]): readonly string[] =>
  names.flatMap((name) => ends.map((end) => `${name} ${end}`))

/** The kind within (i), (ii), (iii): a Latin letter or its kana. */
const kind = (numbers: readonly string[], latin: string, kana: string): readonly string[] =>
  numbers.flatMap((end) => [`${end} ${latin}`, `${end} ${kana}`])

/** The parts of every language: a family's name in one may stand before a number in another. */
function part(pick: (parts: LocaleWords['statusParts']) => readonly string[] | undefined): readonly string[] {
  return localeWords().flatMap(({ statusParts }) => pick(statusParts) ?? [])
}

function numberedAliases(): Readonly<Record<string, readonly string[]>> {
  const family = (name: string) => part(({ families }) => families[name])
  const [i, ii, iii] = ['1', '2', '3'].map((number) => part(({ numbers }) => numbers[number]))
  const [one, two, three] = [i ?? [], ii ?? [], iii ?? []]
  const [skilled, specified, intern] = [
    family('highly-skilled'),
    family('specified-skilled'),
    family('technical-intern'),
  ]
  const internKinds = (numbers: readonly string[]) =>
    numbered(intern, [...numbers, ...kind(numbers, 'a', 'イ'), ...kind(numbers, 'b', 'ロ')])
  return {
    'highly-skilled-1': numbered(skilled, one),
    'highly-skilled-1a': numbered(skilled, kind(one, 'a', 'イ')),
    'highly-skilled-1b': numbered(skilled, kind(one, 'b', 'ロ')),
    'highly-skilled-1c': numbered(skilled, kind(one, 'c', 'ハ')),
    'highly-skilled-2': numbered(skilled, [
      ...two,
      ...kind(two, 'a', 'イ'),
      ...kind(two, 'b', 'ロ'),
      ...kind(two, 'c', 'ハ'),
    ]),
    'specified-skilled-1': numbered(specified, one),
    'specified-skilled-2': numbered(specified, two),
    'technical-intern-1': internKinds(one),
    'technical-intern-2': internKinds(two),
    'technical-intern-3': internKinds(three),
  }
}

/** What people call the statuses of residence in every language, by status; compared by `compact.ts`, so spelling is loose. */
export function statusAliases(): Readonly<Record<string, readonly string[]>> {
  const aliases: Record<string, readonly string[]> = { ...numberedAliases() }
  for (const { statuses } of localeWords())
    for (const [id, names] of Object.entries(statuses)) aliases[id] = [...(aliases[id] ?? []), ...names]
  return aliases
}

/** Names that leave open which of several statuses is meant. */
export function ambiguousStatuses(): LocaleWords['severalStatuses'] {
  return localeWords().flatMap(({ severalStatuses }) => severalStatuses)
}
