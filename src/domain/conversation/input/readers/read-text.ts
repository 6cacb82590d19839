import type { Day } from '../../../dates/day.ts'
import { recogniseCommand } from '../../../language/recognise-command.ts'
import { nearTopics, readUtterance } from '../../../understanding/utterance.ts'
import { cardOf, flowOf } from '../../state/cards.ts'
import { questionAt, questionById } from '../../state/flow-cursor.ts'
import type { PersonRecord } from '../../state/record.ts'
import type { Meaning } from '../meaning.ts'
import { readAgeAnswer, readLikelyChoice, readWholeChoice } from './choices.ts'
import { readCommandHere, readReminderDay } from './commands.ts'
import { readConfirmation } from './confirmations.ts'
import { readDate } from './dates.ts'
import { readCrisis, readFear, readSecret } from './emergencies.ts'
import { readChoiceLabel, readLabel, readLabelHere } from './labels.ts'
import { readMissingAnswer } from './missing-answer.ts'
import type { Reader, Reading } from './reading.ts'
import { readStatusAnswer } from './statuses.ts'
import { readAnswerElsewhere, readSupposition, readTold } from './told.ts'
import { readHuman, readTopic } from './topics.ts'
import { readTown } from './towns.ts'

/** The readers in order; the first one with a meaning decides. */
const READERS: readonly Reader[] = [
  readSecret,
  readCrisis,
  readConfirmation,
  readLabelHere,
  readChoiceLabel,
  readAgeAnswer,
  readWholeChoice,
  readStatusAnswer,
  readDate,
  readCommandHere,
  readReminderDay,
  readTown,
  readLabel,
  readMissingAnswer,
  readSupposition,
  readTold,
  readAnswerElsewhere,
  readLikelyChoice,
  readTopic,
  readHuman,
  readFear,
]

/** Parses a typed text at the current prompt. `today` is a day in Japan. Pure; never throws. */
export function readText(text: string, record: PersonRecord, today: Day): Meaning {
  const card = cardOf(record)
  const question = card.confirm ? questionById(flowOf(card), card.confirm.question) : questionAt(card, today)
  const utterance = readUtterance(text)
  const reading: Reading = { text, utterance, said: recogniseCommand(text), record, card, question, today }
  for (const reader of READERS) {
    const meaning = reader(reading)
    if (meaning) return meaning
  }
  return { kind: 'unclear', nearest: nearTopics(utterance), about: utterance.about }
}
