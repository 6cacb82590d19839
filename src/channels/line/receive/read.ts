import { createHash } from 'node:crypto'
import { decodeAction } from '../../../contracts/action.ts'
import type { Incoming, Received } from '../../../contracts/incoming.ts'
import type { PersonId } from '../../../contracts/person.ts'
import { type Instant, isDay } from '../../../domain/dates/day.ts'
import { type LineEvent, lineEvent } from './events.ts'

/** What the channel does with an event. */
export type Reading =
  | { readonly kind: 'received'; readonly event: Received; readonly messageId?: string }
  | {
      readonly kind: 'reachable'
      readonly person: PersonId
      readonly reachable: boolean
      readonly at: Instant
      /** The greeting for a new or returned friend. */
      readonly start?: Received
    }
  | { readonly kind: 'taken-back'; readonly person: PersonId; readonly messageId: string }
  | { readonly kind: 'group'; readonly group: string; readonly replyToken: string }
  | { readonly kind: 'nothing' }

/** LINE accepts no reply after 20 minutes. */
const STALE_MS = 20 * 60_000

const NOTHING: Reading = { kind: 'nothing' }
const DUMMY_TOKEN = /^(0{32}|f{32})$/i
const DUMMY_USER = /^Udeadbeef/i

const UNREADABLE = {
  sticker: 'sticker',
  image: 'image',
  audio: 'audio',
  video: 'video',
  file: 'file',
  location: 'location',
} as const

type MessageEvent = Extract<LineEvent, { type: 'message' }>
type PostbackEvent = Extract<LineEvent, { type: 'postback' }>

/** Removes LINE's own emoji, which are bracketed words in the text. */
function withoutEmojis({ text = '', emojis = [] }: MessageEvent['message']): string {
  const fromTheEnd = emojis.toSorted((a, b) => b.index - a.index)
  return fromTheEnd.reduce(
    (rest, { index, length }) => rest.slice(0, index) + rest.slice(index + length),
    text,
  )
}

function isUnreadable(type: string): type is keyof typeof UNREADABLE {
  return Object.hasOwn(UNREADABLE, type)
}

function messageIncoming({ message }: MessageEvent): Incoming {
  const { type } = message
  if (type !== 'text') return { kind: 'unreadable', what: isUnreadable(type) ? UNREADABLE[type] : 'other' }
  const text = withoutEmojis(message)
  return text.trim() === '' ? { kind: 'unreadable', what: 'sticker' } : { kind: 'text', text }
}

/** The action of a postback. An unreadable one opens the start page. */
function postbackIncoming({ postback: { data, params } }: PostbackEvent): Incoming | undefined {
  const action = decodeAction(data)
  if (!action) return params?.newRichMenuAliasId ? undefined : { kind: 'action', action: { do: 'home' } }
  const picked = params?.date
  return { kind: 'action', action: picked && isDay(picked) ? { ...action, value: picked } : action }
}

function incomingOf(event: LineEvent): Incoming | undefined {
  switch (event.type) {
    case 'message':
      return messageIncoming(event)
    case 'postback':
      return postbackIncoming(event)
    case 'follow':
      return { kind: 'start' }
    default:
      return undefined
  }
}

/** LINE's event id. Payloads from before 2022 have none and get one derived from their content. */
function keyOf(event: LineEvent): string {
  if (event.webhookEventId) return `line:${event.webhookEventId}`
  return `line:${createHash('sha256').update(JSON.stringify(event)).digest('base64url')}`
}

function receivedFrom(event: LineEvent, person: PersonId, now: Instant): Received | undefined {
  const incoming = incomingOf(event)
  if (!incoming) return undefined
  // A redelivered event has its minute from now on. It is tried with what looks too old, too: the clock may be wrong.
  const tokenAt = now - event.timestamp < STALE_MS ? now : event.timestamp
  const replyTo = event.replyToken ? { replyTo: { token: event.replyToken, at: tokenAt } } : {}
  return { key: keyOf(event), person, incoming, at: event.timestamp, ...replyTo }
}

function personal(event: LineEvent, person: PersonId, now: Instant): Reading {
  if (event.type === 'unsend') return { kind: 'taken-back', person, messageId: event.unsend.messageId }
  if (event.type === 'unfollow') return { kind: 'reachable', person, reachable: false, at: event.timestamp }
  const received = receivedFrom(event, person, now)
  if (!received) return NOTHING
  if (event.type === 'follow')
    return { kind: 'reachable', person, reachable: true, at: event.timestamp, start: received }
  const messageId = event.type === 'message' && event.message.type === 'text' ? event.message.id : undefined
  return { kind: 'received', event: received, ...(messageId && { messageId }) }
}

function group(event: LineEvent, name: string): Reading {
  const speaks = event.type === 'message' || event.type === 'join'
  return speaks && event.replyToken ? { kind: 'group', group: name, replyToken: event.replyToken } : NOTHING
}

function isDummy(event: LineEvent): boolean {
  const { replyToken, source } = event
  return DUMMY_TOKEN.test(replyToken ?? '') || (source?.type === 'user' && DUMMY_USER.test(source.userId))
}

/**
 * Parses one event. Unknown or invalid events give `nothing`, never an error. `now`: when it was received.
 */
export function readEvent(raw: unknown, now: Instant): Reading {
  const read = lineEvent.safeParse(raw)
  if (!read.success) return NOTHING
  const event = read.data
  // In standby another module answers the chat, but following is still recorded.
  const silent = event.mode !== 'active' && (event.type === 'message' || event.type === 'postback')
  if (silent || isDummy(event) || !event.source) return NOTHING
  switch (event.source.type) {
    case 'user':
      return personal(event, `line:${event.source.userId}`, now)
    case 'group':
      return group(event, event.source.groupId)
    case 'room':
      return group(event, event.source.roomId)
  }
}
