import type { CardRecord, PersonRecord } from '../conversation/record.ts'
import type { Day } from '../dates/day.ts'
import { addDays } from './days.ts'
import { asDay, type Deadline, deadlinesOf, type Prospect, type Subject } from './deadlines.ts'
import { type Hours, hourInJapan } from './hours.ts'
import { kindOf, reminderId, stepId } from './ids.ts'
import { LADDERS, NUDGES } from './ladders.ts'
import type { PlannedReminder } from './planned.ts'
import { priorityOf } from './priority.ts'
import { type Rung, rungsAfter, rungsAsleep, rungsBefore } from './rungs.ts'

/** What the planner rests on; nothing else is read. */
export interface PlanInput {
  readonly record: PersonRecord
  /** Card id to its prospect; a card without one has no reminders. */
  readonly prospects: ReadonlyMap<string, Prospect>
  readonly today: Day
  /** The hours in which a reminder may go out; by day in the person's zone. */
  readonly hours?: Hours
}

/** A step to be reminded of, dated or not, with what the person decided about it. */
interface Topic {
  readonly step: string
  readonly action: Subject
  readonly rungs: readonly Rung[]
  /** Past it the step's reminders no longer matter, but for the question after the last day. */
  readonly by?: Day
  readonly goBy?: Day
}

/** How long an answer to "did it work?" still matters, in days after the last day. */
const FOLLOW_UP_MATTERS = 45

function topicOf(
  { id }: CardRecord,
  deadline: Deadline,
  { record }: PlanInput,
  facts: Prospect['facts'],
): Topic {
  const { action, by, goBy } = deadline
  const ladder = LADDERS[deadline.ladder][record.settings.rhythm]
  const since = record.settings.since
  const before = rungsBefore(deadline, ladder, asDay(facts.newResidenceCard?.receivedOn))
  const after = since && by < since ? [] : rungsAfter(deadline, ladder)
  return { step: stepId(id, action, by), action, by, rungs: [...before, ...after], ...(goBy && { goBy }) }
}

/** What has no day of its own is reminded of from today on, where nothing else in the plan has one. */
function undated(card: CardRecord, prospect: Prospect, { today, record }: PlanInput): readonly Topic[] {
  const { steps, missing, situation } = prospect.planOn(today)
  const action = missing.length > 0 ? 'finish' : steps.find((step) => step.action !== 'wait')?.action
  if (!action || steps.some(({ by }) => by !== undefined)) return []
  const rungs = NUDGES[record.settings.rhythm].map((days) => ({
    stage: `nudge-${days}`,
    day: addDays(today, days),
    left: days,
  }))
  return [{ step: stepId(card.id, action, situation), action, rungs }]
}

/** The extended date is only worth a word while the special extension may have been made. */
function stillOpen(
  card: CardRecord,
  deadline: Deadline,
  { record }: PlanInput,
  facts: Prospect['facts'],
): boolean {
  const settled = (step: string) => step in card.done || record.stopped.includes(step)
  if (settled(stepId(card.id, deadline.action, deadline.by))) return false
  const { validUntil = '' } = facts.card ?? {}
  return deadline.ladder !== 'unconfirmed' || !settled(stepId(card.id, 'special-extension', validUntil))
}

function topicsOf(card: CardRecord, prospect: Prospect, input: PlanInput): readonly Topic[] {
  const dated = deadlinesOf(prospect, input.today).filter((deadline) =>
    stillOpen(card, deadline, input, prospect.facts),
  )
  const topics = dated.map((deadline) => topicOf(card, deadline, input, prospect.facts))
  const aheadOfUs = topics.some(({ by, action }) => by && by >= input.today && action !== 'finish')
  const loose = aheadOfUs ? [] : undated(card, prospect, input)
  const { stopped } = input.record
  return [...topics, ...loose].filter(({ step }) => !stopped.includes(step) && !(step in card.done))
}

function awake({ rungs, goBy, step }: Topic, { snoozed }: PersonRecord): readonly Rung[] {
  const until = asDay(snoozed[step])
  return until ? rungsAsleep(rungs, until, goBy) : rungs
}

const until = ({ by }: Topic, { left }: Rung): Day | undefined =>
  by && (left < 0 ? addDays(by, FOLLOW_UP_MATTERS) : by)

function dated(card: CardRecord, topic: Topic, input: PlanInput): readonly PlannedReminder[] {
  const { settings } = input.record
  const wish = {
    ...(input.hours && { hours: input.hours }),
    ...(settings.hour !== undefined && { own: settings.hour }),
    ...(settings.zone && { zone: settings.zone }),
  }
  const comes = ({ day }: Rung) => day >= input.today && (!settings.since || day > settings.since)
  return awake(topic, input.record)
    .filter(comes)
    .map((rung) => {
      const last = until(topic, rung)
      return {
        id: reminderId(topic.step, rung.stage),
        card: card.id,
        kind: kindOf(topic.action, rung.stage.replace(/^snooze-.*/, 'snooze')),
        day: rung.day,
        hour: hourInJapan(rung.day, wish),
        priority: priorityOf(topic.action, rung.left),
        ...(last && { until: last }),
      }
    })
}

/**
 * The whole schedule of one person from today on: every dated reminder of every step that each card has before it, years
 * ahead, in the order of their days. Depends on the record and its plans alone; the same input gives the same ids for ever.
 */
export function planReminders(input: PlanInput): readonly PlannedReminder[] {
  const { record, prospects } = input
  if (!record.settings.reminders) return []
  return record.cards
    .filter(({ id }) => !record.stopped.includes(`card:${id}`))
    .flatMap((card) => {
      const prospect = prospects.get(card.id)
      return prospect ? topicsOf(card, prospect, input).flatMap((topic) => dated(card, topic, input)) : []
    })
    .sort((one, other) => (one.day + one.id < other.day + other.id ? -1 : 1))
}
