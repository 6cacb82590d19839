import type { Delivery } from '../contracts/delivery.ts'
import type { Received } from '../contracts/incoming.ts'
import type { PersonId } from '../contracts/person.ts'
import { erases } from '../domain/conversation/state/record.ts'
import type { Instant } from '../domain/dates/day.ts'
import type { Store, TurnHandler } from '../store/contract/store.ts'

/** What turns came to. */
export interface TurnOutcome {
  /** What is to be sent now, claimed for this process. */
  readonly deliveries: readonly Delivery[]
  /** The person had everything erased. */
  readonly erased: boolean
}

interface Options {
  readonly now: Instant
  readonly leaseMs: number
}

/** The store's turns with the turn already in it, so that all of it can be done in another thread. */
export interface TurnRunner {
  /** See `Store.answer`. */
  answer(event: Received, options: Options): Promise<TurnOutcome | undefined>
  /** See `Store.runTurns`. `hint`: the profile's language, for events that came without one. */
  runTurns(person: PersonId, options: Options & { readonly hint?: string }): Promise<TurnOutcome>
}

function hinted(event: Received, hint: string | undefined): Received {
  return hint === undefined ? event : { languageHint: hint, ...event }
}

/** A turn runner in this thread. */
export function createTurnRunner(store: Pick<Store, 'answer' | 'runTurns'>, turn: TurnHandler): TurnRunner {
  const run = async <D extends readonly Delivery[] | undefined>(
    hint: string | undefined,
    work: (turn: TurnHandler) => Promise<D>,
  ) => {
    let erased = false
    const deliveries = await work((event, record) => {
      const said = turn(hinted(event, hint), record)
      erased ||= erases(record, said.record)
      return said
    })
    return { deliveries, erased }
  }
  return {
    answer: async (event, options) => {
      const { deliveries, erased } = await run(undefined, (turn) => store.answer(event, turn, options))
      return deliveries && { deliveries, erased }
    },
    runTurns: (person, { hint, ...options }) => run(hint, (turn) => store.runTurns(person, turn, options)),
  }
}
