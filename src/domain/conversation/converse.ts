import type { Incoming } from '../../contracts/incoming.ts'
import type { Language } from '../../contracts/languages.ts'
import type { Message } from '../../contracts/message.ts'
import type { AlsoClosed } from '../dates/closed-days.ts'
import type { Day } from '../dates/day.ts'
import { languageOfTag } from '../language/recognise-language.ts'
import { translator } from '../language/translate.ts'
import { act } from './actions/act.ts'
import { form } from './actions/submit-form.ts'
import { typed } from './actions/typing.ts'
import type { Controls } from './context/control.ts'
import { type Reply, say, type Talk } from './context/turn-context.ts'
import { atPlace } from './messages/current-prompt.ts'
import { publicAnswer } from './messages/public-topics.ts'
import { newRecord, tidy } from './state/cards.ts'
import type { PersonRecord } from './state/record.ts'

/** What came in from whom, on which day in Japan. */
export interface Heard {
  readonly record: PersonRecord | undefined
  readonly incoming: Incoming
  readonly today: Day
  readonly languageHint?: string
  readonly alsoClosed?: AlsoClosed
}

/** What is kept from now on, and what is said. */
export interface Said {
  readonly record: PersonRecord | undefined
  readonly messages: readonly Message[]
}

/** The language of a profile, if it is one of ours. */
function hinted(tag: string | undefined): Language {
  return (tag === undefined ? undefined : languageOfTag(tag)) ?? 'en'
}

function talkOf({ record, today, languageHint, alsoClosed }: Heard, controls: Controls): Talk {
  const kept = record ? tidy(record) : newRecord(hinted(languageHint))
  const t = translator(kept.language)
  return { record: kept, today, language: kept.language, t, controls, ...(alsoClosed && { alsoClosed }) }
}

type Personal = Exclude<Incoming, { kind: 'ask-in-public' }>

function respond(talk: Talk, incoming: Personal): Reply {
  switch (incoming.kind) {
    case 'action':
      return act(talk, incoming.action)
    case 'text':
      return typed(talk, incoming.text)
    case 'answers':
      return form(talk, incoming)
    case 'unreadable':
      return atPlace(talk, [talk.t('chat.unreadable')])
    default:
      return atPlace(talk)
  }
}

/** Who this is, what it does, and that only dates and choices are kept; once, at first contact. */
function greeted(reply: Reply): Reply {
  if (reply.record === undefined || reply.record.greeted) return reply
  const { language } = reply.record
  const t = translator(language)
  const hello = say({ t, language }, t('chat.hello'))
  return { record: { ...reply.record, greeted: true }, messages: [hello, ...reply.messages] }
}

/** One turn of talk with one person; where others read along, a general answer that touches no record. */
export function converse(heard: Heard, controls: Controls): Said {
  const { incoming, record } = heard
  if (incoming.kind === 'ask-in-public') {
    const language = record?.language ?? hinted(heard.languageHint)
    return { record, messages: [publicAnswer(incoming.text, language)] }
  }
  return greeted(respond(talkOf(heard, controls), incoming))
}
