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

/** Who reads which event. Not among them: `agent_session_stopped`, for nothing runs on after an answer. */
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

/** What an event asks for; an event of no interest asks for nothing. */
export function readEvent(body: EventBody, origin: Origin): Intent[] {
  return READERS.get(body.event.type)?.(body, origin) ?? []
}

/** One message is one thing, whichever event tells of it: a mention may arrive as two events with two ids. */
function messageKey(origin: Origin, channel: string, ts: string): string {
  return `slack:${origin.team}:message:${channel}:${ts}`
}

const instant = (ts: string, body: EventBody) => instantOf(ts) ?? body.event_time * 1000

const PLAIN = [undefined, 'file_share', 'thread_broadcast']

function message(body: EventBody, origin: Origin): Intent[] {
  const read = messageEvent.safeParse(body.event)
  if (!read.success || !read.data.channel.startsWith('D')) return []
  const { subtype, deleted_ts: deleted, user, bot_id: bot, channel, ts } = read.data
  if (subtype === 'message_deleted' && deleted)
    return [{ do: 'forget', key: messageKey(origin, channel, deleted) }]
  if (!PLAIN.includes(subtype) || bot || !user) return []
  const received = {
    key: messageKey(origin, channel, ts),
    person: personOf({ team: origin.team, user }),
    incoming: said(read.data),
    at: instant(ts, body),
  }
  return [
    {
      do: 'accept',
      received,
      surface: { surface: 'dm', channel, thread: read.data.thread_ts ?? ts },
    },
  ]
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

/** What was typed, without Slack's marks: mentions go, links and escapes become what they show. */
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

/** Whoever belongs to another organisation reads and asks as the public does. */
function isGuest(event: Record<string, unknown>, origin: Origin): boolean {
  const homes = [event.user_team, event.source_team].filter((team) => typeof team === 'string')
  const own = [origin.team, origin.organisation]
  return homes.some((team) => !own.includes(team))
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
  const at = body.event_time * 1000
  if (!read.success) return []
  switch (read.data.type) {
    case 'app_uninstalled':
      return [{ do: 'lost', whole: true, at }]
    case 'tokens_revoked':
      // Only the bot's token counts: we never ask for a member's.
      return (read.data.tokens.bot ?? []).length > 0 ? [{ do: 'lost', whole: true, at }] : []
    case 'team_access_revoked':
      return [{ do: 'lost', whole: false, teams: read.data.team_ids, at }]
  }
}
