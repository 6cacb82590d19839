// Folder `form`: all questions in one modal.

import { z } from 'zod'
import { translator } from '../../../domain/language/translate.ts'
import { type Answer, callFor, languageOf, type SlackContext } from '../context/context.ts'
import type { Intent, OnTheSpot, Origin } from '../context/intent.ts'
import { memberOf } from '../context/person.ts'
import type { FormAnswers } from '../context/ports.ts'
import { replyTo } from '../context/reply-target.ts'
import { noteView } from '../render/inputs.ts'
import { note } from '../render/note.ts'
import { formView } from './form.ts'

type Of<Name extends Intent['do']> = Extract<Intent, { do: Name }>

const opened = z.object({ view: z.object({ id: z.string(), hash: z.string().optional() }) })

const hintOf = async (context: SlackContext, person: OnTheSpot['person']) =>
  (await context.profiles.known(person))?.language

/** Opens the form: first a loading view, within the three seconds of the trigger, then the questions. */
export async function openForm(
  context: SlackContext,
  { person, trigger }: OnTheSpot,
  origin: Origin,
): Promise<Answer> {
  const language = await languageOf(context, person)
  const t = translator(language)
  const call = await callFor(context, person)
  const words = { title: t('slack.form.title'), text: t('slack.form.loading'), close: t('slack.close') }
  const result = await call?.('views.open', { trigger_id: trigger, view: noteView(words) })
  const view = result?.ok ? opened.safeParse(result.data) : undefined
  if (!view?.success) return inMessages(context, { person, trigger }, origin)
  const { id, hash } = view.data.view
  context.later('form', async () => {
    const form = await context.ports.form(person, undefined, await hintOf(context, person))
    await call?.('views.update', { view_id: id, view: formView(form), ...(hash && { hash }) })
  })
  return undefined
}

/** Asks the questions in the direct message when the form cannot be opened. */
async function inMessages(
  context: SlackContext,
  { person, trigger }: OnTheSpot,
  origin: Origin,
): Promise<Answer> {
  const team = memberOf(person)?.team ?? ''
  const hint = await hintOf(context, person)
  await context.ports.accept([
    {
      key: `slack:${team}:instead:${trigger}`,
      person,
      incoming: { kind: 'action', action: { do: 'home' } },
      at: context.now(),
      replyTo: replyTo({ surface: 'dm' }),
      ...(hint && { languageHint: hint }),
    },
  ])
  return note(await languageOf(context, person), 'slack.form.instead', origin, 'messages')
}

/** Updates the form after an answer: questions that became relevant appear, and what is filled in stays. */
export async function changeForm(context: SlackContext, { person, view, hash, answers }: Of<'form-changed'>) {
  const call = await callFor(context, person)
  const form = await context.ports.form(person, answers, await hintOf(context, person))
  await call?.('views.update', { view_id: view, view: formView(form), ...(hash && { hash }) })
}

/** Puts error messages at their fields. An error of a field that is not shown stands at the first field. */
function onField(answers: FormAnswers, errors: FormAnswers): Answer {
  const shown = Object.entries(errors).filter(([question]) => question in answers)
  if (shown.length > 0) return { response_action: 'errors', errors: Object.fromEntries(shown) }
  const [[, words] = ['', '']] = Object.entries(errors)
  const [first = ''] = Object.keys(answers)
  return { response_action: 'errors', errors: { [first]: words } }
}

/** Handles a submitted form: shows errors at their fields, or commits the answers; the result comes as a message. */
export async function sendForm(context: SlackContext, intent: Of<'form-sent'>): Promise<Answer> {
  const { person, key, at, card, answers } = intent
  const hint = await hintOf(context, person)
  const t = translator(await languageOf(context, person))
  const errors = await context.ports.check(person, answers, hint)
  if (Object.keys(errors).length > 0) return onField(answers, errors)
  await context.ports.accept([
    {
      key,
      person,
      at,
      incoming: { kind: 'answers', answers, ...(card && { card }) },
      replyTo: replyTo({ surface: 'dm', home: true }),
      ...(hint && { languageHint: hint }),
    },
  ])
  const words = { title: t('slack.form.title'), text: t('slack.form.sent'), close: t('slack.close') }
  return { response_action: 'update', view: noteView(words) }
}
