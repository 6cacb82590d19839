import { MAIN_FLOW } from '../../../flows/index.ts'
import type { Language } from '../../contracts/languages.ts'
import { newRecord, withCard } from '../../domain/conversation/state/cards.ts'
import type { Answers } from '../../domain/conversation/state/evaluate-flow.ts'
import { questionById } from '../../domain/conversation/state/flow-cursor.ts'
import { DONE, position } from '../../domain/conversation/state/machine.ts'
import type { PersonRecord } from '../../domain/conversation/state/record.ts'
import { addDays } from '../../domain/dates/arithmetic.ts'
import type { Day } from '../../domain/dates/day.ts'

/** A place in the conversation: a question, also with a date to confirm, or before the first question, or after the last. */
interface Place {
  readonly question: string | undefined
  readonly readings: readonly string[]
}

const SAID_BACK = ['2026-12-06']
const BETWEEN = ['2026-06-12', '2026-12-06']
const SAMPLE_DAYS = 9
const MOST_TRIED = 20_000

/** Reads `card-until+confirm`, `town`, `done+town`, `done` and the like. */
function placeOf(at: string): Place {
  const [first = 'start', second] = at.split('+')
  if (first === 'done' && second) return { question: second, readings: [] }
  const readings = second === 'confirm' ? SAID_BACK : second === 'which' ? BETWEEN : []
  return { question: first === 'start' || first === 'done' ? undefined : first, readings }
}

/** Possible answers to a question on a sample path: its choices in order, or a day soon after today. */
function sampleValues(id: string, today: Day): readonly string[] {
  const question = questionById(MAIN_FLOW, id)
  if (question?.kind === 'choice') return [...question.choices]
  if (question?.kind !== 'date') return ['unsure']
  const past = ['filed-on', 'new-card-on', 'birth-date', 'made-on'].includes(id)
  return [
    addDays(today, past ? -SAMPLE_DAYS : SAMPLE_DAYS),
    addDays(today, past ? SAMPLE_DAYS : -SAMPLE_DAYS),
  ]
}

/** The first combination of answers, in the order of choices, after which the flow asks `wanted`. */
function pathTo(wanted: string, today: Day): Answers | undefined {
  let tried = 0
  const walk = (answers: Answers): Answers | undefined => {
    tried += 1
    const at = position(MAIN_FLOW, { answers, asking: [] }, today)
    if (at === wanted) return answers
    if (at === DONE || tried > MOST_TRIED) return undefined
    for (const value of sampleValues(at, today)) {
      const found = walk({ ...answers, [at]: value })
      if (found) return found
    }
    return undefined
  }
  return walk({})
}

/** A sample path to a plan: an application for extension is open. */
function wholePath(today: Day): Answers {
  const day = addDays(today, SAMPLE_DAYS)
  return {
    ...{ whose: 'mine', status: 'fixed-term', holds: 'yes', 'card-until': day, 'stay-until': day },
    ...{ renewal: 'filed', pending: 'extension', 'special-extension': 'no', proof: 'stamp' },
  }
}

/** The earlier answers of a person and their place; the input of the command `understand`. */
export interface Standing {
  readonly at: string
  readonly today: Day
  readonly language: Language
  readonly answers?: Answers
}

/** A record of a person at the place `at`; without `answers`, with those of a sample path to it. */
export function recordAt({ at, today, language, answers }: Standing): PersonRecord {
  const { question, readings } = placeOf(at)
  const fresh = { ...newRecord(language), greeted: at !== 'start' }
  const [card] = fresh.cards
  if (!card || at === 'start') return fresh
  const path = question ? (answers ?? pathTo(question, today)) : (answers ?? wholePath(today))
  const given = path ?? wholePath(today)
  const isAsked =
    question !== undefined && position(MAIN_FLOW, { answers: given, asking: [] }, today) !== question
  return withCard(fresh, {
    ...card,
    answers: given,
    ...(isAsked && question && { asking: [question] }),
    ...(question && readings.length > 0 && { confirm: { question, readings: [...readings] } }),
  })
}
