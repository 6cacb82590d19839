import type { Received } from '../../../contracts/incoming.ts'
import { type Answer, callFor, languageOf, type SlackContext } from '../context/context.ts'
import type { Intent, Origin } from '../context/intent.ts'
import { memberOf } from '../context/person.ts'
import { replyTo } from '../context/reply-target.ts'
import { changeForm, openForm, sendForm } from '../form/form-handler.ts'
import { markChosen, meet, suggestPrompts } from '../home/agent.ts'
import { publishHome } from '../home/publish-home.ts'
import { note } from '../render/note.ts'
import { declinedName, invite, REMEMBERED_MS } from '../share/invite.ts'
import { chooseShare, confirmShare, openShare, takeBack } from '../share/share-handler.ts'

/** Carries out what a body asks for. Resolves when everything that must not be lost is committed; rejects when it is not. */
export async function perform(
  context: SlackContext,
  intents: readonly Intent[],
  origin: Origin,
): Promise<Answer> {
  let answer: Answer
  for (const intent of intents) answer = (await one(context, intent, origin)) ?? answer
  return answer
}

type Of<Name extends Intent['do']> = Extract<Intent, { do: Name }>

async function one(context: SlackContext, intent: Intent, origin: Origin): Promise<Answer> {
  switch (intent.do) {
    case 'accept':
      return accept(context, intent)
    case 'forget':
      return void (await context.ports.forget(intent.key))
    case 'home':
      return void context.later('home', () => publishHome(context, intent.person, intent.hash))
    case 'messages-tab':
      await meet(context, intent.person, intent)
      return void context.later('prompts', () => suggestPrompts(context, intent.person, intent))
    case 'profile':
      return profile(context, intent)
    case 'lost':
      return lost(context, intent, origin)
    case 'open-form':
      return openForm(context, intent, origin)
    case 'form-changed':
      return void context.later('form', () => changeForm(context, intent))
    case 'form-sent':
      return sendForm(context, intent)
    case 'open-share':
      return openShare(context, intent)
    case 'share-chosen':
      return chooseShare(context, intent)
    case 'share-confirmed':
      return confirmShare(context, intent)
    case 'withdraw':
      return void context.later('withdraw', () => takeBack(context, intent))
    case 'invite':
      return invited(context, intent, origin)
    case 'no-invites':
      return noInvites(context, intent)
    case 'usage':
      return note(await languageOf(context, intent.person), 'slack.usage', origin, 'form')
    case 'say-private':
      return note(await languageOf(context, intent.person), 'slack.answered-privately', origin, 'messages')
    case 'guest-tapped':
      return guestTapped(context, intent, origin)
  }
}

async function accept(
  context: SlackContext,
  { received, surface, chosen, guest }: Of<'accept'>,
): Promise<Answer> {
  const { person } = received
  // An acknowledgement never waits for Slack: what is not known yet is there for the turn (`hint`) and the next event.
  const profile = guest ? undefined : await context.profiles.known(person)
  if (!guest) context.later('profile', () => context.profiles.whole(person))
  const event: Received = {
    ...received,
    replyTo: replyTo(surface),
    ...(profile?.language && { languageHint: profile.language }),
    ...(profile?.zone && { zoneHint: profile.zone }),
  }
  await context.ports.accept([event])
  if (chosen) context.later('chosen', () => markChosen(context, person, chosen))
  else context.later('status', () => context.status.begin(context, person, surface))
  return undefined
}

async function profile(
  context: SlackContext,
  { person, profile: { deactivated, ...change } }: Of<'profile'>,
) {
  const known = await context.profiles.changed(person, change)
  if (deactivated || known) await context.ports.setReachable(person, !deactivated)
  return undefined
}

async function lost(
  context: SlackContext,
  intent: Of<'lost'>,
  { team, organisation }: Origin,
): Promise<Answer> {
  if (intent.whole) await context.installations.lose({ team, organisation }, intent.at)
  else await context.installations.loseTeams(intent.teams, intent.at)
  return undefined
}

async function invited(context: SlackContext, { person, to }: Of<'invite'>, origin: Origin): Promise<Answer> {
  const call = await callFor(context, person)
  const { values } = context.ports
  const came = call
    ? await invite({ values, call, on: context.settings.invites, now: context.now() }, person, to)
    : 'not-reached'
  return note(await languageOf(context, person), `slack.invited.${came}`, origin)
}

async function noInvites(context: SlackContext, { person, channel, ts }: Of<'no-invites'>): Promise<Answer> {
  // A wish of somebody of whom nothing else may be kept.
  await context.ports.values.set(declinedName(person), '1', {
    owner: person,
    expiresAt: context.now() + REMEMBERED_MS,
  })
  if (!channel || !ts) return undefined
  context.later('no-invites', async () => {
    const call = await callFor(context, person)
    const { text, blocks } = note(await languageOf(context, person), 'slack.invite.declined', none(person))
    await call?.('chat.update', { channel, ts, text, blocks })
  })
  return undefined
}

const none = (person: Received['person']): Origin => ({ team: memberOf(person)?.team ?? '', wide: false })

async function guestTapped(
  context: SlackContext,
  { url }: Of<'guest-tapped'>,
  origin: Origin,
): Promise<Answer> {
  const words = note('en', 'slack.guest', origin)
  if (url) context.later('guest', () => context.api.respond(url, { ...words, replace_original: false }))
  return undefined
}
