import type { Received } from '../../../contracts/incoming.ts'
import type { KeyValueStore } from '../../../contracts/key-value.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { Instant } from '../../../domain/dates/day.ts'

/** The settings of the LINE channel, validated by `src/runtime/settings`. */
export interface LineSettings {
  /** Channel secrets, newest first; several during a replacement. */
  readonly secrets: readonly string[]
  /** A long-lived token from the console, or the credentials to issue short-lived ones. */
  readonly token:
    | { readonly kind: 'long-lived'; readonly token: string }
    | { readonly kind: 'stateless'; readonly channelId: string }
  /** The address of LINE's API without a final slash: `https://api.line.me`. */
  readonly apiBaseUrl: string
  /** The public address of this server. */
  readonly publicUrl: string
}

/** The product's functions that the LINE channel calls. */
export interface LinePorts {
  /** Commits events. Resolves to the people with waiting events. Rejects if nothing was stored. */
  accept(events: readonly Received[]): Promise<readonly PersonId[]>
  /** Stores whether a person can be reached. Rejects if it was not stored. */
  setReachable(person: PersonId, reachable: boolean): Promise<void>
  /** Deletes the content of one event; its idempotency key remains. */
  forgetEvent(key: string): Promise<void>
  /** Whether a record of the person exists. If so, the profile's language is not requested. */
  isKnown(person: PersonId): Promise<boolean>
  /** Values that outlive the process: tokens, menus, groups that were answered. */
  readonly values: Pick<KeyValueStore, 'get' | 'set' | 'update'>
  /** The clock, as a UTC instant. */
  now(): Instant
}

/** The channel's log; pino fits. Never pass personal data or message texts. */
export interface LineLog {
  debug(facts: object, what: string): void
  info(facts: object, what: string): void
  warn(facts: object, what: string): void
  error(facts: object, what: string): void
}
