import type { Meaning } from '../../domain/conversation/input/meaning.ts'
import { readText } from '../../domain/conversation/input/readers/read-text.ts'
import { cardOf } from '../../domain/conversation/state/cards.ts'
import type { PersonRecord } from '../../domain/conversation/state/record.ts'
import { ELSEWHERE } from '../../domain/conversation/state/towns.ts'
import { answerFault } from '../../domain/conversation/state/validate-answer.ts'
import type { Day } from '../../domain/dates/day.ts'
import { hearing, languagesOf } from '../../domain/language/heard.ts'
import { topicById } from '../../domain/topics/topics.ts'
import { readUtterance } from '../../domain/understanding/utterance.ts'

/** The output of the command `understand` for a text; see `docs/understanding.md`. */
export interface Understood {
  readonly as:
    | 'answer'
    | 'confirm'
    | 'choose'
    | 'topic'
    | 'command'
    | 'distress'
    | 'secret'
    | 'courtesy'
    | 'nothing'
  readonly question?: string
  readonly values?: readonly string[]
  readonly topics?: readonly string[]
  readonly command?: string
  readonly about?: string
  readonly kept: boolean
}

/** Commands that change the record. */
const CHANGING: ReadonlySet<string> = new Set([
  ...['back', 'restart', 'done', 'not-yet', 'new-card', 'snooze', 'stop', 'remind', 'language', 'card-add'],
  ...['card', 'rhythm', 'hour', 'delete-confirmed'],
])

/** The nearest topic of a supposition, which is a question about the plan. */
const TOPIC_OF = { 'new-card': 'late-new-card', online: 'stay-online', day: 'deadline' } as const

const NOTHING: Understood = { as: 'nothing', kept: false }

/** The ids of a topic: the topic whose text is shown is last, after the wider one that it belongs to. */
function ofTopic(id: string): Understood {
  const wider = topicById(id)?.within
  return { as: 'topic', topics: wider ? [wider, id] : [id], kept: false }
}

const saidBack = (question: string, values: readonly string[]): Understood => ({
  as: values.length === 1 ? 'confirm' : 'choose',
  question,
  values,
  kept: false,
})

function ofAction({ action }: Meaning & { kind: 'action' }, record: PersonRecord): Understood {
  const { do: name, on, value } = action
  if ((name === 'answer' || name === 'confirm') && on !== undefined)
    return { as: 'answer', question: on, values: value === undefined ? [] : [value], kept: true }
  if (name === 'topic' && value !== undefined) return ofTopic(value)
  const isSame = name === 'language' && value === record.language
  return {
    as: 'command',
    command: name,
    ...(value !== undefined && { values: [value] }),
    kept: CHANGING.has(name) && !isSame,
  }
}

function ofDays(
  meaning: Meaning & { kind: 'days' | 'date-problem' },
  record: PersonRecord,
  today: Day,
): Understood {
  const { question } = meaning
  const suggested =
    'days' in meaning ? meaning.days : 'suggestions' in meaning.problem ? meaning.problem.suggestions : []
  const { answers } = cardOf(record)
  const fits = suggested.filter((day) => answerFault(question, day, answers, today) === undefined)
  return fits.length > 0 ? saidBack(question.id, fits.slice(0, 6)) : { ...NOTHING, question: question.id }
}

function ofStatus({ sure, statuses }: Meaning & { kind: 'status' }): Understood {
  const kinds = [...new Set(statuses.map(({ status, other }) => other ?? status))]
  const [first] = statuses
  const question = kinds.length === 1 && first?.other ? 'status-other' : 'status'
  if (kinds.length === 1 && first && (sure || statuses.length > 1))
    return { as: 'answer', question: 'status', values: [first.status], kept: true }
  const values = question === 'status' ? [...new Set(statuses.map(({ status }) => status))] : kinds
  return saidBack(question, values)
}

function ofMeaning(meaning: Meaning, record: PersonRecord, today: Day): Understood {
  switch (meaning.kind) {
    case 'secret':
      return { as: 'secret', values: [meaning.secret], kept: false }
    case 'distress':
      return { as: 'distress', kept: false }
    case 'action':
      return ofAction(meaning, record)
    case 'days':
    case 'date-problem':
      return ofDays(meaning, record, today)
    case 'towns':
      return saidBack(
        meaning.question.id,
        meaning.towns.filter((town) => town !== ELSEWHERE),
      )
    case 'other-town':
      return { as: 'answer', question: meaning.question.id, values: [ELSEWHERE], kept: true }
    case 'status':
      return ofStatus(meaning)
    case 'likely':
      return saidBack(meaning.question.id, [meaning.value])
    case 'told': {
      const [first] = meaning.facts
      return { as: 'confirm', ...(first && { question: first.question, values: [first.value] }), kept: false }
    }
    case 'topic':
      return ofTopic(meaning.topic)
    case 'what-if':
      return ofTopic(TOPIC_OF[meaning.supposition.kind])
    case 'greeting':
    case 'thanks':
      return { as: 'courtesy', kept: false }
    case 'unclear':
      return meaning.nearest.length > 0 ? { ...NOTHING, topics: meaning.nearest } : NOTHING
  }
}

/** What Kigen understands of a text of a person with this record, with the reader that the chat uses. */
export function understoodOf(text: string, record: PersonRecord, today: Day): Understood {
  return hearing(languagesOf(text, record.language), () => {
    const [about] = readUtterance(text).about
    return { ...ofMeaning(readText(text, record, today), record, today), ...(about && { about }) }
  })
}
