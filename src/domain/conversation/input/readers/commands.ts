import type { ActionName } from '../../../../contracts/action.ts'
import { recogniseLanguage } from '../../../language/recognise-language.ts'
import { readRemindOn } from '../read-remind-on.ts'
import { type Reader, toAnswer } from './reading.ts'

/** Commands without effects, which may be part of a question. */
export const HARMLESS: ReadonlySet<string> = new Set<ActionName>([
  'help',
  'why',
  'explain',
  'more',
  'counter',
  'review',
  'language',
  'human',
  'privacy',
  'export',
  'cards',
  'calendar',
  'reminders',
  'home',
  'delete',
])

const readCommand: Reader = ({ text, said, card, utterance }) => {
  const language = utterance.asks ? undefined : recogniseLanguage(text)
  if (language) return { kind: 'action', action: { do: 'language', value: language } }
  if (said === undefined || said === 'yes' || said === 'no') return undefined
  if (said === 'greeting' || said === 'thanks') return { kind: said }
  if (utterance.asks && !HARMLESS.has(said)) return undefined
  return { kind: 'action', action: { do: said, card: card.id } }
}

/** Commands about steps and reminders mean nothing before there is an answer or a reminder. */
const AFTER_THE_ANSWER: ReadonlySet<string> = new Set<ActionName>([
  'done',
  'not-yet',
  'stop',
  'snooze',
  'remind',
  'test-reminder',
])

/** A command, if it applies. */
export const readCommandHere: Reader = (reading) => {
  const meaning = readCommand(reading)
  if (meaning?.kind !== 'action' || !reading.question) return meaning
  if (meaning.action.do === 'new-card' && reading.question.id === 'renewal')
    return toAnswer(reading, reading.question, 'received')
  const isAboutReminders = AFTER_THE_ANSWER.has(meaning.action.do)
  return isAboutReminders && !reading.record.settings.reminders ? undefined : meaning
}

/** "Remind me on Monday": once reminders are on, the next one comes on that day; before, they are switched on. */
export const readReminderDay: Reader = ({ utterance, record, card, question, today }) => {
  if (question && !record.settings.reminders) return undefined
  const day = readRemindOn(utterance.folded, today)
  if (day === undefined) return undefined
  const action = record.settings.reminders ? { do: 'snooze' as const, value: day } : { do: 'remind' as const }
  return { kind: 'action', action: { ...action, card: card.id } }
}
