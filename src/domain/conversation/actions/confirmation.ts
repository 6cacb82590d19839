import { goOn, type Reply, type Talk } from '../context/turn-context.ts'
import { atPlace } from '../messages/current-prompt.ts'
import { cardOf, withCard } from '../state/cards.ts'

/** The most readings between which somebody can choose. */
const MOST_READINGS = 6

/** The talk without what waited for a yes. */
export function withoutConfirm(talk: Talk): Talk {
  const { confirm: _confirm, ...rest } = cardOf(talk.record)
  return goOn(talk, { ...withCard(talk.record, rest), misunderstood: 0 })
}

/** Says back what was read and waits for a yes, or for a choice between readings. */
export function waitForYes(
  talk: Talk,
  question: string,
  readings: readonly string[],
  notes: readonly string[] = [],
): Reply {
  const { hinted: _hinted, ...rest } = cardOf(talk.record)
  const waiting = { ...rest, confirm: { question, readings: readings.slice(0, MOST_READINGS) } }
  const record = { ...withCard(talk.record, waiting), misunderstood: 0 }
  return atPlace(goOn(talk, record), notes)
}
