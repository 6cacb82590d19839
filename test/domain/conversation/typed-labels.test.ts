import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { MAIN_FLOW } from '../../../flows/index.ts'
import type { Incoming } from '../../../src/contracts/incoming.ts'
import type { Language } from '../../../src/contracts/languages.ts'
import type { Button, Message } from '../../../src/contracts/message.ts'
import { cardOf, newRecord } from '../../../src/domain/conversation/state/cards.ts'
import { labelOf, questionAt } from '../../../src/domain/conversation/state/flow-cursor.ts'
import type { PersonRecord } from '../../../src/domain/conversation/state/record.ts'
import { ALL_LABELS } from '../../../src/domain/conversation/words/labels.ts'
import type { Day } from '../../../src/domain/dates/day.ts'
import { normalizeLabel } from '../../../src/domain/language/normalize-label.ts'
import { translator } from '../../../src/domain/language/translate.ts'
import { remindersDue } from '../../../src/domain/reminders/content/words.ts'
import { scheduleFor } from '../../../src/domain/reminders/schedule/projected-plan.ts'
import { turn } from '../../../src/domain/turn.ts'
import { foldText } from '../../../src/domain/understanding/fold-text.ts'
import { wholeChoice } from '../../../src/domain/understanding/read-choice.ts'
import { distantDays } from '../../../src/domain/understanding/relative-days.ts'
import { WALKED } from '../../languages.ts'
import { paths, TODAY } from '../../paths/walker.ts'

/** Where somebody stands: what is kept of them, and what they see. */
interface Scene {
  readonly record: PersonRecord | undefined
  readonly messages: readonly Message[]
  readonly today: Day
}

const buttonsOf = (messages: readonly Message[]): readonly Button[] =>
  messages.flatMap((message) => [...(message.kind === 'question' ? message.choices : []), ...message.buttons])

const hear = ({ record, today }: Scene, incoming: Incoming): Scene => {
  const said = turn({ record, incoming, today, languageHint: 'en' })
  return { ...said, today }
}

/** Scenes with the same buttons are one: what stands below a message does not hang on the rest of its words. */
const looks = ({ messages }: Scene) =>
  JSON.stringify(
    messages.flatMap((message) => [
      message.kind === 'question' ? message.question : '',
      ...message.buttons,
      buttonsOf([message]).map(({ label, action }) => [label, action]),
    ]),
  )

/**
 * The words of two buttons that ask for different things mean neither. "Not yet" below a thing to do and a question that came
 * together answers either, too.
 */
const meansOne = ({ label, action }: Button, all: readonly Button[]) =>
  all.every((other) => {
    const alike =
      normalizeLabel(other.label) === normalizeLabel(label) ||
      (action.do === 'not-yet' && other.action.do === 'not-yet')
    return !alike || isDeepStrictEqual(other.action, action)
  })

/** "My card" is an answer where it is asked whose card it is, though a card of that name is there. */
const isAnswer = ({ record }: Scene, { action }: Button) =>
  action.do === 'card' && record !== undefined && questionAt(cardOf(record), TODAY)?.id === 'whose'

const OTHER_LABELS: readonly string[] = [
  ...ALL_LABELS.filter(([, action]) => action.do !== 'topic').map(([key]) => key),
  ...MAIN_FLOW.questions.flatMap((question) =>
    question.kind === 'choice' ? question.choices.map((choice) => `choice.${question.id}.${choice}`) : [],
  ),
]

/** A topic that is offered because nothing was understood: its words are those of another button or of an answer, and mean that. */
function isOtherwise({ record }: Scene, { label, action }: Button): boolean {
  const asked = record && questionAt(cardOf(record), TODAY)
  if (action.do === 'topic' && asked && wholeChoice(foldText(label), asked.id) !== undefined) return true
  const said = normalizeLabel(label)
  const isLabel = (language: Language) =>
    OTHER_LABELS.some((key) => normalizeLabel(translator(language)(key)) === said)
  return action.do === 'topic' && WALKED.some(isLabel)
}

/** Buttons of a scene whose words, typed, lead anywhere else than a tap. */
function misread(scene: Scene): string[] {
  const all = buttonsOf(scene.messages)
  return all
    .filter(
      (button) =>
        meansOne(button, all) &&
        !isAnswer(scene, button) &&
        !isDate(scene, button) &&
        !isOtherwise(scene, button),
    )
    .filter(({ label, action }) => {
      const tapped = hear(scene, { kind: 'action', action })
      const typed = hear(scene, { kind: 'text', text: label })
      return !isDeepStrictEqual({ ...tapped }, { ...typed })
    })
    .map(({ label, action }) => `"${label}" is no ${JSON.stringify(action)}`)
}

/** At a date question a distance from today ("In 3 days") is a date and no snooze. */
function isDate({ record, today }: Scene, { label }: Button): boolean {
  const asked = record && questionAt(cardOf(record), today)
  return asked?.kind === 'date' && distantDays(foldText(label), today).length > 0
}

/** The scenes of one language are enough; each language would bring as many again. */
const staysInWalked = ({ action }: Button) =>
  action.do !== 'language' || WALKED.some((language) => language === action.value)

/** The scene, and all that its buttons lead to, each look once. */
function* reachable(start: readonly Scene[], seen: Set<string>): Generator<Scene> {
  const waiting = [...start]
  for (let scene = waiting.shift(); scene; scene = waiting.shift()) {
    const look = looks(scene)
    if (seen.has(look)) continue
    seen.add(look)
    yield scene
    const here = scene
    const taps = buttonsOf(scene.messages).filter(staysInWalked)
    waiting.push(...taps.map(({ action }) => hear(here, { kind: 'action', action })))
  }
}

const recordWith = (answers: Readonly<Record<string, string>>, language: Language): PersonRecord => ({
  ...newRecord(language),
  greeted: true,
  cards: [{ id: '1', flow: MAIN_FLOW.id, label: labelOf(answers), answers: { ...answers }, done: {} }],
})

const OWN = [...paths(MAIN_FLOW, TODAY, { answers: { whose: 'mine' }, asking: [] })]

/** Texts that are said back, so that there is something to choose from: two days, one day, towns, a status of two kinds. */
const SAID_BACK = ['3/5/2027', '2027-03-05', '5 March', 'Matsudo', '府中', 'designated activities', 'student']

describe.each(WALKED)('the words of any button, typed in its place, in %s', (language) => {
  const opened = (answers: Readonly<Record<string, string>>) =>
    hear({ record: recordWith(answers, language), messages: [], today: TODAY }, { kind: 'start' })

  it('do what a tap does: at the questions and answers of the paths, behind every button, and where words are said back', () => {
    const seen = new Set<string>()
    const asked = new Map(
      OWN.filter((_, index) => index % 41 === 0).flatMap((path) =>
        path.asked.map((_, index) => {
          const answers = Object.fromEntries(Object.entries(path.answers).slice(0, index + 2))
          return [JSON.stringify(answers), { answers, next: path.asked[index + 1] ?? 'the answer' }]
        }),
      ),
    )
    const scenes = [{}, { whose: 'mine' }, ...[...asked.values()].map(({ answers }) => answers)].map(opened)
    const questions = [...new Map([...asked.values()].map((one) => [one.next, opened(one.answers)])).values()]
    const saidBack = questions.flatMap((scene) =>
      SAID_BACK.map((text) => hear(scene, { kind: 'text', text })),
    )
    const wrong = [...reachable([...scenes, ...saidBack], seen)].flatMap(misread)
    expect(seen.size).toBeGreaterThan(400)
    expect([...new Set(wrong)]).toEqual([])
  })

  it('do what a tap does below every reminder', () => {
    const seen = new Set<string>()
    const scenes = OWN.filter((_, index) => index % 23 === 0).flatMap(({ answers }) => {
      const base = recordWith(answers, language)
      const record = { ...base, settings: { ...base.settings, reminders: true } }
      const planned = scheduleFor(record, TODAY)
      return [...new Set(planned.map(({ day }) => day))].flatMap((today): Scene[] => {
        const due = planned.filter(({ day }) => day === today)
        const kinds = JSON.stringify([due.map(({ kind }) => kind), planned.map(({ kind }) => kind)])
        if (seen.has(kinds)) return []
        seen.add(kinds)
        return [{ record, messages: remindersDue(record, due, today)?.messages ?? [], today }]
      })
    })
    expect(seen.size).toBeGreaterThan(200)
    expect([...new Set(scenes.flatMap(misread))]).toEqual([])
  })
})
