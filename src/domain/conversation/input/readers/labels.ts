import { choicesOf, exactChoice } from '../match-choice.ts'
import { labelled, labelledCard, labelledHere } from '../typed-label.ts'
import { HARMLESS } from './commands.ts'
import { type Reader, toAnswer } from './reading.ts'

/** The label of a button of the current question. */
export const readLabelHere: Reader = ({ text, card, question }) => {
  const action = question && labelledHere(text, card, question)
  return action && { kind: 'action', action }
}

/** The whole label of a choice. */
export const readChoiceLabel: Reader = (reading) => {
  const { text, question, utterance } = reading
  if (question?.kind !== 'choice' || utterance.marked) return undefined
  const label = exactChoice(text, choicesOf(question))
  return label === undefined ? undefined : toAnswer(reading, question, label)
}

/** The words of a button of any message, typed. */
export const readLabel: Reader = ({ text, record, card, question, today, utterance }) => {
  const action = labelled(text, card, today) ?? labelledCard(text, record)
  if (!action || (utterance.marked && action.do !== 'topic' && !HARMLESS.has(action.do))) return undefined
  const needsAnswer = action.do === 'done' || action.do === 'not-yet'
  return needsAnswer && question && !record.settings.reminders ? undefined : { kind: 'action', action }
}
