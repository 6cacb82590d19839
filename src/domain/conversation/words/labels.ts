import { FLOWS } from '../../../../flows/index.ts'
import type { Action, ActionName } from '../../../contracts/action.ts'
import { COUNTER_ACTIONS, STEP_ACTIONS } from '../../rules/contract/vocabulary.ts'
import { TOPICS } from '../../topics/topics.ts'

/** A button label: its locale key, its values, and the action of the button. */
export type Label = readonly [key: string, action: Action, gaps?: Readonly<Record<string, string>>]

/** Buttons whose label is `button.NAME` of their action. */
const NAMED = [
  'unsure',
  'back',
  'why',
  'restart',
  'home',
  'help',
  'explain',
  'more',
  'counter',
  'review',
  'language',
  'human',
  'delete',
  'delete-confirmed',
  'export',
  'privacy',
  'cards',
  'card-add',
  'calendar',
  'reminders',
  'remind',
  'new-card',
] as const satisfies readonly ActionName[]

const TALK: readonly Label[] = [
  ...NAMED.map((name): Label => [`button.${name}`, { do: name }]),
  ['button.keep', { do: 'home', value: 'keep' }],
  ['button.keep-data', { do: 'home' }],
  ['button.exact', { do: 'review', on: 'exact' }],
  ...COUNTER_ACTIONS.map((on): Label => [`button.counter-${on}`, { do: 'counter', on }]),
]

/** Reminder buttons that name no step when they are typed; the newest reminder's step is meant. */
const REMINDER: readonly Label[] = [
  ['reminder.button.done', { do: 'done' }],
  ['reminder.button.made', { do: 'done' }],
  ['reminder.button.collected', { do: 'done' }],
  ['reminder.button.not-yet', { do: 'not-yet' }],
  ['reminder.button.missed', { do: 'not-yet', value: 'over' }],
  ['reminder.button.not-made', { do: 'not-yet', value: 'over' }],
  ['reminder.button.new-card', { do: 'new-card' }],
  ['reminder.button.snooze', { do: 'snooze', value: '3' }],
  ['reminder.button.snooze-other', { do: 'snooze' }],
  ['reminder.button.review', { do: 'review' }],
  ['reminder.button.go-on', { do: 'home' }],
  ['reminder.button.stop', { do: 'stop', value: 'newest' }],
  ...['3', '7', '14'].map(
    (value): Label => [`reminder.control.snooze-days.${value}`, { do: 'snooze', value }],
  ),
  ['reminder.control.snooze-day-before', { do: 'snooze', value: 'day-before' }],
]

/** The label holds the name of the stopped step in the button's language. */
export const RESUME = 'reminder.control.list.resume'

const SETTINGS: readonly Label[] = [
  ['reminder.button.reminders', { do: 'reminders' }],
  ['reminder.button.stop-all', { do: 'stop' }],
  ['reminder.button.start', { do: 'remind', value: 'last' }],
  ...[...STEP_ACTIONS, 'finish'].map((value): Label => [RESUME, { do: 'remind', value }]),
  ['reminder.button.rhythm', { do: 'rhythm' }],
  ...['few', 'normal', 'many'].map((value): Label => [`reminder.button.${value}`, { do: 'rhythm', value }]),
  ['reminder.button.hour', { do: 'hour' }],
  ...Array.from({ length: 24 }, (_, hour): Label => {
    const value = String(hour)
    return ['reminder.control.at-hour', { do: 'hour', value }, { hour: value }]
  }),
  ['reminder.button.test', { do: 'test-reminder' }],
  ['reminder.button.calendar', { do: 'calendar' }],
  ['calendar.new-address', { do: 'calendar', value: 'new' }],
  ['calendar.off', { do: 'calendar', value: 'off' }],
  ['calendar.on', { do: 'calendar', value: 'on' }],
]

/** A button to change an answer or to make something more exact. */
const EDITS: readonly Label[] = [...FLOWS.values()].flatMap(({ questions, refinements }) => [
  ...questions.map(({ id }): Label => [`question.${id}.name`, { do: 'edit', on: id }]),
  ...refinements.map(({ id }): Label => [`choice.exact.${id}`, { do: 'edit', on: `exact-${id}` }]),
])

/** The buttons that open a topic. */
const TOPIC_LABELS: readonly Label[] = TOPICS.map(
  ({ id }): Label => [`topic.${id}.label`, { do: 'topic', value: id }],
)

/** Every button with a fixed label, and the buttons that change an answer. */
export const ALL_LABELS: readonly Label[] = [...TALK, ...REMINDER, ...SETTINGS, ...EDITS, ...TOPIC_LABELS]
