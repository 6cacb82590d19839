import type { Received } from '../../../contracts/incoming.ts'
import { type Answer, languageOf, type SlackContext } from '../context/context.ts'
import type { Intent, Origin } from '../context/intent.ts'
import { replyTo } from '../context/reply-target.ts'
import { changeForm, openForm, sendForm } from '../form/form-handler.ts'
import { greet, markChosen, suggestPrompts } from '../home/agent.ts'
import { publishHome } from '../home/publish-home.ts'
import { sayWhereAnswerIs } from '../home/where-answer-is.ts'
import { note } from '../render/note.ts'
import { declineInvites, inviteByCommand } from '../share/invite-handler.ts'
import { chooseShare, confirmShare, openShare, takeBack } from '../share/share-handler.ts'
import { refuseGuest, refuseGuestTap } from './guest.ts'

/** Carries out intents. Resolves when everything that must not be lost is committed; rejects when it is not. */
export async function perform(
  context: SlackContext,
  intents: readonly Intent[],
  origin: Origin,
): Promise<Answer> {
  let answer: Answer
  for (const intent of intents) answer = (await performOne(context, intent, origin)) ?? answer
  return answer
}

type Of<Name extends Intent['do']> = Extract<Intent, { do: Name }>
type Handlers = {
  readonly [Name in Intent['do']]: (
    context: SlackContext,
    intent: Of<Name>,
    origin: Origin,
  ) => Promise<Answer> | Answer
}

const HANDLERS: Handlers = {
  accept,
  forget: async ({ ports }, { key }) => void (await ports.forget(key)),
  home: (context, { person, hash }) => void context.later('home', () => publishHome(context, person, hash)),
  'messages-tab': async (context, intent) => {
    await greet(context, intent.person, intent)
    context.later('prompts', () => suggestPrompts(context, intent.person, intent))
    return undefined
  },
  profile: updateProfile,
  lost,
  'open-form': openForm,
  'form-changed': (context, intent) => void context.later('form', () => changeForm(context, intent)),
  'form-sent': sendForm,
  'open-share': openShare,
  'share-chosen': chooseShare,
  'share-confirmed': async (context, intent) => {
    const answer = await confirmShare(context, intent)
    context.later('home', () => publishHome(context, intent.person, undefined))
    return answer
  },
  withdraw: (context, intent) =>
    void context.later('withdraw', async () => {
      await takeBack(context, intent)
      await publishHome(context, intent.person, undefined)
    }),
  invite: inviteByCommand,
  'no-invites': declineInvites,
  usage: async (context, { person }, origin) =>
    note(await languageOf(context, person), 'slack.usage', origin, 'form'),
  'say-private': async (context, { person }, origin) =>
    note(await languageOf(context, person), 'slack.answered-privately', origin, 'messages'),
  'guest-wrote': refuseGuest,
  'guest-tapped': refuseGuestTap,
}

function performOne<Name extends Intent['do']>(
  context: SlackContext,
  intent: Of<Name> & { readonly do: Name },
  origin: Origin,
): Promise<Answer> | Answer {
  const handler: Handlers[Name] = HANDLERS[intent.do]
  return handler(context, intent, origin)
}

async function accept(
  context: SlackContext,
  { received, surface, chosen, guest, trigger }: Of<'accept'>,
  origin: Origin,
): Promise<Answer> {
  const { person } = received
  // The response never waits for Slack: a profile that is not stored yet is there for the turn and the next event.
  const profile = guest ? undefined : await context.profiles.known(person)
  if (!guest) context.later('profile', () => context.profiles.whole(person))
  const event: Received = {
    ...received,
    replyTo: replyTo(surface),
    ...(profile?.language && { languageHint: profile.language }),
    ...(profile?.zone && { zoneHint: profile.zone }),
  }
  context.wroteLately.set(person, true)
  await context.ports.accept([event])
  if (trigger) context.later('note', () => sayWhereAnswerIs(context, { person, trigger }, origin))
  if (chosen) context.later('chosen', () => markChosen(context, person, chosen))
  else context.later('status', () => context.status.begin(context, person, surface))
  return undefined
}

async function updateProfile(
  context: SlackContext,
  { person, profile: { deactivated, ...change } }: Of<'profile'>,
): Promise<Answer> {
  const known = await context.profiles.changed(person, change)
  if (deactivated || known) await context.ports.setReachable(person, !deactivated)
  return undefined
}

/** Slack may still call a token valid in the moment of the event: it is asked again after a minute. */
const RECHECK_MS = 60_000

async function lost(
  context: SlackContext,
  intent: Of<'lost'>,
  { team, organisation }: Origin,
): Promise<Answer> {
  const { installations, later } = context
  const of = organisation === undefined ? {} : { organisation }
  await installations.recordLost(
    intent.whole ? { whole: true, team, ...of } : { whole: false, teams: intent.teams, ...of },
  )
  const check = () => later('lost', () => installations.checkLost())
  check()
  setTimeout(check, RECHECK_MS).unref()
  return undefined
}
