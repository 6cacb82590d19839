import type { Flow } from '../../../../flows/flow.ts'
import { FLOWS, MAIN_FLOW } from '../../../../flows/index.ts'
import type { Language } from '../../../contracts/languages.ts'
import type { CardRecord, PersonRecord } from './record.ts'
import { isAnswer } from './validate-answer.ts'

/** How many cards one person can ask about. */
export const MOST_CARDS = 8

/** A new card without answers. */
export function newCard(id: string): CardRecord {
  return { id, label: 'mine', flow: MAIN_FLOW.id, answers: {}, done: {} }
}

/** A new record with only a language. */
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

/** The flow of a card; the main flow if its own no longer exists. */
export function flowOf(card: CardRecord): Flow {
  return FLOWS.get(card.flow) ?? MAIN_FLOW
}

/** The card with this id, or the active card. */
export function cardOf(record: PersonRecord, id?: string): CardRecord {
  const find = (wanted: string) => record.cards.find((card) => card.id === wanted)
  return (id === undefined ? undefined : find(id)) ?? find(record.active) ?? record.cards[0] ?? newCard('1')
}

/** The record with this card replaced and active. */
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

function tidyCard(card: CardRecord): CardRecord {
  const flow = flowOf(card)
  const answers = tidyAnswers(card.answers, flow)
  if (!card.confirm && answers === card.answers && flow.id === card.flow) return card
  const { confirm: _confirm, ...rest } = card
  const confirm = tidyConfirm(card, flow)
  return { ...rest, flow: flow.id, answers, ...(confirm && { confirm }) }
}

/** The answers that are still valid, in the flow's order; the same object if nothing changes. */
function tidyAnswers(answers: CardRecord['answers'], flow: Flow): CardRecord['answers'] {
  const kept = flow.questions.filter(
    (question) => Object.hasOwn(answers, question.id) && isAnswer(question, answers[question.id]),
  )
  const tidy = Object.keys(answers).every((id, at) => kept[at]?.id === id)
  return tidy ? answers : Object.fromEntries(kept.map(({ id }) => [id, answers[id] ?? 'unsure']))
}

/** The open confirmation, if its readings are still valid answers; an older version may have offered others. */
function tidyConfirm({ confirm }: CardRecord, flow: Flow): CardRecord['confirm'] {
  const question = flow.questions.find(({ id }) => id === confirm?.question)
  if (!confirm || !question) return undefined
  const readings = confirm.readings.filter((one) => isAnswer(question, one))
  return readings.length > 0 ? { ...confirm, readings } : undefined
}

/** The record without answers that today's flows no longer accept; they will be asked again. */
export function dropInvalidAnswers(record: PersonRecord): PersonRecord {
  const cards = record.cards.map(tidyCard)
  const first = cards[0] ?? newCard('1')
  const active = cards.some((card) => card.id === record.active) ? record.active : first.id
  return { ...record, cards: cards.length === 0 ? [first] : cards, active }
}
