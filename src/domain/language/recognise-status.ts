import { distance } from 'fastest-levenshtein'
import { type Around, aroundWords, withoutAround } from './around.ts'
import { onlyLetters, unaccented } from './compact.ts'
import { saysNotNow } from './not-now.ts'
import { ambiguousStatuses, statusAliases } from './status-aliases.ts'
import { type ResidenceStatus, STATUSES } from './statuses.ts'

/**
 * What status a text names: one (`sure: false` where only the spelling is near, so that it must be echoed), or several
 * between which the person has to choose. Candidates of one `group` lead to the same advice.
 */
export type StatusReading =
  | { readonly status: ResidenceStatus; readonly sure: boolean }
  | { readonly candidates: readonly ResidenceStatus[] }

/** The key of a name that is normalised by `unaccented`. Long vowels of romaji are written in many ways. */
const keyOfForm = (form: string): string => onlyLetters(form).replace(/o[ou]/g, 'o').replace(/uu/g, 'u')

/** The normalised key of a name. */
const keyOf = (text: string): string => keyOfForm(unaccented(text))

function build(): ReadonlyMap<string, readonly ResidenceStatus[]> {
  const known = new Map<string, readonly ResidenceStatus[]>()
  const byId = new Map(STATUSES.map((status) => [status.id, status]))
  const aliases = statusAliases()
  for (const status of STATUSES)
    for (const name of [status.en, status.ja, ...(aliases[status.id] ?? [])]) known.set(keyOf(name), [status])
  for (const { names, ids } of ambiguousStatuses())
    for (const text of names)
      known.set(
        keyOf(text),
        ids.flatMap((id) => byId.get(id) ?? []),
      )
  return known
}

let known: ReturnType<typeof build> | undefined

/** All names, loaded on first use. */
function knownNames(): ReturnType<typeof build> {
  known ??= build()
  return known
}

let around: Around | undefined

/** The text, and the text without words around the name. */
function trimmed(text: string): readonly string[] {
  around ??= aroundWords('status')
  return withoutAround(unaccented(text), around)
}

const asReading = (
  found: readonly ResidenceStatus[] | undefined,
  sure: boolean,
): StatusReading | undefined => {
  const [status, ...others] = found ?? []
  if (!found || !status) return undefined
  return others.length === 0 ? { status, sure } : { candidates: found }
}

function exact(text: string): StatusReading | undefined {
  for (const form of trimmed(text)) {
    const found = asReading(knownNames().get(keyOfForm(form)), true)
    if (found) return found
  }
  return undefined
}

const statusesOf = (reading: StatusReading | undefined): readonly ResidenceStatus[] =>
  !reading ? [] : 'status' in reading ? [reading.status] : reading.candidates

/**
 * A name followed by the same name in brackets, as Kigen prints it: "Student (留学)". Both must mean the same
 * status.
 */
function twice(text: string): StatusReading | undefined {
  const bare = unaccented(text).replace(/\)$/, '')
  for (const { index } of bare.matchAll(/\(/g)) {
    const inside = statusesOf(exact(bare.slice(index + 1)))
    const both = statusesOf(exact(bare.slice(0, index))).filter((status) => inside.includes(status))
    if (both.length === 1) return asReading(both, true)
  }
  return undefined
}

/** Edit distance (insert, delete, replace); `limit + 1` if it is above `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  return Math.abs(a.length - b.length) > limit ? limit + 1 : Math.min(distance(a, b), limit + 1)
}

const digitsOf = (text: string): string => text.replace(/\D/g, '')
const LATIN = /^[\p{Script=Latin}\d]{6,60}$/u

const latinOf = (names: ReturnType<typeof build>) =>
  [...names]
    .filter(([name]) => LATIN.test(name))
    .map(([name, statuses]) => ({ name, statuses, digits: digitsOf(name) }))

let latin: ReturnType<typeof latinOf> | undefined

/** Names in Latin letters, the only ones matched with misspellings; built once. */
function latinNames(): ReturnType<typeof latinOf> {
  latin ??= latinOf(knownNames())
  return latin
}

/** Whether a status is a kind of another one that is also in the list: (i)(b) beside (i). */
const isKindOf = (one: ResidenceStatus, other: ResidenceStatus): boolean =>
  one.id.startsWith(other.id) && one.id.length === other.id.length + 1

/**
 * The statuses with the nearest Latin names, and those one letter farther: eijusha (permanent) and teijusha
 * (long-term) are similar. Numbers must match exactly: (i) is not (ii). A full name with a word before it is
 * no misspelling ("to permanent resident").
 */
function near(key: string): readonly ResidenceStatus[] {
  const limit = key.length < 10 ? 1 : 2
  const digits = digitsOf(key)
  const names = latinNames().flatMap(({ name, statuses, digits: own }) => {
    if (own !== digits || key.endsWith(name) || Math.abs(name.length - key.length) > limit + 1) return []
    return [{ statuses, far: editDistance(key, name, limit + 1) }]
  })
  const best = Math.min(...names.map(({ far }) => far))
  if (best > limit) return []
  const found = names.filter(({ far }) => far <= best + 1).flatMap(({ statuses }) => statuses)
  return [...new Set(found)].filter((one) => !found.some((other) => isKindOf(one, other)))
}

/** The most letters that can be the name of a status with words around it. */
const LONGEST = 200

/**
 * The status of residence that a text names. Only the whole text counts, never a word in it: "applying for permanent
 * residence" names none.
 */
export function recogniseStatus(text: string): StatusReading | undefined {
  if (text.length > LONGEST) return undefined
  const known = exact(text) ?? twice(text)
  // Misspelt names are not matched where the status is wished for or past.
  if (known || saysNotNow(unaccented(text))) return known
  const key = keyOfForm(trimmed(text).reduce((one, other) => (other.length < one.length ? other : one)))
  return LATIN.test(key) ? asReading(near(key), false) : undefined
}
