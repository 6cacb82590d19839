import type { Language } from '../../../contracts/languages.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import type { Api, Call } from '../api/client.ts'
import type { Profiles } from '../members/profiles.ts'
import type { ButtonCrypto } from '../render/button-crypto.ts'
import type { Installations } from './installation.ts'
import { memberOf } from './person.ts'
import type { Log, SlackPorts } from './ports.ts'
import type { ReplyTarget } from './reply-target.ts'
import type { SlackSettings } from './settings.ts'

/** What Slack's request is answered with; nothing: an empty 200. */
export type Answer = object | undefined

/** A word that work is going on. */
export interface Status {
  /** Says it in the thread of what was said. */
  begin(context: SlackContext, person: PersonId, surface: ReplyTarget): Promise<void>
  /** The answer is there: where the word may have come after it, it is taken away. */
  end(context: SlackContext, person: PersonId, surface: ReplyTarget): Promise<void>
}

/** What everything that answers a body works with. */
export interface SlackContext {
  readonly settings: SlackSettings
  readonly ports: SlackPorts
  readonly api: Api
  readonly installations: Installations
  readonly profiles: Profiles
  readonly seal: ButtonCrypto
  readonly status: Status
  readonly log: Log
  readonly now: () => Instant
  /** Goes on after the acknowledgement; a fault is logged, and waited for when the process ends. */
  readonly later: (what: string, task: () => Promise<unknown>) => void
}

/** A call with the token of the person's workspace; `undefined`: not installed there. */
export async function callFor(context: SlackContext, person: PersonId): Promise<Call | undefined> {
  const member = memberOf(person)
  const token = member && (await context.installations.tokenOf(member.team))
  return token === undefined ? undefined : context.api.as(token)
}

/** The person's language: their own setting, else their profile's. */
export async function languageOf(context: SlackContext, person: PersonId): Promise<Language> {
  const profile = await context.profiles.soon(person)
  return context.ports.language(person, profile?.language)
}

/** Work that goes on after an answer was given. */
export function createBackground(log: Log) {
  const running = new Set<Promise<void>>()
  return {
    later: (what: string, task: () => Promise<unknown>) => {
      const run: Promise<void> = task()
        .then(() => undefined)
        .catch((fault: unknown) => {
          const reason = fault instanceof Error ? fault.name : 'fault'
          log.warn({ what, reason }, 'slack: something beside an answer did not work')
        })
        .finally(() => running.delete(run))
      running.add(run)
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
