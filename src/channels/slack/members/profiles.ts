// Folder `members`: what Slack says about members (profile, direct message, whether one can write to them).

import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import type { KeyValueStore } from '../../../contracts/key-value.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import type { Api } from '../context/call.ts'
import type { Installations } from '../context/installation.ts'
import { memberOf } from '../context/person.ts'
import type { Profile, Profiles } from '../context/profile.ts'

const profile = z.object({ language: z.string().optional(), zone: z.string().optional(), at: z.number() })

const userInfo = z.object({
  user: z.object({ locale: z.string().nullish(), tz: z.string().nullish() }),
})

const DAY_MS = 24 * 3_600_000
/** How long `soon` waits for Slack, in ms. */
const SOON_MS = 250

interface ProfilePorts {
  readonly api: Api
  readonly installations: Installations
  readonly values: KeyValueStore
  readonly now: () => Instant
}

/** Stores profiles in the key-value store; they are erased together with their person. */
export function createProfiles(ports: ProfilePorts): Profiles {
  const { now } = ports
  const stored = storedProfiles(ports)
  const ask = askedOnce((person) => askSlack(ports, stored.set, person))
  const fresh = (one: Profile | undefined) => one !== undefined && one.at > now() - DAY_MS

  return {
    known: stored.get,
    whole: async (person) => {
      const kept = await stored.get(person)
      return fresh(kept) ? kept : ((await ask(person)) ?? kept)
    },
    soon: async (person) => {
      const kept = await stored.get(person)
      if (fresh(kept)) return kept
      const late = setTimeout(SOON_MS, undefined, { ref: false })
      return (await Promise.race([ask(person), late])) ?? kept
    },
    changed: async (person, change) => {
      const before = await stored.get(person)
      if (!before) return false
      await stored.set(person, { ...before, ...change, at: now() })
      return true
    },
  }
}

function storedProfiles({ values }: ProfilePorts) {
  const name = (person: PersonId) => `slack/profile/${person}`
  return {
    get: async (person: PersonId): Promise<Profile | undefined> => {
      const text = await values.get(name(person))
      const read = text === undefined ? undefined : profile.safeParse(JSON.parse(text))
      return read?.success ? read.data : undefined
    },
    set: (person: PersonId, one: Profile) => values.set(name(person), JSON.stringify(one), { owner: person }),
  }
}

async function askSlack(
  { api, installations, now }: ProfilePorts,
  keep: (person: PersonId, one: Profile) => Promise<void>,
  person: PersonId,
): Promise<Profile | undefined> {
  const member = memberOf(person)
  const token = member && (await installations.tokenOf(member.team))
  if (!token) return undefined
  const result = await api.as(token)('users.info', { user: member.user, include_locale: true })
  const read = result.ok ? userInfo.safeParse(result.data) : undefined
  if (!read?.success) return undefined
  const { locale, tz } = read.data.user
  const found = { at: now(), ...(locale && { language: locale }), ...(tz && { zone: tz }) }
  await keep(person, found)
  return found
}

/** One call to Slack for each person at a time, however many callers wait for it. A failure gives `undefined`. */
function askedOnce(ask: (person: PersonId) => Promise<Profile | undefined>) {
  const running = new Map<PersonId, Promise<Profile | undefined>>()
  return (person: PersonId) => {
    const asked =
      running.get(person) ??
      ask(person)
        .catch(() => undefined)
        .finally(() => running.delete(person))
    running.set(person, asked)
    return asked
  }
}
