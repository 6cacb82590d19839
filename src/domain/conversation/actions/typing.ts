import type { Message } from '../../../contracts/message.ts'
import { findSecrets } from '../../language/redact.ts'
import { buttons, goOn, type Reply, say, type Talk } from '../context/turn-context.ts'
import { readText } from '../input/read-text.ts'
import { atPlace, placeMessages } from '../messages/current-prompt.ts'
import { topicLinks, topicOf } from '../messages/public-topics.ts'
import { cardOf } from '../state/cards.ts'
import { humanText } from '../words/hotlines.ts'
import { act } from './act.ts'
import { waitForYes } from './confirmation.ts'
import { typedLater, withoutLater } from './snooze-date.ts'
import { takeDateProblem, takeDays } from './typed-day.ts'
import { takeStatus } from './typed-status.ts'

/** What a question looks like; other texts are meant as an answer. */
const QUESTION =
  /[?？]|^\s*(?:how|what|when|where|can|could|do|does|is|are|must|my)\b|(?:か|の|教えて.*)[。.\s]*$/iu

/** Said so often in a row that nothing was understood, a person's number is better than a third question. */
const TIMES_BEFORE_A_HUMAN = 2

/** A general question in the middle of things: the general answer, and then where the conversation stands. */
function inGeneral(talk: Talk, text: string): Reply | undefined {
  const topic = QUESTION.test(text.slice(0, 500)) ? topicOf(text) : undefined
  if (!topic) return undefined
  const general = say(talk, talk.t(`chat.public.${topic.id}`), { links: topicLinks(topic, talk.language) })
  return { record: { ...talk.record, misunderstood: 0 }, messages: [general, ...placeMessages(talk)] }
}

/** People to call: their numbers, or on a day on which these were shown already the button that shows them again. */
function humanWords(talk: Talk): Message<'personal'> {
  if (talk.record.numbersShown === talk.today)
    return say(talk, talk.t('chat.unclear-still'), { buttons: buttons(talk.t, undefined, 'human') })
  return say(talk, `${talk.t('chat.unclear-again')}\n\n${humanText(talk.t)}`)
}

/** Nothing was understood: the question again; the second time with a human to call. */
function unclear(talk: Talk): Reply {
  const times = talk.record.misunderstood + 1
  if (times < TIMES_BEFORE_A_HUMAN)
    return atPlace(goOn(talk, { ...talk.record, misunderstood: times }), [talk.t('chat.unclear')])
  const record = { ...talk.record, misunderstood: 0, numbersShown: talk.today }
  return { record, messages: [humanWords(talk), ...placeMessages(goOn(talk, record))] }
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
export function typed(before: Talk, text: string): Reply {
  const talk = withoutLater(before)
  const told = secret(talk, text)
  if (told) return told
  const quiet = typedLater(before, text)
  if (quiet) return act(talk, quiet)
  const understood = readText(text, talk.record, talk.today)
  switch (understood.kind) {
    case 'action':
      return act(talk, understood.action)
    case 'days':
      return takeDays(talk, understood.question, understood.days)
    case 'towns':
      return waitForYes(talk, understood.question.id, understood.towns)
    case 'date-problem':
      return takeDateProblem(talk, understood.question, understood.problem)
    case 'status':
      return takeStatus(talk, understood)
    case 'greeting':
    case 'thanks':
      return civil(talk, understood.kind)
    default:
      return inGeneral(talk, text) ?? unclear(talk)
  }
}
