import type { Router } from 'express'
import type { Delivery, Sender } from '../../contracts/delivery.ts'
import type { Received } from '../../contracts/incoming.ts'
import type { PersonId } from '../../contracts/person.ts'
import { type Day, dayInJapan, type Instant } from '../../domain/dates/day.ts'
import { withCalendarLinks } from '../../pipeline/calendar/links.ts'
import type { Metrics } from '../http/metrics.ts'
import type { Logger } from '../log.ts'
import type { Settings } from '../settings/settings.ts'
import type { ProxiedStore, StoreBackend } from '../store-worker/store-backend.ts'

/** What the product is started with; nothing of it reads the environment or the clock by itself. */
export interface AppOptions {
  readonly settings: Settings
  readonly log: Logger
  /** The clock, as a UTC instant. */
  readonly now: () => Instant
  /** Turns of one person that are answered in a minute; the usual number unless given. */
  readonly turnsAMinute?: number
  /** Whether the store, with the turns that run on it, has a thread of its own. */
  readonly inThread?: boolean
}

/** What every part of the running product stands on. */
export interface AppContext extends AppOptions {
  readonly store: ProxiedStore
  readonly turnRunner: StoreBackend['turnRunner']
  readonly dispatch: StoreBackend['dispatch']
  readonly metrics: Metrics
  /** Commits what came in; turns and answers follow by themselves. */
  readonly accept: (events: readonly Received[]) => Promise<readonly PersonId[]>
  /** The day in Japan. */
  readonly today: () => Day
  /** Last touches before a delivery goes out: the person's own calendar address. */
  readonly prepare: (delivery: Delivery) => Promise<Delivery>
}

/** A channel as the product runs it. */
export interface RunningChannel {
  readonly sender: Sender
  readonly router?: Router
  /** The address that its platform calls, where no browser comes. */
  readonly webhook?: Router
  /** The profile's language of a person of this channel whom nobody knows yet. */
  readonly hint?: (person: PersonId) => Promise<string | undefined>
  /** Whether the hint would say nothing about this person; without it, it is asked each time. */
  readonly known?: (person: PersonId) => boolean
  /** What was pushed this month, and how much the plan carries, where the platform counts. */
  readonly usage?: () => Promise<{ readonly limit?: number; readonly used: number } | undefined>
  /** Codes with which the platform refuses our token or settings at the moment; empty: none. Shown by `/readyz`. */
  readonly troubles?: () => readonly string[]
  /** Begins what the channel does by itself. */
  readonly start?: () => Promise<void> | void
  /** Ends what would keep a connection open. */
  readonly close?: () => Promise<void> | void
}

/** The store, where it is counted who can no longer be written to. */
function countingLost(store: ProxiedStore, metrics: Pick<Metrics, 'unreachable'>): ProxiedStore {
  return {
    ...store,
    setReachable: (person, reachable, at) => {
      if (!reachable) metrics.unreachable(person)
      return store.setReachable(person, reachable, at)
    },
  }
}

/** Puts the ground together. */
export function createAppContext(
  options: AppOptions,
  parts: StoreBackend & Pick<AppContext, 'metrics' | 'accept'>,
): AppContext {
  const { person, values } = parts.store
  const prepare = withCalendarLinks({ person, values, publicUrl: options.settings.publicUrl })
  const store = countingLost(parts.store, parts.metrics)
  return { ...options, ...parts, store, prepare, today: () => dayInJapan(options.now()) }
}
