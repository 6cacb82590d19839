import type { Router } from 'express'
import type { Delivery, Sender } from '../../contracts/delivery.ts'
import type { Received } from '../../contracts/incoming.ts'
import type { Message } from '../../contracts/message.ts'
import type { PersonId } from '../../contracts/person.ts'
import { type Day, dayInJapan, type Instant } from '../../domain/dates/day.ts'
import { withCalendarLinks } from '../../pipeline/calendar/links.ts'
import { pictureKeyOf, withPictureLinks } from '../../pipeline/pictures/links.ts'
import type { ClockWatch } from '../../support/clock-watch.ts'
import type { Metrics } from '../http/metrics.ts'
import type { Logger } from '../log.ts'
import type { Settings } from '../settings/settings.ts'
import type { ProxiedStore, StoreBackend } from '../store-worker/store-backend.ts'
import { createClock } from './clock.ts'

/** Start options. The app does not read the environment or the clock itself. */
export interface AppOptions {
  readonly settings: Settings
  readonly log: Logger
  /** The clock, as a UTC instant. */
  readonly now: () => Instant
  /** Replies to one person in a minute; the default unless given. */
  readonly turnsAMinute?: number
  /** Whether store and turns run in a worker thread. */
  readonly inThread?: boolean
}

/** What the parts of the running app share. */
export interface AppContext extends AppOptions {
  readonly store: ProxiedStore
  readonly turnRunner: StoreBackend['turnRunner']
  readonly dispatch: StoreBackend['dispatch']
  readonly metrics: Metrics
  /** Compares the clock with the platforms'. */
  readonly clock: ClockWatch
  /** Commits events. Turns and replies follow asynchronously. */
  readonly accept: (events: readonly Received[]) => Promise<readonly PersonId[]>
  /** The day in Japan. */
  readonly today: () => Day
  /** Completes a delivery before it is sent: inserts the addresses of the calendar and of pictures. */
  readonly prepare: (delivery: Delivery) => Promise<Delivery>
  /** Puts addresses into the pictures of messages that are shown and not delivered. */
  readonly withPictures: (messages: readonly Message[]) => Promise<readonly Message[]>
  /** The key of the pictures' addresses. */
  readonly pictureKey: () => Promise<Uint8Array>
}

/** An open channel. */
export interface RunningChannel {
  readonly sender: Sender
  readonly router?: Router
  /** The route that the platform calls; browsers do not. */
  readonly webhook?: Router
  /** The profile's language of an unknown person of this channel. */
  readonly hint?: (person: PersonId) => Promise<string | undefined>
  /** Whether the hint has no information about this person. If missing, the hint is called every time. */
  readonly known?: (person: PersonId) => boolean
  /** Pushes of this month and the plan's limit, if the platform counts them. */
  readonly usage?: () => Promise<{ readonly limit?: number; readonly used: number } | undefined>
  /** Codes with which the platform currently refuses the token or settings; shown by `/readyz`. */
  readonly refusals?: () => readonly string[]
  /** Starts the channel's own work. */
  readonly start?: () => Promise<void> | void
  /** Closes connections. */
  readonly close?: () => Promise<void> | void
}

/** Counts people who become unreachable. */
function countingUnreachable(store: ProxiedStore, metrics: Pick<Metrics, 'unreachable'>): ProxiedStore {
  return {
    ...store,
    setReachable: (person, reachable, at) => {
      if (!reachable) metrics.unreachable(person)
      return store.setReachable(person, reachable, at)
    },
  }
}

/** Builds the context. */
export function createAppContext(
  options: AppOptions,
  parts: StoreBackend & Pick<AppContext, 'metrics' | 'accept'>,
): AppContext {
  const { person, values } = parts.store
  const { publicUrl } = options.settings
  const pictureKey = pictureKeyOf(values)
  const calendar = withCalendarLinks({ person, values, publicUrl })
  const withPictures = withPictureLinks({ key: pictureKey, publicUrl })
  const prepare = async (delivery: Delivery) => {
    const ready = await calendar(delivery)
    return { ...ready, messages: await withPictures(ready.messages) }
  }
  const store = countingUnreachable(parts.store, parts.metrics)
  const clock = createClock(options, parts.metrics)
  return {
    ...options,
    ...parts,
    clock,
    store,
    prepare,
    withPictures,
    pictureKey,
    today: () => dayInJapan(options.now()),
  }
}
