import { slackChannel } from '../../channels/slack/channel.ts'
import type { Deadline, Form, FormAnswers, SlackPorts } from '../../channels/slack/context/ports.ts'
import type { SlackSettings } from '../../channels/slack/context/settings.ts'
import type { Action } from '../../contracts/action.ts'
import type { Language } from '../../contracts/languages.ts'
import type { CardMessage, Message } from '../../contracts/message.ts'
import { isPersonId, type PersonId } from '../../contracts/person.ts'
import { checkAnswers, formQuestions } from '../../domain/conversation/messages/form.ts'
import { newRecord } from '../../domain/conversation/state/cards.ts'
import type { PersonRecord } from '../../domain/conversation/state/record.ts'
import type { Day, Instant } from '../../domain/dates/day.ts'
import { languageOfTags } from '../../domain/language/recognise-language.ts'
import type { Operation } from '../../domain/reminders/schedule/projected-plan.ts'
import { turn } from '../../domain/turn.ts'
import { operationOf } from '../settings/operation.ts'
import type { AppContext, RunningChannel } from './app-context.ts'

const languageOf = (record: PersonRecord | undefined, hint: string | undefined): Language =>
  record?.language ?? languageOfTags([hint]) ?? 'en'

/** The day in Japan and the operator's settings. */
type Setting = Operation & { readonly today: Day }

/** The answer to an action, without storing anything. */
function answerTo(record: PersonRecord, action: Action, setting: Setting): readonly Message[] {
  return turn({ record, incoming: { kind: 'action', action }, ...setting }).messages
}

const isCard = (message: Message): message is CardMessage => message.kind === 'card'
const URGENCY = ['now', 'by-date', 'over', 'nothing', 'plain']

/** Each card's current state, most urgent first, then reminders. */
function overviewOf(record: PersonRecord, setting: Setting): readonly Message[] {
  const cards = record.cards.map(({ id }) => answerTo(record, { do: 'card', value: id }, setting))
  const rank = (messages: readonly Message[]) => URGENCY.indexOf(messages.find(isCard)?.tone ?? 'plain')
  const ordered = cards.toSorted((a, b) => rank(a) - rank(b)).flat()
  return record.settings.reminders ? [...ordered, ...answerTo(record, { do: 'reminders' }, setting)] : ordered
}

/** One line for each card with a deadline. The first row of its answer is the day. */
function deadlinesOf(record: PersonRecord, setting: Setting): readonly Deadline[] {
  return record.cards
    .flatMap(({ id }) => answerTo(record, { do: 'card', value: id }, setting))
    .filter(isCard)
    .filter(({ tone }) => tone === 'now' || tone === 'by-date')
    .map(({ alt, rows }) => ({ line: alt, day: rows[0]?.value ?? alt }))
}

/** The questions of a card, given stored answers or those on the screen. */
function formOf(kept: PersonRecord | undefined, answers: FormAnswers, language: Language, today: Day): Form {
  const record = kept ?? newRecord(language)
  return { language, card: record.active, fields: formQuestions({ record, today }, answers) }
}

/**
 * Stores Slack's data about a person (profile, direct message) only while a record exists or until it
 * expires, so that an erasure stays complete.
 */
function valuesOfKnown({ values, person }: AppContext['store']): SlackPorts['values'] {
  const isKnown = async (owner: string) => !isPersonId(owner) || (await person(owner))?.record !== undefined
  return {
    ...values,
    set: async (name, value, options = {}) => {
      const { owner, expiresAt } = options
      if (owner === undefined || expiresAt !== undefined || (await isKnown(owner)))
        await values.set(name, value, options)
    },
  }
}

function portsOf({ store, accept, now, today, settings, withPictures }: AppContext): SlackPorts {
  const setting = (): Setting => ({ ...operationOf(settings), today: today() })
  const recordOf = async (person: PersonId) => (await store.person(person))?.record
  return {
    accept,
    values: valuesOfKnown(store),
    forget: store.forgetEvent,
    setReachable: (person, reachable) => store.setReachable(person, reachable, now()),
    erase: (who) => store.erase(who, now()),
    language: async (person, hint) => languageOf(await recordOf(person), hint),
    overview: async (person) => {
      const record = await recordOf(person)
      return record ? withPictures(overviewOf(record, setting())) : []
    },
    deadlines: async (person) => {
      const record = await recordOf(person)
      return record ? deadlinesOf(record, setting()) : []
    },
    form: async (person, answers, hint) => {
      const record = await recordOf(person)
      return formOf(record, answers ?? {}, languageOf(record, hint), today())
    },
    check: async (person, answers, hint) => {
      const record = (await recordOf(person)) ?? newRecord(languageOf(undefined, hint))
      const faults = checkAnswers({ record, today: today() }, answers)
      return Object.fromEntries(faults.map(({ question, words }) => [question, words]))
    },
  }
}

/** Opens Slack with its settings. */
export function openSlack(context: AppContext, settings: SlackSettings): readonly RunningChannel[] {
  const { log, now, clock } = context
  const onTime = (theirs: Instant) => clock.saw('slack', theirs)
  const channel = slackChannel({ settings, ports: portsOf(context), log, now, onTime })
  const { router, sender, hint, refusals, start, stop } = channel
  return [{ router, sender, hint, refusals, start, close: stop }]
}
