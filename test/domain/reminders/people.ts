import fc from 'fast-check'
import { cardValidity } from '../../../flows/card-validity.ts'
import { newRecord } from '../../../src/domain/conversation/state/cards.ts'
import type { PersonRecord } from '../../../src/domain/conversation/state/record.ts'
import { addDays } from '../../../src/domain/dates/arithmetic.ts'
import { type Day, isDay } from '../../../src/domain/dates/day.ts'

export type Answers = Readonly<Record<string, string>>

/** A day as a test writes it; throws where it is none. */
export function day(text: string): Day {
  if (!isDay(text)) throw new Error(`${text} is no day`)
  return text
}

/** A person with one card and these answers, who asked to be reminded. */
export function personWith(
  answers: Answers,
  settings: Partial<PersonRecord['settings']> = {},
  more: Partial<PersonRecord> = {},
): PersonRecord {
  const record = newRecord('en')
  const cards = record.cards.map((card) => ({ ...card, answers: { ...answers } }))
  return {
    ...record,
    greeted: true,
    cards,
    settings: { ...record.settings, reminders: true, ...settings },
    ...more,
  }
}

/** Somebody with a period of stay and a card in hand. */
export const HOLDER: Answers = { whose: 'mine', status: 'fixed-term', holds: 'yes' }

/** Somebody who waits for the decision and has the special extension before them. */
export const PENDING: Answers = {
  ...HOLDER,
  'card-until': '2026-12-27',
  'stay-until': '2026-12-27',
  renewal: 'filed',
  pending: 'extension',
  'special-extension': 'no',
  proof: 'stamp',
}

/** Any day of the years for which the holidays are known. */
export const anyDay: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: 1_400 })
  .map((days) => addDays(day('2026-02-01'), days))

function anyValue(question: (typeof cardValidity.questions)[number], today: Day): fc.Arbitrary<string> {
  if (question.kind === 'choice') return fc.constantFrom(...question.choices, ...question.choices, 'unsure')
  if (question.kind === 'town') return fc.constantFrom('matsudo', 'somewhere', 'unsure')
  const past = ['new-card-on', 'filed-on', 'made-on', 'birth-date'].includes(question.id)
  const far = fc.integer({ min: past ? -400 : -100, max: past ? 0 : 500 })
  return far.map((days) => addDays(today, days))
}

/** Any answers to the main flow, as of a day: some questions open, some answered against each other. */
function anyAnswers(today: Day): fc.Arbitrary<Answers> {
  const model = Object.fromEntries(
    cardValidity.questions.map((question) => [
      question.id,
      fc.option(anyValue(question, today), { nil: undefined, freq: 12 }),
    ]),
  )
  const some: fc.Arbitrary<Record<string, string | undefined>> = fc.record(model)
  // Most people have a period of stay and a card; anybody can be asked about.
  const usual = fc.boolean().map((is) => (is ? HOLDER : {}))
  return fc.tuple(some, usual).map(([answers, own]) => {
    const given = Object.entries({ ...answers, ...own }).filter(
      (one): one is [string, string] => one[1] !== undefined,
    )
    return Object.fromEntries(given)
  })
}

/** A day with answers as of that day. */
export const anyScene = anyDay.chain((today) =>
  fc.record({ today: fc.constant(today), answers: anyAnswers(today) }),
)

/** A day with the answers of a holder whose stay and card end within 400 days after it. */
export const anyRenewal = fc
  .record({
    today: anyDay,
    left: fc.integer({ min: 8, max: 400 }),
    renewal: fc.constantFrom('nothing', 'filed', 'called', 'received'),
    'special-extension': fc.constantFrom('yes', 'no'),
  })
  .map(({ today, left, ...chosen }) => {
    const until = addDays(today, left)
    const stay = chosen.renewal === 'received' ? addDays(until, 1_000) : until
    const answers: Answers = {
      ...HOLDER,
      ...chosen,
      'card-until': until,
      'stay-until': stay,
      pending: 'extension',
      proof: 'stamp',
    }
    return { today, answers }
  })

export const anyRhythm = fc.constantFrom('few' as const, 'normal' as const, 'many' as const)
