// Folder `context`: the types that every part of the Slack channel shares, and the context that is passed to all of them.

import type { Action } from '../../../contracts/action.ts'
import type { Language } from '../../../contracts/languages.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import type { Recent } from '../../../support/recent.ts'
import type { Api, Call } from './call.ts'
import type { Installations } from './installation.ts'
import { memberOf } from './person.ts'
import type { Log, SlackPorts } from './ports.ts'
import type { Profiles } from './profile.ts'
import type { ReplyTarget } from './reply-target.ts'
import type { SlackSettings } from './settings.ts'

/** The body of the HTTP response to a request from Slack. `undefined`: an empty 200. */
export type Answer = object | undefined

/** Encrypts and decrypts the values that buttons carry. */
export interface ButtonCrypto {
  write(action: Action): string
  /** `undefined`: not an action, or encrypted with another secret. */
  read(value: string): Action | undefined
}

/** The status line "is looking it up…" in a direct message. */
export interface Status {
  /** Shows the status in the thread of the person's message. */
  begin(context: SlackContext, person: PersonId, target: ReplyTarget): Promise<void>
  /** Clears the status after the answer was sent, if it may have been set later than the answer. */
  end(context: SlackContext, person: PersonId, target: ReplyTarget): Promise<void>
}

/** Keeps one process within Slack's rate limits. Waiting times are in milliseconds. */
export interface RateLimiter {
  /** Milliseconds to wait before a post to this channel. 0: post now; the post is counted. */
  wait(team: string, channel: string): number
  /** Records a 429 response: the method must not be called for so many milliseconds. */
  close(team: string, method: string, ms: number): void
  /** Milliseconds until the method may be called again; 0: now. */
  closed(team: string, method: string): number
}

/** Everything that the handlers of requests need. */
export interface SlackContext {
  readonly settings: SlackSettings
  readonly ports: SlackPorts
  readonly api: Api
  readonly installations: Installations
  readonly profiles: Profiles
  readonly buttonCrypto: ButtonCrypto
  readonly rateLimiter: RateLimiter
  readonly status: Status
  /** People whose message was accepted lately, in this process: they are not greeted as if they had not written. */
  readonly wroteLately: Recent<PersonId, true>
  readonly log: Log
  readonly now: () => Instant
  /** Hears which time it is for Slack. */
  readonly onTime?: (theirs: Instant) => void
  /** Runs a task after the response. A failure is logged; `stop` waits for the task. */
  readonly later: (what: string, task: () => Promise<unknown>) => void
}

/** Calls Slack with the token of the person's workspace. `undefined`: the app is not installed there. */
export async function callFor(context: SlackContext, person: PersonId): Promise<Call | undefined> {
  const member = memberOf(person)
  const token = member && (await context.installations.tokenOf(member.team))
  return token === undefined ? undefined : context.api.as(token)
}

/** The language that the person chose, or else the language of their Slack profile. */
export async function languageOf(context: SlackContext, person: PersonId): Promise<Language> {
  const profile = await context.profiles.soon(person)
  return context.ports.language(person, profile?.language)
}
