// Folder `slack`: the Slack channel. This file is its entry: it builds the channel from its settings and ports.

import { setTimeout } from 'node:timers/promises'
import express, { type Router } from 'express'
import type { Delivery, Sender } from '../../contracts/delivery.ts'
import type { PersonId } from '../../contracts/person.ts'
import type { Instant } from '../../domain/dates/day.ts'
import { createRecent } from '../../support/recent.ts'
import { createApi } from './api/client.ts'
import { createBackground } from './background.ts'
import type { SlackContext } from './context/context.ts'
import type { Log, SlackPorts } from './context/ports.ts'
import type { ReplyTarget } from './context/reply-target.ts'
import type { SlackSettings } from './context/settings.ts'
import { publishHome } from './home/publish-home.ts'
import { createStatus } from './home/status.ts'
import { oauthRoutes } from './install/oauth.ts'
import { openInstallations } from './install/open-installations.ts'
import { createProfiles } from './members/profiles.ts'
import { eventsRoute } from './receive/http.ts'
import { createSocket } from './receive/socket.ts'
import { createButtonCrypto } from './render/button-crypto.ts'
import { createOutages } from './send/outages.ts'
import { createRateLimiter } from './send/rate-limiter.ts'
import { createSender } from './send/send.ts'

/** The Slack channel; `src/runtime/bootstrap` connects it to the product. */
export interface SlackChannel {
  /**
   * `POST /slack/events`; with OAuth also `GET /slack/install` and `GET /slack/oauth_redirect`. Must be mounted before any
   * body parser, because the signature is checked on the raw bytes.
   */
  readonly router: Router
  readonly sender: Sender
  /** The language of a person's profile; asks Slack when it is not stored. */
  hint(person: PersonId): Promise<string | undefined>
  /** Error codes with which Slack refuses an installation at the moment; empty: none. */
  refusals(): readonly string[]
  /** Opens Socket Mode if an app token is set, and starts the renewal of tokens. */
  start(): Promise<void>
  /** Refuses new requests, closes the socket and waits for background tasks, 5 s at most. */
  stop(): Promise<void>
  /** Resolves when no background task is running. */
  settled(): Promise<void>
}

/** How long `stop` waits for background tasks, in ms. */
const STOP_MS = 5_000
/** How often tokens are renewed and recorded losses of access are checked, in ms. */
const RENEW_EVERY_MS = 30 * 60_000

/** How many people are remembered who wrote lately. */
const WRITERS = 1_000

/** The secret from which button values are encrypted; old buttons are readable as long as it stays the same. */
function buttonSecret({ signingSecret, install, appToken }: SlackSettings): string {
  if (signingSecret) return signingSecret
  return install.kind === 'oauth' ? install.clientSecret : (appToken ?? install.botToken)
}

interface Given {
  readonly settings: SlackSettings
  readonly ports: SlackPorts
  readonly log: Log
  readonly now?: () => Instant
  /** Hears which time it is for Slack. */
  readonly onTime?: ((theirs: Instant) => void) | undefined
}

function createContext(
  { settings, ports, log, now = Date.now, onTime = () => {} }: Given,
  later: SlackContext['later'],
): SlackContext {
  const { values, erase } = ports
  const api = createApi(settings, onTime)
  const installations = openInstallations({ settings, api, values, erase, log, now })
  const profiles = createProfiles({ api, installations, values, now })
  const buttonCrypto = createButtonCrypto(buttonSecret(settings))
  const rateLimiter = createRateLimiter(now)
  const status = createStatus()
  return {
    settings,
    ports,
    api,
    installations,
    profiles,
    buttonCrypto,
    rateLimiter,
    status,
    wroteLately: createRecent(WRITERS),
    log,
    now,
    onTime,
    later,
  }
}

/** Builds the Slack channel. */
export function slackChannel(given: Given): SlackChannel {
  const background = createBackground(given.log)
  const context = createContext(given, background.later)
  const { settings, profiles, log, now } = context
  let open = true
  const router = express.Router()
  router.use(eventsRoute(context, () => open))
  if (settings.install.kind === 'oauth') router.use(oauthRoutes(context, settings.install))
  const outages = createOutages(log, now)
  const sender = createSender({
    ...context,
    values: context.ports.values,
    outages,
    zoneOf: async (person) => (await profiles.known(person))?.zone,
    onSent: (delivery, target) => afterAnswer(context, delivery, target),
  })
  return {
    router,
    sender,
    hint: async (person) => (await profiles.whole(person))?.language,
    refusals: outages.errors,
    settled: background.settled,
    ...life(context, background.settled, () => (open = false)),
  }
}

/** Clears the status, and publishes App Home again after a button there or after a person deleted everything. */
function afterAnswer(context: SlackContext, { person, cause }: Delivery, target: ReplyTarget): void {
  if (target.surface !== 'dm') return
  context.later('status', () => context.status.end(context, person, target))
  if (cause !== 'reply') return
  context.later('home', async () => {
    const gone = !target.home && (await context.ports.overview(person, undefined)).length === 0
    if (target.home || gone) await publishHome(context, person, undefined, target.erases)
  })
}

function life(context: SlackContext, settled: () => Promise<void>, close: () => void) {
  const { appToken } = context.settings
  const { installations } = context
  const socket = appToken === undefined ? undefined : createSocket(context, appToken)
  let timer: NodeJS.Timeout | undefined
  const renew = () => {
    context.later('renew', () => installations.renew())
    context.later('lost', () => installations.checkLost())
  }
  return {
    start: async () => {
      renew()
      timer = setInterval(renew, RENEW_EVERY_MS)
      timer.unref()
      // Not awaited: Kigen starts also when Slack cannot be reached.
      void socket?.start()
    },
    stop: async () => {
      close()
      clearInterval(timer)
      await socket?.stop()
      await Promise.race([settled(), setTimeout(STOP_MS, undefined, { ref: false })])
    },
  }
}
