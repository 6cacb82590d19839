import type { Flow, Question } from '../../../../flows/flow.ts'
import type { Day } from '../../dates/day.ts'
import { flowOf } from './cards.ts'
import { advance, DONE, type FlowEvent, type Progress, position } from './machine.ts'
import type { CardRecord } from './record.ts'
import { withTimelyStatus } from './residence-card-date.ts'

function progressOf(card: CardRecord): Progress {
  return { answers: card.answers, asking: card.asking ?? [] }
}

/** The question that a card's conversation stands at; `undefined` once every question is answered. */
export function questionAt(card: CardRecord, today: Day): Question | undefined {
  const at = position(flowOf(card), progressOf(card), today)
  return at === DONE ? undefined : questionById(flowOf(card), at)
}

/** The question of a flow with this id. */
export function questionById(flow: Flow, id: string | undefined): Question | undefined {
  return flow.questions.find((question) => question.id === id)
}

/** Whose card it is, by the answers. */
export function labelOf(answers: Readonly<Record<string, string>>): CardRecord['label'] {
  const whose = answers.whose
  return whose === 'child' || whose === 'other' ? whose : 'mine'
}

/** The card after an event of its flow. Any event ends a confirmation that was open. */
export function applyFlowEvent(card: CardRecord, event: FlowEvent, today: Day): CardRecord {
  const { progress } = advance(flowOf(card), progressOf(card), event, today)
  const { confirm: _confirm, hinted: _hinted, asking: _asking, ...rest } = card
  const answers = withTimelyStatus(card.answers, progress.answers)
  return {
    ...rest,
    label: labelOf(answers),
    answers,
    ...(progress.asking.length > 0 && { asking: [...progress.asking] }),
  }
}

/** The card with these questions asked next, answered or not; those that do not apply are left out. */
export function askQuestions(card: CardRecord, questions: readonly string[], today: Day): CardRecord {
  return applyFlowEvent(card, { type: 'EDIT', questions }, today)
}

/** The card with these answers set without asking; each must be a valid answer of its question. */
export function setAnswers(card: CardRecord, answers: Readonly<Record<string, string>>): CardRecord {
  return { ...card, answers: withTimelyStatus(card.answers, { ...card.answers, ...answers }) }
}

/** The card without the answers to these questions; they are asked again where they still matter. */
export function removeAnswers(card: CardRecord, questions: readonly string[]): CardRecord {
  if (questions.length === 0) return card
  const gone = new Set(questions)
  return {
    ...card,
    answers: Object.fromEntries(Object.entries(card.answers).filter(([id]) => !gone.has(id))),
  }
}
