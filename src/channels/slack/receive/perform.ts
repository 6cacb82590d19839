import type { Received } from '../../../contracts/port.ts'
import { type Answer, callFor, type Desk, languageOf } from '../context.ts'
import { changeForm, openForm, sendForm } from '../form/form-handler.ts'
import { markChosen, meet, suggestPrompts } from '../home/agent.ts'
import { publishHome } from '../home/publish-home.ts'
import { memberOf } from '../person.ts'
import { note } from '../render/words.ts'
import { declinedName, invite, REMEMBERED_MS } from '../share/invite.ts'
import { chooseShare, confirmShare, openShare, takeBack } from '../share/share-handler.ts'
import type { Intent, Origin } from './intent.ts'
import { replyTo } from './reply-target.ts'

/** Carries out what a body asks for. Resolves when everything that must not be lost is committed; rejects when it is not. */
export async function perform(desk: Desk, intents: readonly Intent[], origin: Origin): Promise<Answer> {
  let answer: Answer
  for (const intent of intents) answer = (await one(desk, intent, origin)) ?? answer
  return answer
}

type Of<Name extends Intent['do']> = Extract<Intent, { do: Name }>

async function one(desk: Desk, intent: Intent, origin: Origin): Promise<Answer> {
  switch (intent.do) {
    case 'accept':
      return accept(desk, intent)
    case 'forget':
      return void (await desk.ports.forget(intent.key))
    case 'home':
      return void desk.later('home', () => publishHome(desk, intent.person, intent.hash))
    case 'messages-tab':
      await meet(desk, intent.person, intent)
      return void desk.later('prompts', () => suggestPrompts(desk, intent.person, intent))
    case 'profile':
      return profile(desk, intent)
    case 'lost':
      return lost(desk, intent, origin)
    case 'open-form':
      return openForm(desk, intent, origin)
    case 'form-changed':
      return void desk.later('form', () => changeForm(desk, intent))
    case 'form-sent':
      return sendForm(desk, intent)
    case 'open-share':
      return openShare(desk, intent)
    case 'share-chosen':
      return chooseShare(desk, intent)
    case 'share-confirmed':
      return confirmShare(desk, intent)
    case 'withdraw':
      return void desk.later('withdraw', () => takeBack(desk, intent))
    case 'invite':
      return invited(desk, intent, origin)
    case 'no-invites':
      return noInvites(desk, intent)
    case 'usage':
      return note(await languageOf(desk, intent.person), 'slack.usage', origin, 'form')
    case 'say-private':
      return note(await languageOf(desk, intent.person), 'slack.answered-privately', origin, 'messages')
    case 'guest-tapped':
      return guestTapped(desk, intent, origin)
  }
}

async function accept(desk: Desk, { received, surface, chosen, guest }: Of<'accept'>): Promise<Answer> {
  const { person } = received
  // An acknowledgement never waits for Slack: what is not known yet is there for the turn (`hint`) and the next event.
  const profile = guest ? undefined : await desk.profiles.known(person)
  if (!guest) desk.later('profile', () => desk.profiles.whole(person))
  const event: Received = {
    ...received,
    replyTo: replyTo(surface),
    ...(profile?.language && { languageHint: profile.language }),
    ...(profile?.zone && { zoneHint: profile.zone }),
  }
  await desk.ports.accept([event])
  if (chosen) desk.later('chosen', () => markChosen(desk, person, chosen))
  else desk.later('status', () => desk.status.begin(desk, person, surface))
  return undefined
}

async function profile(desk: Desk, { person, profile: { deactivated, ...change } }: Of<'profile'>) {
  const known = await desk.profiles.changed(person, change)
  if (deactivated || known) await desk.ports.setReachable(person, !deactivated)
  return undefined
}

async function lost(desk: Desk, intent: Of<'lost'>, { team, organisation }: Origin): Promise<Answer> {
  if (intent.whole) await desk.installations.lose({ team, organisation }, intent.at)
  else await desk.installations.loseTeams(intent.teams, intent.at)
  return undefined
}

async function invited(desk: Desk, { person, to }: Of<'invite'>, origin: Origin): Promise<Answer> {
  const call = await callFor(desk, person)
  const { values } = desk.ports
  const came = call
    ? await invite({ values, call, on: desk.settings.invites, now: desk.now() }, person, to)
    : 'not-reached'
  return note(await languageOf(desk, person), `slack.invited.${came}`, origin)
}

async function noInvites(desk: Desk, { person, channel, ts }: Of<'no-invites'>): Promise<Answer> {
  // A wish of somebody of whom nothing else may be kept.
  await desk.ports.values.set(declinedName(person), '1', {
    owner: person,
    expiresAt: desk.now() + REMEMBERED_MS,
  })
  if (!channel || !ts) return undefined
  desk.later('no-invites', async () => {
    const call = await callFor(desk, person)
    const { text, blocks } = note(await languageOf(desk, person), 'slack.invite.declined', none(person))
    await call?.('chat.update', { channel, ts, text, blocks })
  })
  return undefined
}

const none = (person: Received['person']): Origin => ({ team: memberOf(person)?.team ?? '', wide: false })

async function guestTapped(desk: Desk, { url }: Of<'guest-tapped'>, origin: Origin): Promise<Answer> {
  const words = note('en', 'slack.guest', origin)
  if (url) desk.later('guest', () => desk.api.respond(url, { ...words, replace_original: false }))
  return undefined
}
