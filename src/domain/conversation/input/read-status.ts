import { recogniseStatus } from '../../language/recognise-status.ts'
import type { ResidenceStatus } from '../../language/statuses.ts'
import { foldText } from '../../understanding/fold-text.ts'

/** A residence status that was typed: the answers that it gives, and its official name. */
export interface TypedStatus {
  /** The choice of the question `status`. */
  readonly status: string
  /** The choice of the question `status-other`, where the first is `something-else`. */
  readonly other?: string
  /** Official name, English and Japanese. */
  readonly name: { readonly en: string; readonly ja: string }
}

const FIRST: ReadonlySet<string> = new Set([
  'fixed-term',
  'permanent-resident',
  'special-permanent-resident',
  'highly-skilled-2',
])

/** Statuses for which the flow has a choice of their own inside their group, by status id. */
const OTHER: Readonly<Record<string, string>> = {
  birth: 'born-in-japan',
  'loss-of-nationality': 'lost-japanese-nationality',
}

function typed({ id, group, en, ja }: ResidenceStatus): TypedStatus {
  const name = { en, ja }
  if (FIRST.has(group)) return { status: group, name }
  const other = Object.hasOwn(OTHER, id) ? OTHER[id] : undefined
  return { status: 'something-else', other: other ?? group, name }
}

/** Digits of other scripts than Latin, which `foldText` makes Latin: "၁" is 1. */
const OTHER_DIGITS = /(?!\d)\p{Nd}/u

/** The status that a text names. `sure`: one status without doubt; otherwise the person chooses. `undefined`: no status. */
export function readStatus(
  text: string,
): { readonly sure: boolean; readonly statuses: readonly TypedStatus[] } | undefined {
  const reading = recogniseStatus(OTHER_DIGITS.test(text) ? foldText(text) : text)
  if (!reading) return undefined
  if ('status' in reading) return { sure: reading.sure, statuses: [typed(reading.status)] }
  const statuses = reading.candidates.map(typed)
  return statuses.length === 0 ? undefined : { sure: false, statuses }
}
