import { translator } from '../../../domain/language/translate.ts'
import { type Answer, callFor, type Desk, languageOf } from '../context.ts'
import { noteView } from '../form/form.ts'
import { publishHome } from '../home/publish-home.ts'
import { memberOf } from '../person.ts'
import type { Intent, OnTheSpot } from '../receive/intent.ts'
import { draft, sendShare, withdraw } from './share.ts'
import { chooseView, confirmView } from './share-views.ts'

type Of<Name extends Intent['do']> = Extract<Intent, { do: Name }>

async function deadlinesOf(desk: Desk, person: OnTheSpot['person']) {
  const profile = await desk.profiles.soon(person)
  return desk.ports.deadlines(person, profile?.language)
}

/** Opens the choice of one deadline and one person. */
export async function openShare(desk: Desk, { person, trigger }: OnTheSpot): Promise<Answer> {
  const call = await callFor(desk, person)
  const view = chooseView(await deadlinesOf(desk, person), await languageOf(desk, person))
  await call?.('views.open', { trigger_id: trigger, view })
  return undefined
}

const fault = (field: string, words: string) => ({ response_action: 'errors', errors: { [field]: words } })

/** Shows exactly what will be sent. */
export async function chooseShare(desk: Desk, { person, line, to }: Of<'share-chosen'>): Promise<Answer> {
  const { settings, ports, now } = desk
  const language = await languageOf(desk, person)
  const t = translator(language)
  const call = await callFor(desk, person)
  const member = memberOf(person)
  const text = line === undefined ? undefined : (await deadlinesOf(desk, person))[Number(line)]
  if (text === undefined || !call || !member) return fault('line', t('slack.failed'))
  if (to === undefined || to === member.user) return fault('to', t('slack.share.yourself'))
  const one = await draft({ settings, values: ports.values, call, now }, person, { to, text, language })
  return { response_action: 'update', view: confirmView(member.user, one, language) }
}

/** Sends it, and says what came of it. */
export async function confirmShare(desk: Desk, intent: Of<'share-confirmed'>): Promise<Answer> {
  const { person } = intent
  const { settings, ports, now } = desk
  const call = await callFor(desk, person)
  const t = translator(await languageOf(desk, person))
  const came = call
    ? await sendShare({ settings, values: ports.values, call, now }, person, intent.draft)
    : 'not-reached'
  const key = typeof came === 'string' ? came : came.state
  desk.later('home', () => publishHome(desk, person, undefined))
  const words = {
    title: t('slack.share.title'),
    text: t(`slack.share.came.${key}`),
    close: t('slack.close'),
  }
  return { response_action: 'update', view: noteView(words) }
}

/** Takes back what was told, and shows App Home without it. */
export async function takeBack(desk: Desk, { person, share }: Of<'withdraw'>): Promise<void> {
  const { settings, ports, now } = desk
  const call = await callFor(desk, person)
  if (call) await withdraw({ settings, values: ports.values, call, now }, person, share)
  await publishHome(desk, person, undefined)
}
