import type { Flow } from '../../flows/flow.ts'
import { FLOWS, MAIN_FLOW } from '../../flows/index.ts'
import type { Day } from '../dates/day.ts'
import type { Language } from '../language/languages.ts'
import { answerFault } from './acceptable.ts'
import type { CardRecord, PersonRecord } from './record.ts'

/** How many cards one person can ask about. */
export const MOST_CARDS = 8

/** A card about which nothing is known. */
export function newCard(id: string): CardRecord {
  return { id, label: 'mine', flow: MAIN_FLOW.id, answers: {}, done: {} }
}

/** A person about whom nothing is known but the language. */
export function newRecord(language: Language): PersonRecord {
  return {
    v: 1,
    language,
    languageChosen: false,
    cards: [newCard('1')],
    active: '1',
    settings: { reminders: false, rhythm: 'normal' },
    snoozed: {},
    stopped: [],
    misunderstood: 0,
    greeted: false,
  }
}

/** The flow of a card; a flow that is gone is the main one. */
export function flowOf(card: CardRecord): Flow {
  return FLOWS.get(card.flow) ?? MAIN_FLOW
}

/** The card with this id, or the one that is talked about. */
export function cardOf(record: PersonRecord, id?: string): CardRecord {
  const find = (wanted: string) => record.cards.find((card) => card.id === wanted)
  return (id === undefined ? undefined : find(id)) ?? find(record.active) ?? record.cards[0] ?? newCard('1')
}

/** The record with this card in the place of its older self, talked about from now on. */
export function withCard(record: PersonRecord, card: CardRecord): PersonRecord {
  const there = record.cards.some(({ id }) => id === card.id)
  const cards = there ? record.cards.map((old) => (old.id === card.id ? card : old)) : [...record.cards, card]
  return { ...record, cards, active: card.id }
}

/** The first free card id. */
export function freeCardId(record: PersonRecord): string {
  const taken = new Set(record.cards.map((card) => card.id))
  let id = 1
  while (taken.has(String(id))) id += 1
  return String(id)
}

function tidyCard(card: CardRecord, today: Day): CardRecord {
  const flow = flowOf(card)
  const answers = Object.fromEntries(
    flow.questions.flatMap((question) => {
      const value = Object.hasOwn(card.answers, question.id) ? card.answers[question.id] : undefined
      const stays = value !== undefined && isStillAnAnswer(answerFault(question, value, card.answers, today))
      return stays ? [[question.id, value]] : []
    }),
  )
  const { confirm: _confirm, ...rest } = card
  const confirm = tidyConfirm(card, flow, today)
  return { ...rest, flow: flow.id, answers, ...(confirm && { confirm }) }
}

/** What waits for a yes, as far as it could still be answered: an older program may have offered something else. */
function tidyConfirm({ confirm, answers }: CardRecord, flow: Flow, today: Day): CardRecord['confirm'] {
  const question = flow.questions.find(({ id }) => id === confirm?.question)
  if (!confirm || !question) return undefined
  const readings = confirm.readings.filter((one) =>
    isStillAnAnswer(answerFault(question, one, answers, today)),
  )
  return readings.length > 0 ? { ...confirm, readings } : undefined
}

/** A day that was once accepted stays an answer, however far today has moved on. */
function isStillAnAnswer(fault: ReturnType<typeof answerFault>): boolean {
  return fault === undefined || fault === 'too-early' || fault === 'too-late'
}

/** A record as today's flows understand it: an answer that no longer fits is dropped and will be asked again. */
export function tidy(record: PersonRecord, today: Day): PersonRecord {
  const cards = record.cards.map((card) => tidyCard(card, today))
  const first = cards[0] ?? newCard('1')
  const active = cards.some((card) => card.id === record.active) ? record.active : first.id
  return { ...record, cards: cards.length === 0 ? [first] : cards, active }
}
