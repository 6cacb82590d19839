import type { Incoming } from '../channels/incoming.ts'
import type { Message } from '../channels/message.ts'
import type { Day } from '../dates/day.ts'
import type { Language } from '../language/languages.ts'
import { translator } from '../language/translate.ts'
import { act } from './actions/act.ts'
import { typed } from './actions/typing.ts'
import { newRecord, tidy } from './cards.ts'
import type { Controls } from './control.ts'
import { atPlace } from './place.ts'
import type { PersonRecord } from './record.ts'
import { goOn, type Reply, say, type Talk } from './talk.ts'

/** What came in from whom, on which day in Japan. */
export interface Heard {
  readonly record: PersonRecord | undefined
  readonly incoming: Incoming
  readonly today: Day
  readonly languageHint?: string
}

/** What is kept from now on, and what is said. */
export interface Said {
  readonly record: PersonRecord | undefined
  readonly messages: readonly Message[]
}

function firstLanguage(hint: string | undefined): Language {
  return hint?.toLowerCase().startsWith('ja') ? 'ja' : 'en'
}

function talkOf(heard: Heard, controls: Controls): Talk {
  const record = heard.record ? tidy(heard.record, heard.today) : newRecord(firstLanguage(heard.languageHint))
  return { record, today: heard.today, language: record.language, t: translator(record.language), controls }
}

function respond(talk: Talk, incoming: Incoming): Reply {
  if (incoming.kind === 'action') return act(talk, incoming.action)
  if (incoming.kind === 'text') return typed(talk, incoming.text)
  if (incoming.kind === 'unreadable') return atPlace(talk, [talk.t('chat.unreadable')])
  return atPlace(talk)
}

/** Whom and what this is, and that only dates and choices are kept; once, at first contact. */
function greeted(talk: Talk, reply: Reply): Reply {
  if (reply.record === undefined || reply.record.greeted) return reply
  const hello = say(talk, talk.t('chat.hello'))
  return { record: { ...reply.record, greeted: true }, messages: [hello, ...reply.messages] }
}

/** One turn of talk with one person. */
export function converse(heard: Heard, controls: Controls): Said {
  const talk = talkOf(heard, controls)
  return greeted(talk, respond(goOn(talk, talk.record), heard.incoming))
}
