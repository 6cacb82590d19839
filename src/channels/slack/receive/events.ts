import type { Incoming } from '../../../contracts/incoming.ts'
import type { Intent, Origin } from '../context/intent.ts'
import { personOf } from '../context/person.ts'
import {
  type EventBody,
  homeEvent,
  lifecycleEvent,
  mentionEvent,
  messageEvent,
  threadStartedEvent,
  userEvent,
} from './payload.ts'
import { instantOf } from './timestamp.ts'

/** Reader of each event type. `agent_session_stopped` is not read: nothing runs on after an answer. */
const READERS = new Map<string, (body: EventBody, origin: Origin) => Intent[]>([
  ['message', message],
  ['app_mention', mention],
  ['app_home_opened', home],
  ['assistant_thread_started', threadStarted],
  ['user_change', profile],
  ['app_uninstalled', lost],
  ['tokens_revoked', lost],
  ['team_access_revoked', lost],
])

/** The intents of an event; none for a type that is not read. */
export function readEvent(body: EventBody, origin: Origin): Intent[] {
  return READERS.get(body.event.type)?.(body, origin) ?? []
}

/** Idempotency key of a message: a mention may arrive as two events with two ids. */
function messageKey(origin: Origin, channel: string, ts: string): string {
  return `slack:${origin.team}:message:${channel}:${ts}`
}

const instant = (ts: string, body: EventBody) => instantOf(ts) ?? body.event_time * 1000

/** Subtypes of messages that a person wrote. `me_message`: typed with `/me`. */
const WRITTEN = [undefined, 'file_share', 'me_message', 'thread_broadcast']

function message(body: EventBody, origin: Origin): Intent[] {
  const read = messageEvent.safeParse(body.event)
  if (!read.success || !read.data.channel.startsWith('D')) return []
  const { subtype, deleted_ts: deleted, user, bot_id: bot, channel, ts } = read.data
  if (subtype === 'message_deleted' && deleted)
    return [{ do: 'forget', key: messageKey(origin, channel, deleted) }]
  if (!WRITTEN.includes(subtype) || bot || !user) return []
  const key = messageKey(origin, channel, ts)
  const thread = read.data.thread_ts ?? ts
  if (isStranger(body, origin)) return [{ do: 'guest-wrote', key, team: origin.team, channel, thread }]
  const received = {
    key,
    person: personOf({ team: origin.team, user }),
    incoming: said(read.data),
    at: instant(ts, body),
  }
  return [{ do: 'accept', received, surface: { surface: 'dm', channel, thread } }]
}

const KINDS = ['image', 'audio', 'video'] as const

function said({ text, files }: { text?: string | undefined; files?: unknown }): Incoming {
  const words = plainWords(text ?? '')
  if (words !== '') return { kind: 'text', text: words }
  return { kind: 'unreadable', what: kindOf(files) }
}

function kindOf(files: unknown): (typeof KINDS)[number] | 'file' | 'other' {
  if (!Array.isArray(files) || files.length === 0) return 'other'
  const mime = String(files[0]?.mimetype ?? '')
  return KINDS.find((kind) => mime.startsWith(`${kind}/`)) ?? 'file'
}

/** The typed words without Slack's markup: mentions are removed, links and escapes become what they show. */
export function plainWords(text: string): string {
  return text
    .replaceAll(/<@[A-Z0-9]+(?:\|[^>]*)?>/g, ' ')
    .replaceAll(/<[^|>]+\|([^>]*)>/g, '$1')
    .replaceAll(/<([^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Whether the sender of a mention belongs to another workspace: they are answered as the public is. */
function isGuest(event: Record<string, unknown>, origin: Origin): boolean {
  const homes = [event.user_team, event.source_team].filter((team) => typeof team === 'string')
  const own = [origin.team, origin.organisation]
  return homes.some((team) => !own.includes(team))
}

/**
 * Whether the sender of a direct message belongs to another organisation (Slack Connect). Within an organisation members
 * of a sister workspace are no strangers, so there Slack's own mark of a shared conversation decides, too.
 */
function isStranger(body: EventBody, origin: Origin): boolean {
  if (!isGuest(body.event, origin)) return false
  return origin.organisation === undefined || body.is_ext_shared_channel === true
}

function mention(body: EventBody, origin: Origin): Intent[] {
  const read = mentionEvent.safeParse(body.event)
  if (!read.success || read.data.bot_id) return []
  const { user, channel, ts, thread_ts: thread } = read.data
  const direct = channel.startsWith('D')
  const text = plainWords(read.data.text)
  const guest = isGuest(body.event, origin)
  return [
    {
      do: 'accept',
      received: {
        key: messageKey(origin, channel, ts),
        person: personOf({ team: origin.team, user }),
        incoming: direct ? { kind: 'text', text } : { kind: 'ask-in-public', text },
        at: instant(ts, body),
      },
      surface: direct
        ? { surface: 'dm', channel, thread: thread ?? ts }
        : {
            surface: 'channel',
            channel,
            user,
            guest,
            thread: thread ?? ts,
            threaded: thread !== undefined,
          },
      ...(guest && { guest }),
    },
  ]
}

function home(body: EventBody, origin: Origin): Intent[] {
  const read = homeEvent.safeParse(body.event)
  if (!read.success) return []
  const person = personOf({ team: origin.team, user: read.data.user })
  const { tab, channel, view } = read.data
  if (tab === 'home') return [{ do: 'home', person, ...(view?.hash && { hash: view.hash }) }]
  return tab === 'messages' && channel ? [{ do: 'messages-tab', person, channel }] : []
}

function threadStarted(body: EventBody, origin: Origin): Intent[] {
  const read = threadStartedEvent.safeParse(body.event)
  if (!read.success) return []
  const { user_id: user, channel_id: channel, thread_ts: thread } = read.data.assistant_thread
  return [{ do: 'messages-tab', person: personOf({ team: origin.team, user }), channel, thread }]
}

function profile(body: EventBody, origin: Origin): Intent[] {
  const read = userEvent.safeParse(body.event)
  if (!read.success) return []
  const { id, locale, tz, deleted } = read.data.user
  return [
    {
      do: 'profile',
      person: personOf({ team: origin.team, user: id }),
      profile: {
        deactivated: deleted ?? false,
        ...(locale && { language: locale }),
        ...(tz && { zone: tz }),
      },
    },
  ]
}

function lost(body: EventBody): Intent[] {
  const read = lifecycleEvent.safeParse(body.event)
  if (!read.success) return []
  switch (read.data.type) {
    case 'app_uninstalled':
      return [{ do: 'lost', whole: true }]
    case 'tokens_revoked':
      // Only the bot's token counts: Kigen never asks for a member's token.
      return (read.data.tokens.bot ?? []).length > 0 ? [{ do: 'lost', whole: true }] : []
    case 'team_access_revoked':
      return [{ do: 'lost', whole: false, teams: read.data.team_ids }]
  }
}
