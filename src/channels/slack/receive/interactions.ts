import type { Action } from '../../../contracts/action.ts'
import type { PersonId } from '../../../contracts/person.ts'
import { isDay } from '../../../domain/dates/day.ts'
import type { ButtonCrypto } from '../context/context.ts'
import type { Chosen, Intent, Origin } from '../context/intent.ts'
import { personOf } from '../context/person.ts'
import type { FormAnswers } from '../context/ports.ts'
import type { ReplyTarget } from '../context/reply-target.ts'
import {
  DATE_ID,
  FORM,
  NO_INVITES,
  OPEN_FORM,
  OPEN_PRIVATELY,
  OPEN_SHARE,
  SHARE_CHOOSE,
  SHARE_CONFIRM,
  SHORTCUT,
  WITHDRAW,
} from '../render/action-ids.ts'
import type { ActionsBody, ShortcutBody, SubmissionBody, Tapped, View } from './payload.ts'
import { instantOf } from './timestamp.ts'

const part = (text: string | undefined) => {
  try {
    return decodeURIComponent(text ?? '')
  } catch {
    return ''
  }
}

/** The action of a pressed button, a menu choice or a picked date. */
function actionOf(tap: Tapped, buttonCrypto: ButtonCrypto): Action | undefined {
  const [name, card, question] = tap.action_id.split('/')
  if (name === DATE_ID && tap.selected_date && isDay(tap.selected_date) && question)
    return { do: 'answer', card: part(card), on: part(question), value: tap.selected_date }
  const value = carried(tap)
  return value === undefined ? undefined : buttonCrypto.read(value)
}

function carried(tap: Tapped): string | undefined {
  return tap.value ?? tap.selected_option?.value ?? undefined
}

/** The intents of a pressed element. On a message in a channel it only opens something private. */
export function readActions(
  body: ActionsBody,
  origin: Origin,
  buttonCrypto: ButtonCrypto,
  now: number,
): Intent[] {
  const person = personOf({ team: origin.team, user: body.user.id })
  if (isStranger(body, origin))
    return [{ do: 'guest-tapped', ...(body.response_url && { url: body.response_url }) }]
  if (body.view?.type === 'modal') return formChanged(person, body.view)
  return body.actions.flatMap((tap) => readTap(tap, { body, origin, person, buttonCrypto, now }))
}

interface Tap {
  readonly body: ActionsBody
  readonly origin: Origin
  readonly person: PersonId
  readonly buttonCrypto: ButtonCrypto
  readonly now: number
}

function isStranger({ user }: ActionsBody, origin: Origin): boolean {
  const home = user.team_id
  return home != null && home !== origin.team && home !== origin.organisation && !origin.organisation
}

function readTap(tap: Tapped, it: Tap): Intent[] {
  const own = ownTap(carried(tap) ?? '', it)
  if (own) return own
  if (!isPrivate(it.body)) return openForm(it)
  const action = actionOf(tap, it.buttonCrypto)
  if (action === undefined) return tap.value === undefined ? [] : [accepted(tap, { do: 'home' }, it)]
  return [accepted(tap, action, it)]
}

/** Whether the element stands in the direct message or on App Home, where nobody else reads. */
function isPrivate({ container, view }: ActionsBody): boolean {
  if (view?.type === 'home') return true
  return (container.channel_id ?? '').startsWith('D') && container.is_ephemeral !== true
}

function openForm({ body, person }: Tap): Intent[] {
  return body.trigger_id ? [{ do: 'open-form', person, trigger: body.trigger_id }] : []
}

function ownTap(value: string, it: Tap): Intent[] | undefined {
  const { body, person } = it
  const [name, rest] = value.split('/')
  const { channel_id: channel, message_ts: ts } = body.container
  switch (name) {
    case OPEN_PRIVATELY:
    case OPEN_FORM:
      return openForm(it)
    case OPEN_SHARE:
      return body.trigger_id ? [{ do: 'open-share', person, trigger: body.trigger_id }] : []
    case WITHDRAW:
      return [{ do: 'withdraw', person, share: rest ?? '' }]
    case NO_INVITES:
      return [{ do: 'no-invites', person, ...(channel && { channel }), ...(ts && { ts }) }]
    default:
      return undefined
  }
}

function accepted(tap: Tapped, action: Action, it: Tap): Intent {
  const { body, origin, person, now } = it
  const stood = chosen(tap, action, body)
  return {
    do: 'accept',
    received: {
      key: `slack:${origin.team}:action:${tap.action_ts ?? body.trigger_id}:${body.user.id}`,
      person,
      incoming: { kind: 'action', action },
      at: instantOf(tap.action_ts) ?? now,
    },
    surface: surfaceOfTap(body, action),
    ...(body.view?.type === 'home' &&
      body.trigger_id &&
      !SHOWN_ON_HOME.includes(action.do) && {
        trigger: body.trigger_id,
      }),
    ...(stood && { chosen: stood }),
  }
}

function surfaceOfTap({ container, view, message }: ActionsBody, action: Action): ReplyTarget {
  const erases = action.do === 'delete-confirmed'
  if (view?.type === 'home') return { surface: 'dm', home: true, ...(erases && { erases }) }
  const thread = container.thread_ts ?? message?.thread_ts ?? container.message_ts
  return {
    surface: 'dm',
    ...(container.channel_id && { channel: container.channel_id }),
    ...(thread && { thread }),
  }
}

/** Actions whose result App Home itself shows. */
const SHOWN_ON_HOME: readonly Action['do'][] = ['delete-confirmed', 'hour', 'language', 'rhythm']

/** Actions after which the buttons are replaced by the choice. The buttons of an answer or a reminder stay. */
const ANSWERS: readonly Action['do'][] = ['answer', 'confirm']

/** Slack shows nothing after a press, so the choice is written in place of the buttons. */
function chosen(tap: Tapped, action: Action, { container, message }: ActionsBody): Chosen | undefined {
  const { channel_id: channel, message_ts: ts } = container
  const label = tap.selected_date ?? tap.selected_option?.text?.text ?? tap.text?.text
  if (!ANSWERS.includes(action.do) || !channel || !ts || !label || !message?.blocks) return undefined
  return { channel, ts, label, text: message.text ?? '', blocks: message.blocks }
}

/** The answers in a view, by question id. */
function answersOf(view: View): FormAnswers {
  return Object.fromEntries(
    Object.entries(view.state?.values ?? {}).flatMap(([question, inputs]) => {
      const [given] = Object.values(inputs)
      const value =
        given?.selected_date ?? given?.selected_option?.value ?? given?.selected_user ?? given?.value
      return value ? [[question, value]] : []
    }),
  )
}

function formChanged(person: PersonId, view: View): Intent[] {
  if (view.callback_id !== FORM) return []
  const { id, hash } = view
  return [{ do: 'form-changed', person, view: id, ...(hash && { hash }), answers: answersOf(view) }]
}

/** The intents of a submitted modal. */
export function readSubmission(body: SubmissionBody, origin: Origin, now: number): Intent[] {
  const person = personOf({ team: origin.team, user: body.user.id })
  const { view } = body
  const answers = answersOf(view)
  switch (view.callback_id) {
    case FORM: {
      const key = `slack:${origin.team}:view:${view.id}:${view.hash ?? ''}:${body.user.id}`
      const card = view.private_metadata
      return [{ do: 'form-sent', person, key, at: now, ...(card && { card }), answers }]
    }
    case SHARE_CHOOSE: {
      const { line, to } = answers
      return [{ do: 'share-chosen', person, ...(line && { line }), ...(to && { to }) }]
    }
    case SHARE_CONFIRM:
      return [{ do: 'share-confirmed', person, draft: view.private_metadata ?? '' }]
    default:
      return []
  }
}

/** The intents of the global shortcut. */
export function readShortcut(body: ShortcutBody, origin: Origin): Intent[] {
  if (body.callback_id !== SHORTCUT) return []
  const person = personOf({ team: origin.team, user: body.user.id })
  return [{ do: 'open-form', person, trigger: body.trigger_id }]
}
