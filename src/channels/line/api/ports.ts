import type { Received } from '../../../contracts/incoming.ts'
import type { KeyValueStore } from '../../../contracts/key-value.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { Instant } from '../../../domain/dates/day.ts'

/** How LINE is reached; checked by `src/runtime/settings`. */
export interface LineSettings {
  /** Channel secrets; several while one is being replaced, the newest first. */
  readonly secrets: readonly string[]
  /** A long-lived token from the console, or short ones issued by channel id and secret. */
  readonly token:
    | { readonly kind: 'long-lived'; readonly token: string }
    | { readonly kind: 'stateless'; readonly channelId: string }
  /** Where LINE's API is, without a slash at the end: `https://api.line.me`. */
  readonly apiBaseUrl: string
  /** Where people and platforms see this server. */
  readonly publicUrl: string
}

/** What the LINE channel needs of the house. */
export interface LinePorts {
  /** Commits what came in; rejects when nothing was kept. Resolves to the people who have something waiting now. */
  accept(events: readonly Received[]): Promise<readonly PersonId[]>
  /** Keeps whether a person can be written to; rejects when it was not kept. */
  setReachable(person: PersonId, reachable: boolean): Promise<void>
  /** The content of one thing that came in goes, its key stays. */
  forgetEvent(key: string): Promise<void>
  /** Whether anything is kept of a person: then the profile's language need not be asked for. */
  isKnown(person: PersonId): Promise<boolean>
  /** What outlives the process: tokens, menus, who was met in a group. */
  readonly values: Pick<KeyValueStore, 'get' | 'set' | 'update'>
  /** The clock, as a UTC instant. */
  now(): Instant
}

/** What the channel tells its operators; pino fits. Never personal data, never a text that somebody wrote. */
export interface LineLog {
  debug(facts: object, what: string): void
  info(facts: object, what: string): void
  warn(facts: object, what: string): void
  error(facts: object, what: string): void
}
