import { translator } from '../../../domain/language/translate.ts'
import { type Answer, callFor, languageOf, type SlackContext } from '../context/context.ts'
import type { Intent, OnTheSpot } from '../context/intent.ts'
import { memberOf } from '../context/person.ts'
import { bold, sections } from '../render/blocks.ts'
import { noteView } from '../render/inputs.ts'
import { draft, sendShare, withdraw } from './share.ts'
import { chooseView, confirmView } from './share-views.ts'

type Of<Name extends Intent['do']> = Extract<Intent, { do: Name }>

async function deadlinesOf(context: SlackContext, person: OnTheSpot['person']) {
  const profile = await context.profiles.soon(person)
  return context.ports.deadlines(person, profile?.language)
}

/** Opens the modal for the choice of a deadline and a person. */
export async function openShare(context: SlackContext, { person, trigger }: OnTheSpot): Promise<Answer> {
  const call = await callFor(context, person)
  const view = chooseView(await deadlinesOf(context, person), await languageOf(context, person))
  await call?.('views.open', { trigger_id: trigger, view })
  return undefined
}

const fault = (field: string, words: string) => ({ response_action: 'errors', errors: { [field]: words } })

/** Shows the message exactly as it will be sent. */
export async function chooseShare(
  context: SlackContext,
  { person, line, to }: Of<'share-chosen'>,
): Promise<Answer> {
  const { settings, ports, now } = context
  const language = await languageOf(context, person)
  const t = translator(language)
  const call = await callFor(context, person)
  const member = memberOf(person)
  const text = line === undefined ? undefined : (await deadlinesOf(context, person))[Number(line)]?.line
  if (text === undefined || !call || !member) return fault('line', t('slack.failed'))
  if (to === undefined || to === member.user) return fault('to', t('slack.share.yourself'))
  const one = await draft({ settings, values: ports.values, call, now }, person, { to, text, language })
  return { response_action: 'update', view: confirmView(member.user, one, language) }
}

/** Sends the message and shows the result. */
export async function confirmShare(context: SlackContext, intent: Of<'share-confirmed'>): Promise<Answer> {
  const { person } = intent
  const { settings, ports, now } = context
  const call = await callFor(context, person)
  const t = translator(await languageOf(context, person))
  const came = call
    ? await sendShare({ settings, values: ports.values, call, now }, person, intent.draft)
    : 'not-reached'
  const key = typeof came === 'string' ? came : came.state
  const words = {
    title: t('slack.share.title'),
    text: t(`slack.share.came.${key}`),
    close: t('slack.close'),
  }
  const shared = typeof came !== 'string' && came.text !== '' ? sections(bold(came.text)) : []
  return { response_action: 'update', view: noteView(words, shared) }
}

/** Takes back a shared deadline. */
export async function takeBack(context: SlackContext, { person, share }: Of<'withdraw'>): Promise<void> {
  const { settings, ports, now } = context
  const call = await callFor(context, person)
  if (call) await withdraw({ settings, values: ports.values, call, now }, person, share)
}
