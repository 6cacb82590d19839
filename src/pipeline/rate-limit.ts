import type { PersonId } from '../contracts/person.ts'
import { erases } from '../domain/conversation/state/record.ts'
import type { Instant } from '../domain/dates/day.ts'
import { translator } from '../domain/language/translate.ts'
import type { TurnResult } from '../domain/turn.ts'
import { createRecent } from '../support/recent.ts'
import type { TurnHandler } from './pipeline-ports.ts'

/** Nobody taps or types faster for a whole minute; what comes faster is a machine or a child with the phone. */
const TURNS_A_MINUTE = 60

const MINUTE_MS = 60_000

/** How many people are counted at most; who floods is always among the last. */
const COUNTED = 10_000

interface Count {
  readonly since: Instant
  turns: number
}

/** Counts the turns of each person within a minute, in this process. */
function counter(now: () => Instant): (person: PersonId) => number {
  const counts = createRecent<PersonId, Count>(COUNTED)
  return (person) => {
    const at = now()
    const known = counts.get(person)
    const current = known && Math.abs(at - known.since) < MINUTE_MS ? known : { since: at, turns: 0 }
    if (current !== known) counts.set(person, current)
    current.turns += 1
    return current.turns
  }
}

/** One kind line, once a minute: everything is noted, answers go on soon. */
function slowDown({ record }: TurnResult): TurnResult['messages'] {
  const language = record?.language ?? 'en'
  const t = translator(language)
  const text = t('error.slow-down')
  const buttons = [{ label: t('button.home'), action: { do: 'home' as const } }]
  return [{ kind: 'text', audience: 'personal', language, notice: text, text, buttons }]
}

/**
 * The turn for people who flood: every turn is carried out, so that nothing is lost that was acknowledged, but beyond
 * `aMinute` it is not answered, but for one line that says so. An erasure is always told. Where others read along there
 * is silence.
 */
export function withRateLimit(
  turn: TurnHandler,
  { now, aMinute = TURNS_A_MINUTE }: { readonly now: () => Instant; readonly aMinute?: number },
): TurnHandler {
  const count = counter(now)
  return (event, record) => {
    const turns = count(event.person)
    const said = turn(event, record)
    if (turns <= aMinute || erases(record, said.record)) return said
    const isFirst = turns === aMinute + 1 && event.incoming.kind !== 'ask-in-public'
    return { ...said, messages: isFirst ? slowDown(said) : [] }
  }
}
