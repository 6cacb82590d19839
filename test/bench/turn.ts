import { decodeAction } from '../../src/contracts/action.ts'
import type { PersonRecord } from '../../src/domain/conversation/state/record.ts'
import type { Day } from '../../src/domain/dates/day.ts'
import { turn } from '../../src/domain/turn.ts'
import { ROUND } from './load.ts'
import type { Row } from './row.ts'

const TODAY: Day = '2026-11-24'

/** The commonest path: an extension is open, filed at the counter. */
const TO_THE_ANSWER = [
  ...['whose/mine', 'status/fixed-term', 'holds/yes', 'card-until/2027-03-05', 'stay-until/2027-03-05'],
  ...['renewal/filed', 'pending/extension', 'special-extension/no', 'proof/stamp'],
].map((said) => `answer/1/${said}`)

/** Everything about the answer, while reminders are on. */
const WITH_REMINDERS = ['remind/1', 'home/1', 'explain/1', 'review/1', 'reminders/1']

/** As the store gives it: never the object of the turn before. */
const stored = (record: PersonRecord | undefined): PersonRecord | undefined =>
  record && JSON.parse(JSON.stringify(record))

/** One person taps these one after the other; how long the turns alone took, in microseconds each. */
function lifeOf(taps: readonly string[], before: PersonRecord | undefined) {
  let record = before
  let spent = 0
  for (const tap of taps) {
    const action = decodeAction(tap)
    if (!action) throw new Error(`no action: ${tap}`)
    const input = { record: stored(record), incoming: { kind: 'action', action }, today: TODAY } as const
    const began = performance.now()
    const said = turn(input)
    spent += performance.now() - began
    record = said.record
  }
  return { record, each: (spent * 1_000) / taps.length }
}

const LIVES = 4_000
const A_TENTH = LIVES / 10

/** The time that a tenth of the lives stay under: the machine's other work only ever slows one down. */
function cost(taps: readonly string[], before?: PersonRecord): number {
  const live = () => lifeOf(taps, before).each
  const lives = Array.from({ length: LIVES }, live).slice(A_TENTH)
  return lives.toSorted((a, b) => a - b)[A_TENTH] ?? 0
}

/** Texts that people type, understood and not. */
const TYPED = [
  ...['my visa expired yesterday', 'how much does it cost?', 'I lost it', '在留カードをなくしました', '12/6'],
  ...[
    'my residence card ends March 5 2027',
    'engineer visa',
    'qwertz',
    '期限を過ぎたらどうなりますか',
    'yes',
  ],
]

/** One typed text a turn, in microseconds each. */
function typedCost(): number {
  const { record } = lifeOf(['answer/1/whose/mine'], undefined)
  const each = Array.from({ length: LIVES }, (_, at) => {
    const text = TYPED[at % TYPED.length] ?? ''
    const began = performance.now()
    turn({ record: stored(record), incoming: { kind: 'text', text }, today: TODAY })
    return (performance.now() - began) * 1_000
  })
  return each.slice(A_TENTH).reduce((sum, one) => sum + one, 0) / (LIVES - A_TENTH)
}

/** Measures the conversation alone: no channel, no store, one process. */
export async function benchTurn(): Promise<readonly Row[]> {
  const round = Array.from({ length: 8 }, () => ROUND).flat()
  const answered = lifeOf(TO_THE_ANSWER, undefined).record
  return [
    { what: 'a turn of the conversation alone, round of answers', value: cost(round), unit: 'µs' },
    { what: 'the same, from first contact to the answer', value: cost(TO_THE_ANSWER), unit: 'µs' },
    {
      what: 'the same, about the answer, reminders on',
      value: cost(WITH_REMINDERS, answered),
      unit: 'µs',
    },
    { what: 'a turn with typed text, two languages (aim: below 1,000)', value: typedCost(), unit: 'µs' },
  ]
}
