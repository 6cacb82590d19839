import { render } from '../../../src/channels/line/render/render.ts'
import { LANGUAGES } from '../../../src/contracts/languages.ts'
import { translator } from '../../../src/domain/language/translate.ts'
import type { OpenStore } from '../../../src/store/open.ts'
import type { Fault, StandInLine } from '../../platforms/line/line.ts'
import type { Phone, Tappable } from '../../platforms/line/phone.ts'

/** Chance that can be repeated: the same seed gives the same crowd. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

function oneOf<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)]
}

const SAID = [
  'hello',
  '2027-03-05',
  'R9.3.5',
  'yes',
  'no',
  '永住者',
  'why?',
  '🤨',
  'ภาษาไทย',
  'help',
  'a'.repeat(4_000),
]

/** A day that the picker offers. */
function pickedDay({ action }: Tappable, random: () => number): string | undefined {
  if (action.type !== 'datetimepicker') return undefined
  const from = Date.parse(String(action.min ?? '2020-01-01'))
  const to = Date.parse(String(action.max ?? '2035-12-31'))
  return new Date(from + random() * (to - from)).toISOString().slice(0, 10)
}

/** Erasing takes the deliveries with it that the crowd is measured by; it has tests of its own. */
const spared = ({ action }: Tappable) => !String(action.data ?? '').startsWith('delete')

/** One thing that a person might do with what is on the screen. Resolves when LINE has handed it over. */
export async function anything(phone: Phone, random: () => number): Promise<number> {
  const tap = oneOf(phone.tappable().filter(spared), random)
  const roll = random()
  if (roll < 0.05) return phone.sends({ id: '1', type: 'sticker', packageId: '1', stickerId: '1' })
  if (!tap || roll < 0.2) return phone.says(oneOf(SAID, random) ?? 'hello')
  return phone.taps(tap, pickedDay(tap, random))
}

const FAULTS: readonly Fault[] = [
  { kind: 'drop-before' },
  { kind: 'drop-after' },
  { kind: '500-before' },
  { kind: '500-after' },
  { kind: 'rate' },
  { kind: 'slow', ms: 40 },
]

/** LINE at its worst: so often a request that sends something meets a fault. */
export function misbehave(line: StandInLine, often: number, random: () => number): void {
  line.faults = ({ path }) =>
    /\/(reply|push)$/.test(path) && random() < often ? oneOf(FAULTS, random) : undefined
}

/** A person's own calendar address is filled in only on the way out. */
const withoutAddress = (json: string) =>
  json.replaceAll(/https?:[^"]*?\/calendar\/[\w-]+\.ics/g, 'kigen:calendar')

const LOST_WORDS = LANGUAGES.map((language) => JSON.stringify(translator(language)('line.lost')))

/** Whether it is the question if an answer arrived whose end nobody could find out. */
const isQuestion = (json: string) => LOST_WORDS.some((words) => json.includes(words))

/** What a person was told, call by call, as LINE showed it; in any order, to be compared. */
const shownTo = (phone: Phone) =>
  phone
    .arrivals()
    .map(({ messages }) => withoutAddress(JSON.stringify(messages)))
    .toSorted()

/** What a person was to be told, call by call, as it was committed. */
async function meantFor(store: Pick<OpenStore, 'deliveriesAfter'>, phone: Phone): Promise<readonly string[]> {
  const rows = await store.deliveriesAfter(`line:${phone.id}`, 0, 10_000)
  const calls = rows.flatMap(({ delivery }) => {
    const shown = render(delivery.messages)
    return Array.from({ length: Math.ceil(shown.length / 5) }, (_, i) => shown.slice(i * 5, i * 5 + 5))
  })
  return calls.map((call) => JSON.stringify(call)).toSorted()
}

/** How what arrived differs from what was committed. */
export interface Difference {
  readonly lost: number
  readonly doubled: number
  readonly total: number
}

function without(list: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>()
  for (const it of other) left.set(it, (left.get(it) ?? 0) + 1)
  return list.filter((it) => {
    const count = left.get(it) ?? 0
    left.set(it, count - 1)
    return count <= 0
  }).length
}

/**
 * Compares, over everybody, what was committed with what arrived. An answer may be missing only where the person was
 * asked about it (once for all that were lost together); that question is no answer and doubles none.
 */
export async function differences(
  store: Pick<OpenStore, 'deliveriesAfter'>,
  phones: readonly Phone[],
): Promise<Difference> {
  const sum = { lost: 0, doubled: 0, total: 0 }
  for (const phone of phones) {
    const [meant, told] = [await meantFor(store, phone), shownTo(phone)]
    const shown = told.filter((json) => !isQuestion(json))
    if (shown.length === told.length) sum.lost += without(meant, shown)
    sum.doubled += without(shown, meant)
    sum.total += meant.length
  }
  return sum
}
