import { z } from 'zod'
import type { PersonId } from '../../contracts/person.ts'
import { createRecent } from '../../support/recent.ts'
import { type LineCall, ok } from './api/client.ts'
import type { LinePorts } from './api/ports.ts'

/** How long the first answer waits for the profile, in milliseconds. */
const WITHIN_MS = 1_500

/** The most people that are remembered as known. */
const REMEMBERED = 10_000

const profile = z.object({ language: z.string().max(35).optional() })

/** The language of a profile for a person's first turn. */
export interface LanguageHint {
  ask(person: PersonId): Promise<string | undefined>
  /** Whether the person is known, so that `ask` makes no request. */
  knows(person: PersonId): boolean
}

/** Concurrent callers share one request. Faults are not remembered. */
export function languageHint(call: LineCall, ports: Pick<LinePorts, 'isKnown'>): LanguageHint {
  const known = createRecent<PersonId, true>(REMEMBERED)
  const underWay = new Map<PersonId, Promise<string | undefined>>()

  const ask = async (person: PersonId): Promise<string | undefined> => {
    if (await ports.isKnown(person)) {
      known.set(person, true)
      return undefined
    }
    const path = `/v2/bot/profile/${encodeURIComponent(person.slice('line:'.length))}`
    const answer = await call({ method: 'GET', path, withinMs: WITHIN_MS })
    const read = profile.safeParse(ok(answer) ? answer.body : undefined)
    return read.success ? read.data.language : undefined
  }

  return {
    ask: (person) => {
      if (known.has(person)) return Promise.resolve(undefined)
      const asked = underWay.get(person) ?? ask(person).finally(() => underWay.delete(person))
      underWay.set(person, asked)
      return asked
    },
    knows: (person) => known.has(person),
  }
}
