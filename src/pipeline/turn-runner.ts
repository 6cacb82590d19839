import type { Delivery } from '../contracts/delivery.ts'
import type { Received } from '../contracts/incoming.ts'
import type { PersonId } from '../contracts/person.ts'
import { erases, type PersonRecord } from '../domain/conversation/state/record.ts'
import type { Instant } from '../domain/dates/day.ts'
import type { TurnResult } from '../domain/turn.ts'
import type { EventHandler, Store } from '../store/contract/store.ts'

/** Answers one event of a person. Pure but for its rate limit, and synchronous: it runs inside the store's transaction. */
export type TurnHandler = (event: Received, record: PersonRecord | undefined) => TurnResult

/** The result of running turns. */
export interface TurnOutcome {
  /** Deliveries to send now, leased to this process. */
  readonly deliveries: readonly Delivery[]
  /** The person erased their data. */
  readonly erased: boolean
}

interface Options {
  readonly now: Instant
  readonly leaseMs: number
}

/** The store's `answer` and `runTurns` with the turn handler inside, so that another thread can run them. */
export interface TurnRunner {
  /** See `Store.answer`. */
  answer(event: Received, options: Options): Promise<TurnOutcome | undefined>
  /** See `Store.runTurns`. `hint`: the profile's language, for events without one. */
  runTurns(person: PersonId, options: Options & { readonly hint?: string }): Promise<TurnOutcome>
}

function hinted(event: Received, hint: string | undefined): Received {
  return hint === undefined ? event : { languageHint: hint, ...event }
}

/** Replies are sent before every reminder; the highest priority of a reminder is 9. */
const REPLY_PRIORITY = 10

/** The turn as the store runs it: with the priority of the reply, and whether it erases the person. */
export function eventHandlerOf(turn: TurnHandler): EventHandler {
  return (event, record) => {
    const result = turn(event, record)
    return { ...result, priority: REPLY_PRIORITY, erases: erases(record, result.record) }
  }
}

/** A turn runner in this thread. */
export function createTurnRunner(store: Pick<Store, 'answer' | 'runTurns'>, turn: TurnHandler): TurnRunner {
  const handle = eventHandlerOf(turn)
  const run = async <D extends readonly Delivery[] | undefined>(
    hint: string | undefined,
    work: (handle: EventHandler) => Promise<D>,
  ) => {
    let erased = false
    const deliveries = await work((event, record) => {
      const result = handle(hinted(event, hint), record)
      erased ||= result.erases
      return result
    })
    return { deliveries, erased }
  }
  return {
    answer: async (event, options) => {
      const { deliveries, erased } = await run(undefined, (handler) => store.answer(event, handler, options))
      return deliveries && { deliveries, erased }
    },
    runTurns: (person, { hint, ...options }) =>
      run(hint, (handler) => store.runTurns(person, handler, options)),
  }
}
