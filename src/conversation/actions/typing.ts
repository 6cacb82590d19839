import { findSecrets } from '../../language/redact.ts'
import { cardOf } from '../cards.ts'
import { humanText } from '../human.ts'
import { atPlace, placeMessages } from '../place.ts'
import { readText } from '../read-text.ts'
import { buttons, goOn, type Reply, say, type Talk } from '../talk.ts'
import { act } from './act.ts'
import { takeDateProblem, takeDays } from './typed-day.ts'
import { takeStatus } from './typed-status.ts'

/** Said so often in a row that nothing was understood, a person's number is better than a third question. */
const TIMES_BEFORE_A_HUMAN = 2

/** Nothing was understood: the question again; the second time with a human's number. */
function unclear(talk: Talk): Reply {
  const record = { ...talk.record, misunderstood: talk.record.misunderstood + 1 }
  const after = goOn(talk, record)
  if (record.misunderstood < TIMES_BEFORE_A_HUMAN) return atPlace(after, [talk.t('chat.unclear')])
  const human = say(talk, `${talk.t('chat.unclear-again')}\n\n${humanText(talk.t)}`)
  return { record, messages: [human, ...placeMessages(after)] }
}

/** Greeting and thanks are answered in kind; the place is never lost. */
function civil(talk: Talk, kind: 'greeting' | 'thanks'): Reply {
  if (kind === 'greeting') return atPlace(talk, talk.record.greeted ? [talk.t('chat.greeting')] : [])
  const side = buttons(talk.t, cardOf(talk.record), 'home', 'help')
  return { record: talk.record, messages: [say(talk, talk.t('chat.thanks'), { buttons: side })] }
}

/** A number that must not be kept: the person is told so, and nothing else of the text is looked at. */
function secret(talk: Talk, text: string): Reply | undefined {
  const [first] = findSecrets(text)
  return first && atPlace(talk, [talk.t(`error.secret.${first.kind}`)])
}

/** Carries out what was typed. */
export function typed(talk: Talk, text: string): Reply {
  const told = secret(talk, text)
  if (told) return told
  const understood = readText(text, cardOf(talk.record), talk.today)
  switch (understood.kind) {
    case 'action':
      return act(talk, understood.action)
    case 'days':
      return takeDays(talk, understood.question, understood.days)
    case 'date-problem':
      return takeDateProblem(talk, understood.question, understood.problem)
    case 'status':
      return takeStatus(talk, understood)
    case 'greeting':
    case 'thanks':
      return civil(talk, understood.kind)
    default:
      return unclear(talk)
  }
}
