import { setTimeout } from 'node:timers/promises'
import express, { type Router } from 'express'
import type { Delivery, Sender } from '../../contracts/delivery.ts'
import type { PersonId } from '../../contracts/person.ts'
import type { Instant } from '../../domain/dates/day.ts'
import { createApi } from './api/client.ts'
import { createBackground, type SlackContext } from './context/context.ts'
import type { Log, SlackPorts } from './context/ports.ts'
import type { ReplyTarget } from './context/reply-target.ts'
import type { SlackSettings } from './context/settings.ts'
import { publishHome } from './home/publish-home.ts'
import { createStatus } from './home/status.ts'
import { oauthRoutes } from './install/oauth.ts'
import { createInstallations } from './install/open-installations.ts'
import { createProfiles } from './members/profiles.ts'
import { eventsRoute } from './receive/http.ts'
import { createSocket } from './receive/socket.ts'
import { createButtonCrypto } from './render/button-crypto.ts'
import { createRateLimiter } from './send/rate-limiter.ts'
import { createSender } from './send/send.ts'

/** The Slack channel, to be plugged in by `main`. */
export interface SlackChannel {
  /** `POST /slack/events`, with OAuth also `GET /slack/install` and `GET /slack/oauth_redirect`. Must stand before any body parser. */
  readonly router: Router
  readonly sender: Sender
  /** The profile's language of a person; asks Slack where it is not known. */
  hint(person: PersonId): Promise<string | undefined>
  /** Opens the socket, if there is one, and goes on renewing tokens. */
  start(): Promise<void>
  /** Takes nothing more in, and resolves when what goes on beside answers is done. */
  stop(): Promise<void>
  /** Resolves when nothing goes on beside answers. */
  settled(): Promise<void>
}

/** How long the end of a process waits for what goes on beside answers, in ms. */
const STOP_MS = 5_000
/** How often tokens that end soon are looked for, in ms. */
const RENEW_EVERY_MS = 30 * 60_000

/** Old buttons stay readable as long as this secret stays. */
function sealSecret({ signingSecret, install, appToken }: SlackSettings): string {
  if (signingSecret) return signingSecret
  return install.kind === 'oauth' ? install.clientSecret : (appToken ?? install.botToken)
}

/** Builds the channel over its settings and the product's functions. */
export function slackChannel(given: {
  readonly settings: SlackSettings
  readonly ports: SlackPorts
  readonly log: Log
  readonly now?: () => Instant
}): SlackChannel {
  const { settings, ports, log, now = Date.now } = given
  const { values, erase } = ports
  const api = createApi(settings)
  const installations = createInstallations({ settings, api, values, erase, log, now })
  const profiles = createProfiles({ api, installations, values, now })
  const background = createBackground(log)
  const seal = createButtonCrypto(sealSecret(settings))
  const { later } = background
  const status = createStatus()
  const context: SlackContext = {
    settings,
    ports,
    api,
    installations,
    profiles,
    seal,
    status,
    log,
    now,
    later,
  }
  let open = true
  const router = express.Router()
  router.use(eventsRoute(context, () => open))
  if (settings.install.kind === 'oauth') router.use(oauthRoutes(context, settings.install))
  const sender = createSender({
    settings,
    api,
    installations,
    values,
    pace: createRateLimiter(now),
    seal,
    log,
    now,
    zoneOf: async (person) => (await profiles.known(person))?.zone,
    onSent: (delivery, surface) => afterAnswer(context, delivery, surface),
  })
  return {
    router,
    sender,
    hint: async (person) => (await profiles.whole(person))?.language,
    settled: background.settled,
    ...life(context, background.settled, () => (open = false)),
  }
}

/** App Home follows what was done there, and forgets at once somebody who had everything deleted. */
function afterAnswer(context: SlackContext, { person, cause }: Delivery, surface: ReplyTarget): void {
  if (surface.surface !== 'dm') return
  context.later('status', () => context.status.end(context, person, surface))
  if (cause !== 'reply') return
  context.later('home', async () => {
    const gone = !surface.home && (await context.ports.overview(person, undefined)).length === 0
    if (surface.home || gone) await publishHome(context, person, undefined, surface.erases)
  })
}

function life(context: SlackContext, settled: () => Promise<void>, close: () => void) {
  const { appToken } = context.settings
  const socket = appToken === undefined ? undefined : createSocket(context, appToken)
  let timer: NodeJS.Timeout | undefined
  const renew = () => context.later('renew', () => context.installations.renew())
  return {
    start: async () => {
      renew()
      timer = setInterval(renew, RENEW_EVERY_MS)
      timer.unref()
      // Not awaited: Kigen must start while Slack cannot be reached.
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
