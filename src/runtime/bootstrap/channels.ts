import { webChannel } from '../../channels/web/channel.ts'
import type { PlainContent } from '../../channels/web/shared/ports.ts'
import type { Language } from '../../contracts/languages.ts'
import { humanText } from '../../domain/conversation/words/hotlines.ts'
import { translator } from '../../domain/language/translate.ts'
import { TOPICS } from '../../domain/topics/topics.ts'
import type { AppContext, RunningChannel } from './app-context.ts'

/** What a browser without JavaScript is shown before anything is asked: whom to call, and the general questions. */
function plainContent(language: Language): PlainContent {
  const t = translator(language)
  const topics = TOPICS.map(({ id }) => ({ title: t(`topic.${id}.label`), text: t(`topic.${id}.text`) }))
  return { hotlines: humanText(t), topics }
}

function web({ settings, store, accept, prepare, now, log }: AppContext): RunningChannel {
  const deliveriesAfter: AppContext['store']['deliveriesAfter'] = async (person, cursor, limit) => {
    const found = await store.deliveriesAfter(person, cursor, limit)
    return Promise.all(
      found.map(async (one) => ({ cursor: one.cursor, delivery: await prepare(one.delivery) })),
    )
  }
  return webChannel(
    {
      accept,
      deliveriesAfter,
      now,
      plain: plainContent,
      onFault: (err) => log.error({ err }, 'web chat'),
    },
    { publicUrl: settings.publicUrl },
  )
}

async function line({
  settings,
  store,
  accept,
  now,
  log,
  clock,
}: AppContext): Promise<readonly RunningChannel[]> {
  if (!settings.line.on) return []
  const { lineChannel } = await import('../../channels/line/line.ts')
  const channel = lineChannel({
    settings: settings.line,
    log,
    clock,
    ports: {
      accept,
      setReachable: (person, reachable) => store.setReachable(person, reachable, now()),
      forgetEvent: store.forgetEvent,
      isKnown: async (person) => (await store.person(person))?.record !== undefined,
      values: store.values,
      now,
    },
  })
  const { router, sender, hint, known, usage, refusals, stop } = channel
  // The bot's own profile is loaded later: Kigen must start while LINE is unavailable.
  return [
    { webhook: router, sender, hint, known, usage, refusals, start: () => void channel.start(), close: stop },
  ]
}

async function slack(context: AppContext): Promise<readonly RunningChannel[]> {
  if (!context.settings.slack.on) return []
  const { openSlack } = await import('./slack-ports.ts')
  return openSlack(context, context.settings.slack)
}

/** Opens every configured channel. Modules of other channels are not loaded. */
export async function openChannels(context: AppContext): Promise<readonly RunningChannel[]> {
  return [web(context), ...(await line(context)), ...(await slack(context))]
}
