import type { Question } from '../../../../flows/flow.ts'
import type { Action } from '../../../contracts/action.ts'
import type { Language } from '../../../contracts/languages.ts'
import { type Day, isDay } from '../../dates/day.ts'
import { buttonDay } from '../../dates/show.ts'
import { heardLanguages } from '../../language/heard.ts'
import { normalizeLabel } from '../../language/normalize-label.ts'
import { type Translate, translator } from '../../language/translate.ts'
import { flowOf } from '../state/cards.ts'
import { evaluateFlow } from '../state/evaluate-flow.ts'
import type { CardRecord, PersonRecord } from '../state/record.ts'
import { cardName } from '../words/card-name.ts'
import { ALL_LABELS, RESUME } from '../words/labels.ts'
import { showAnswer } from '../words/show-answer.ts'

type Labels = ReadonlyMap<string, readonly Action[]>

/** All fixed labels of a language, as `normalizeLabel` returns them. */
function listed(t: Translate): Labels {
  const labels = new Map<string, Action[]>()
  for (const [key, action, gaps] of ALL_LABELS) {
    const what = key === RESUME ? { what: t(`reminder.short.${action.value}`) } : gaps
    const words = normalizeLabel(t(key, what))
    labels.set(words, [...(labels.get(words) ?? []), action])
  }
  return labels
}

const known = new Map<Language, Labels>()

/** Loaded on first use of a language. */
function labelsIn(language: Language): Labels {
  const labels = known.get(language) ?? listed(translator(language))
  known.set(language, labels)
  return labels
}

/** Whether a button for this change can be shown: its question is answered, or its refinement is not. */
function isOffered({ do: name, on }: Action, card: CardRecord, today: Day): boolean {
  if (name !== 'edit') return true
  const { relevant } = evaluateFlow(flowOf(card), card.answers, today)
  const open = (id: string) => relevant.some((one) => one.id === id) && !Object.hasOwn(card.answers, id)
  const refinement = flowOf(card).refinements.find(({ id }) => `exact-${id}` === on)
  const isAsked = (id: string) => Object.hasOwn(card.answers, id) || open(id)
  return refinement ? refinement.asks.some(open) : isAsked(on ?? '')
}

/** The action of a button with exactly this label, of those that can be below any message. */
export function labelled(text: string, card: CardRecord, today: Day): Action | undefined {
  const said = normalizeLabel(text)
  const action = heardLanguages()
    .flatMap((language) => labelsIn(language).get(said) ?? [])
    .find((one) => isOffered(one, card, today))
  return action && { ...action, card: card.id }
}

/** The reading shown by these words. */
function readingOf(said: string, question: Question, readings: readonly string[]): string | undefined {
  const shownIn = (reading: string, language: Language) =>
    isDay(reading)
      ? buttonDay(reading, language)
      : showAnswer({ t: translator(language), language }, question, reading)
  if (readings.length < 2) return undefined
  return readings.find((reading) =>
    heardLanguages().some((language) => normalizeLabel(shownIn(reading, language)) === said),
  )
}

const isWords = (said: string, key: string) =>
  heardLanguages().some((language) => normalizeLabel(translator(language)(key)) === said)

/** The meaning of a label below the current question: one of its readings, another one, none. */
export function labelledHere(text: string, card: CardRecord, question: Question): Action | undefined {
  const said = normalizeLabel(text)
  if (card.told && isWords(said, 'button.no-thanks')) return { do: 'edit', card: card.id, on: 'told' }
  const on = { card: card.id, on: question.id }
  if (!card.confirm)
    return question.kind === 'town' && isWords(said, 'button.skip')
      ? { do: 'answer', ...on, value: 'unsure' }
      : undefined
  const value = readingOf(said, question, card.confirm.readings)
  if (value !== undefined) return { do: 'confirm', ...on, value }
  const other = isWords(said, 'button.change') || isWords(said, 'button.none-of-these')
  return other ? { do: 'edit', ...on } : undefined
}

/** The card whose name was typed. */
export function labelledCard(text: string, record: PersonRecord): Action | undefined {
  const said = normalizeLabel(text)
  const named = record.cards.find((card) =>
    heardLanguages().some(
      (language) => normalizeLabel(cardName({ record, t: translator(language) }, card)) === said,
    ),
  )
  return named && { do: 'card', value: named.id }
}
