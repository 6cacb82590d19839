import type { Delivery, Outcome, Sender } from '../../src/contracts/delivery.ts'
import type { Message } from '../../src/contracts/message.ts'
import type { ChannelName, PersonId } from '../../src/contracts/person.ts'
import type { Instant } from '../../src/domain/dates/day.ts'
import type { Dice } from './random.ts'

/** A push that a person really got. */
interface Got {
  readonly at: Instant
  readonly messages: readonly Message[]
  /** The delivery it came by. */
  readonly id: string
}

/** Every push that arrived, and what went wrong on the way. */
export interface Post {
  readonly got: Map<PersonId, Got[]>
  readonly faults: Record<string, number>
  /** New arrivals since it was last asked. */
  fresh(): readonly { readonly person: PersonId; readonly got: Got }[]
  sender(channel: ChannelName, now: () => Instant): Sender
}

/** A platform that loses requests and answers, refuses for a while, and takes the same delivery only once. */
export function createPost(dice: Dice): Post {
  const got: Post['got'] = new Map()
  const faults: Record<string, number> = {}
  let fresh: { person: PersonId; got: Got }[] = []
  const taken = new Set<string>()

  function arrives({ person, id, messages }: Delivery, at: Instant): void {
    if (taken.has(id)) return
    taken.add(id)
    const one = { at, messages, id }
    got.set(person, [...(got.get(person) ?? []), one])
    fresh.push({ person, got: one })
  }

  const count = (what: string) => {
    faults[what] = (faults[what] ?? 0) + 1
  }

  async function send(delivery: Delivery, now: Instant): Promise<Outcome> {
    if (delivery.cause !== 'reminder') return { state: 'sent' }
    const luck = dice.next()
    if (luck < 0.03) {
      count('request lost')
      return { state: 'unknown', reason: 'lost', notBefore: now + 60_000 }
    }
    if (luck < 0.06) {
      count('answer lost')
      arrives(delivery, now)
      return { state: 'unknown', reason: 'lost', notBefore: now + 60_000 }
    }
    if (luck < 0.08) {
      count('process died after sending')
      arrives(delivery, now)
      throw new Error('died')
    }
    if (luck < 0.11) {
      count('refused for a while')
      return { state: 'retry', reason: 'busy', notBefore: now + 20 * 60_000 }
    }
    if (luck < 0.115) {
      count('quota spent')
      return { state: 'held', reason: 'quota', notBefore: now + dice.between(1, 5) * 86_400_000 }
    }
    arrives(delivery, now)
    return { state: 'sent' }
  }

  return {
    got,
    faults,
    fresh: () => {
      const all = fresh
      fresh = []
      return all
    },
    sender: (channel, now) => ({ channel, send: (delivery) => send(delivery, now()) }),
  }
}
