import type { PersonId } from '../contracts/person.ts'
import { erases } from '../domain/conversation/state/record.ts'
import type { Instant } from '../domain/dates/day.ts'
import { translator } from '../domain/language/translate.ts'
import type { TurnResult } from '../domain/turn.ts'
import { createRecent } from '../support/recent.ts'
import type { TurnHandler } from './turn-runner.ts'

/** More than a person types or taps in a minute. */
const TURNS_A_MINUTE = 60

const MINUTE_MS = 60_000

/** The most people that are counted; flooding people stay among the most recent. */
const COUNTED = 10_000

interface Count {
  readonly since: Instant
  turns: number
}

/** Counts a person's turns within a minute. In memory, per process. */
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

/** The message that replies are paused; once a minute. */
function pausedMessage({ record }: TurnResult): TurnResult['messages'] {
  const language = record?.language ?? 'en'
  const t = translator(language)
  const text = t('error.slow-down')
  const buttons = [{ label: t('button.home'), action: { do: 'home' as const } }]
  return [{ kind: 'text', audience: 'personal', language, notice: text, text, buttons }]
}

/**
 * Limits replies to a person who floods. Every turn still runs, so nothing acknowledged is lost. Above
 * `aMinute` turns it is not answered, except for one message that says so. An erasure is always confirmed. In
 * public places nothing is result.
 */
export function withRateLimit(
  turn: TurnHandler,
  { now, aMinute = TURNS_A_MINUTE }: { readonly now: () => Instant; readonly aMinute?: number },
): TurnHandler {
  const count = counter(now)
  return (event, record) => {
    const turns = count(event.person)
    const result = turn(event, record)
    if (turns <= aMinute || erases(record, result.record)) return result
    const isFirst = turns === aMinute + 1 && event.incoming.kind !== 'ask-in-public'
    return { ...result, messages: isFirst ? pausedMessage(result) : [] }
  }
}
