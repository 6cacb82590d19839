import type { Router } from 'express'
import { z } from 'zod'
import type { Delivery, Outcome, Sender } from '../../contracts/delivery.ts'
import type { PersonId } from '../../contracts/person.ts'
import type { Instant } from '../../domain/dates/day.ts'
import type { ClockWatch } from '../../support/clock-watch.ts'
import { type LineCall, lineCall, ok } from './api/client.ts'
import type { LineLog, LinePorts, LineSettings } from './api/ports.ts'
import { authorised, tokenSource } from './api/token.ts'
import { loadingIndicator } from './loading.ts'
import { menuFollower, spokenIn } from './menu/follow.ts'
import { languageHint } from './profile-hint.ts'
import { groupAnswer } from './receive/groups.ts'
import { lineReceiver } from './receive/receive.ts'
import { createUnsentMessages } from './receive/unsend.ts'
import { createOutage } from './send/outage.ts'
import { quotaGuard, quotaReturnsOn, type Usage, usageOf } from './send/quota.ts'
import { lineSender } from './send/send.ts'

/** The LINE channel. */
export interface LineChannel {
  /** `POST /line/webhook`. Must be mounted before any body parser. */
  readonly router: Router
  readonly sender: Sender
  /** The profile's language of an unknown person. Called before their first turn, not before the response. */
  readonly hint: (person: PersonId) => Promise<string | undefined>
  /** Whether a record of the person is known to exist, so that `hint` is not needed. */
  readonly known: (person: PersonId) => boolean
  /** This month's pushes and quota; `undefined` if LINE does not say. */
  readonly usage: () => Promise<Usage | undefined>
  /** Why LINE refuses this channel as a whole, for `/readyz`; empty if it does not. */
  readonly refusals: () => readonly string[]
  /** Requests the bot's profile. The channel also works without it. */
  start(): Promise<void>
  stop(): void
}

/** The needs of the channel. */
export interface LineChannelNeeds {
  readonly settings: LineSettings
  readonly ports: LinePorts
  readonly log: LineLog
  /** Hears which time it is for LINE. */
  readonly clock?: Pick<ClockWatch, 'saw' | 'sawPast'> | undefined
}

const botInfo = z.object({ userId: z.string(), basicId: z.string().optional() })

/** The bot's profile as LINE states it. */
function botIdentity(log: LineLog) {
  let bot: z.infer<typeof botInfo> | undefined
  let warned = false
  return {
    learn: (body: unknown) => {
      const read = botInfo.safeParse(body)
      if (read.success) bot = read.data
    },
    basicId: () => bot?.basicId,
    /** Logs a webhook for another bot with our signature: the settings are mixed up. */
    check: (destination: string) => {
      if (warned || !bot || destination === bot.userId) return
      warned = true
      log.warn({ code: 'line-destination' }, 'line: signed for this channel, but sent to another bot')
    },
  }
}

function tellSpent(log: LineLog, now: () => Instant) {
  return ({ limit, used }: Usage) => {
    const returns = quotaReturnsOn(now())
    log.warn(
      { code: 'line-quota', limit, used, returns },
      `line: the month’s messages are spent; pushes are held until ${returns} (Japan), replies go on. A larger plan lets them go.`,
    )
  }
}

/** Requests the bot's profile once at the start. Groups are told its name. */
async function learnBot(call: LineCall, bot: ReturnType<typeof botIdentity>, log: LineLog): Promise<void> {
  const answer = await call({ method: 'GET', path: '/v2/bot/info' })
  if (ok(answer)) bot.learn(answer.body)
  else log.warn({ code: 'line-info' }, 'line: the bot profile could not be loaded; run `npm run doctor`')
}

/** Builds the channel. Opens no connections. */
export function lineChannel({ settings, ports, log, clock }: LineChannelNeeds): LineChannel {
  const open = lineCall(settings.apiBaseUrl, log, (theirs) => clock?.saw('line', theirs))
  const call = authorised(open, tokenSource(settings, { call: open, ports, log }))
  const bot = botIdentity(log)
  const loading = loadingIndicator(call)
  const followMenu = menuFollower({ call, ports })
  const hint = languageHint(call, ports)
  const now = () => ports.now()
  const outage = createOutage(log)

  const after = ({ person, messages }: Delivery, outcome: Outcome) => {
    const language = spokenIn(messages)
    if (outcome.state !== 'sent' || !language) return
    followMenu(person, language).catch(() =>
      log.warn({ code: 'line-menu' }, 'line: a rich menu was not linked'),
    )
  }

  return {
    router: lineReceiver({
      settings,
      ports,
      log,
      takenBack: createUnsentMessages(ports),
      answerGroup: groupAnswer({ call, ports, basicId: bot.basicId }),
      onWaiting: loading.begin,
      onDestination: bot.check,
      onEventTime: (theirs) => clock?.sawPast('line', theirs),
    }),
    sender: lineSender({
      call,
      now,
      log,
      outage,
      quota: quotaGuard(call, now, tellSpent(log, now)),
      before: ({ person }) => loading.end(person),
      after,
    }),
    hint: hint.ask,
    known: hint.knows,
    usage: () => usageOf(call),
    refusals: outage.errors,
    start: () => learnBot(call, bot, log),
    stop: loading.stop,
  }
}
