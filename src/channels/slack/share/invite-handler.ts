import { type Answer, callFor, languageOf, type SlackContext } from '../context/context.ts'
import type { Intent, Origin } from '../context/intent.ts'
import { memberOf } from '../context/person.ts'
import { note } from '../render/note.ts'
import { declinedName, invite, REMEMBERED_MS } from './invite.ts'

type Of<Name extends Intent['do']> = Extract<Intent, { do: Name }>

/** `/kigen invite @person`: sends the invitation and says what came of it. */
export async function inviteByCommand(
  context: SlackContext,
  { person, to }: Of<'invite'>,
  origin: Origin,
): Promise<Answer> {
  const call = await callFor(context, person)
  const { values } = context.ports
  const came = call
    ? await invite({ values, call, on: context.settings.invites, now: context.now() }, person, to)
    : 'not-reached'
  return note(await languageOf(context, person), `slack.invited.${came}`, origin)
}

/** Stores that somebody wants no more invitations, also when nothing else about them is kept, and confirms it. */
export async function declineInvites(
  context: SlackContext,
  { person, channel, ts }: Of<'no-invites'>,
): Promise<Answer> {
  await context.ports.values.set(declinedName(person), '1', {
    owner: person,
    expiresAt: context.now() + REMEMBERED_MS,
  })
  if (!channel || !ts) return undefined
  context.later('no-invites', async () => {
    const call = await callFor(context, person)
    const origin = { team: memberOf(person)?.team ?? '', wide: false }
    const { text, blocks } = note(await languageOf(context, person), 'slack.invite.declined', origin)
    await call?.('chat.update', { channel, ts, text, blocks })
  })
  return undefined
}
