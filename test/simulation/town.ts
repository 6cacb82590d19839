import type { Action } from '../../src/contracts/action.ts'
import type { Incoming } from '../../src/contracts/incoming.ts'
import type { Message } from '../../src/contracts/message.ts'
import type { PersonId } from '../../src/contracts/person.ts'
import { dayInJapan, type Instant } from '../../src/domain/dates/day.ts'
import { turn } from '../../src/domain/turn.ts'
import { eventHandlerOf } from '../../src/pipeline/turn-runner.ts'
import type { Store } from '../../src/store/contract/store.ts'
import { answerTo, type Life } from './life.ts'

/** More questions in a row than the flow has: the conversation would hang. */
const PATIENCE = 40

/** Says things to Kigen for a person, through the real store and the real turn, and hears the answers. */
export function createTalk(store: Store) {
  let said = 0

  async function say(
    person: PersonId,
    incoming: Incoming,
    now: Instant,
    zoneHint?: string,
  ): Promise<readonly Message[]> {
    said += 1
    const input: Message[] = []
    const key = `sim:${person}:${said}`
    await store.accept([{ key, person, incoming, at: now, ...(zoneHint && { zoneHint }) }], now)
    const deliveries = await store.runTurns(
      person,
      eventHandlerOf((event, record) => {
        const result = turn({
          record,
          incoming: event.incoming,
          today: dayInJapan(now),
          languageHint: said % 2 === 0 ? 'ja' : 'en',
          ...(event.zoneHint && { zoneHint: event.zoneHint }),
        })
        input.push(...result.messages)
        return result
      }),
      { now, leaseMs: 30_000 },
    )
    for (const { id } of deliveries) await store.settle({ id }, { state: 'sent' }, now)
    return input
  }

  /** Taps, then answers every question that follows truthfully until none is asked. */
  async function tap(person: PersonId, action: Action, life: Life, now: Instant): Promise<void> {
    let input = await say(person, { kind: 'action', action }, now)
    for (let round = 0; round < PATIENCE; round += 1) {
      const question = input.find((message) => message.kind === 'question')
      if (!question) return
      // "On which day shall I write again?" is no question of the flow: the first day that is offered.
      const isSnooze = question.question.startsWith('snooze:')
      const value = isSnooze ? question.date?.min : answerTo(question.question, life, dayInJapan(now))
      if (value === undefined) throw new Error(`no day is offered: ${question.question}`)
      const answer: Action = { do: 'answer', card: question.card, on: question.question, value }
      input = await say(person, { kind: 'action', action: answer }, now)
    }
    throw new Error(
      `the conversation did not end: ${input.map((one) => ('question' in one ? one.question : one.kind))}`,
    )
  }

  return { say, tap }
}

/** See `createTalk`. */
export type Talk = ReturnType<typeof createTalk>
