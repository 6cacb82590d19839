import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import type { KeyValueStore } from '../../../contracts/key-value.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import type { Api } from '../api/client.ts'
import type { Installations } from '../context/installation.ts'
import { memberOf } from '../context/person.ts'

const profile = z.object({ language: z.string().optional(), zone: z.string().optional(), at: z.number() })

/** What Slack tells of a member that matters here: the language and zone they set. Never a name. */
type Profile = z.infer<typeof profile>

/** Members' profiles, asked for once a day at most. */
export interface Profiles {
  /** The profile as far as it is known within a moment: an acknowledgement never waits for Slack. */
  soon(person: PersonId): Promise<Profile | undefined>
  /** The profile, however long Slack takes to tell it. */
  whole(person: PersonId): Promise<Profile | undefined>
  known(person: PersonId): Promise<Profile | undefined>
  /** A change that Slack told of; only of people whom we know. */
  changed(person: PersonId, change: Omit<Profile, 'at'>): Promise<boolean>
}

const userInfo = z.object({
  user: z.object({ locale: z.string().nullish(), tz: z.string().nullish() }),
})

const DAY_MS = 24 * 3_600_000
/** How long a first message may wait for the profile, in ms. */
const SOON_MS = 250

/** Keeps profiles with their people, encrypted like everything else. */
export function createProfiles(ports: {
  readonly api: Api
  readonly installations: Installations
  readonly values: KeyValueStore
  readonly now: () => Instant
}): Profiles {
  const { api, installations, values, now } = ports
  const name = (person: PersonId) => `slack/profile/${person}`
  const keep = (person: PersonId, one: Profile) =>
    values.set(name(person), JSON.stringify(one), { owner: person })

  const known = async (person: PersonId) => {
    const text = await values.get(name(person))
    const read = text === undefined ? undefined : profile.safeParse(JSON.parse(text))
    return read?.success ? read.data : undefined
  }

  const ask = async (person: PersonId): Promise<Profile | undefined> => {
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

  /** One question to Slack for a member, however many wait for it. */
  const asking = new Map<PersonId, Promise<Profile | undefined>>()
  const askOnce = (person: PersonId) => {
    const asked =
      asking.get(person) ??
      ask(person)
        .catch(() => undefined)
        .finally(() => asking.delete(person))
    asking.set(person, asked)
    return asked
  }
  const fresh = (one: Profile | undefined) => one !== undefined && one.at > now() - DAY_MS

  return {
    known,
    whole: async (person) => {
      const kept = await known(person)
      return fresh(kept) ? kept : ((await askOnce(person)) ?? kept)
    },
    soon: async (person) => {
      const kept = await known(person)
      if (fresh(kept)) return kept
      const late = setTimeout(SOON_MS, undefined, { ref: false })
      return (await Promise.race([askOnce(person), late])) ?? kept
    },
    changed: async (person, change) => {
      const before = await known(person)
      if (!before) return false
      await keep(person, { ...before, ...change, at: now() })
      return true
    },
  }
}
