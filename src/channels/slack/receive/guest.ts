import type { Answer, SlackContext } from '../context/context.ts'
import type { Intent, Origin } from '../context/intent.ts'
import { note } from '../render/note.ts'

type Of<Name extends Intent['do']> = Extract<Intent, { do: Name }>

/** How long the answer to a guest's message is remembered, in ms: Slack repeats an event for a day at most. */
const REMEMBERED_MS = 26 * 3_600_000

/**
 * Answers a direct message of somebody who belongs to another organisation (Slack Connect): one line that says why
 * Kigen cannot help here, and who can change that. Nothing that they wrote is kept.
 */
export async function refuseGuest(
  context: SlackContext,
  { key, team, channel, thread }: Of<'guest-wrote'>,
  origin: Origin,
): Promise<Answer> {
  if (!(await isFirst(context, key))) return undefined
  context.later('guest', async () => {
    const token = await context.installations.tokenOf(team)
    // A guest who floods the chat is not answered each time.
    if (token === undefined || context.rateLimiter.wait(team, channel) > 0) return
    const { text, blocks } = note('en', 'slack.guest', origin)
    await context.api.as(token)('chat.postMessage', {
      channel,
      thread_ts: thread,
      text,
      blocks,
      unfurl_links: false,
      unfurl_media: false,
    })
  })
  return undefined
}

/** Whether this message was not answered before. The key holds ids only. */
async function isFirst({ ports, now }: SlackContext, key: string): Promise<boolean> {
  const name = `slack/guest/${key}`
  if ((await ports.values.get(name)) !== undefined) return false
  await ports.values.set(name, '1', { expiresAt: now() + REMEMBERED_MS })
  return true
}

/** Answers a guest's button with the same line, which only they see. */
export async function refuseGuestTap(
  context: SlackContext,
  { url }: Of<'guest-tapped'>,
  origin: Origin,
): Promise<Answer> {
  const words = note('en', 'slack.guest', origin)
  if (url) context.later('guest', () => context.api.respond(url, { ...words, replace_original: false }))
  return undefined
}
