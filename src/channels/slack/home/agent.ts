import type { PersonId } from '../../../contracts/person.ts'
import { translator } from '../../../domain/language/translate.ts'
import { callFor, languageOf, type SlackContext } from '../context/context.ts'
import type { Chosen } from '../context/intent.ts'
import { memberOf } from '../context/person.ts'
import { replyTo } from '../context/reply-target.ts'
import { escaped, LIMITS } from '../render/limits.ts'

const PROMPTS = ['check', 'status', 'how', 'help'] as const

/** Shows suggested prompts in an empty conversation (docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts). */
export async function suggestPrompts(
  context: SlackContext,
  person: PersonId,
  place: { readonly channel: string; readonly thread?: string },
): Promise<void> {
  const call = await callFor(context, person)
  const t = translator(await languageOf(context, person))
  await call?.('assistant.threads.setSuggestedPrompts', {
    channel_id: place.channel,
    ...(place.thread && { thread_ts: place.thread }),
    title: t('slack.prompts.title'),
    prompts: PROMPTS.slice(0, LIMITS.prompts).map((name) => ({
      title: t(`slack.prompts.${name}`),
      message: t(`slack.prompts.${name}-message`),
    })),
  })
}

/** Greets a person who opens the Messages tab for the first time. Never twice, and nobody who has a record. */
export async function greet(
  context: SlackContext,
  person: PersonId,
  place: { readonly channel: string; readonly thread?: string },
): Promise<void> {
  const { ports, now } = context
  const name = `slack/met/${person}`
  const member = memberOf(person)
  if (!member || (await ports.values.get(name)) !== undefined) return
  const profile = await context.profiles.soon(person)
  // Somebody who wrote first is greeted in the answer to that; a greeting now would come after it, and ask again.
  if (context.wroteLately.has(person)) return
  if ((await ports.overview(person, profile?.language)).length === 0) {
    await ports.accept([
      {
        key: `slack:${member.team}:start:${member.user}`,
        person,
        incoming: { kind: 'start' },
        at: now(),
        replyTo: replyTo({ surface: 'dm', channel: place.channel, thread: place.thread }),
        ...(profile?.language && { languageHint: profile.language }),
        ...(profile?.zone && { zoneHint: profile.zone }),
      },
    ])
  }
  await ports.values.set(name, '1', { owner: person })
}

/** Replaces the buttons of a question by the choice that was made. */
export async function markChosen(context: SlackContext, person: PersonId, chosen: Chosen): Promise<void> {
  const call = await callFor(context, person)
  const blocks = chosen.blocks.filter(({ type }) => type !== 'actions')
  await call?.('chat.update', {
    channel: chosen.channel,
    ts: chosen.ts,
    text: chosen.text,
    blocks: [
      ...blocks,
      {
        type: 'context',
        elements: [{ type: 'mrkdwn', text: `:heavy_check_mark: ${escaped(chosen.label)}` }],
      },
    ],
  })
}
