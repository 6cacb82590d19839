import type { Section } from '../../../contracts/message.ts'
import { renewFirst, withDay } from '../../conversation/answer/headline.ts'
import { bringSection, laterItem, plainItem, stepDo, stepRows } from '../../conversation/answer/step-words.ts'
import { leadingWarnings } from '../../conversation/answer/warning-words.ts'
import { daysBetween } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import type { Plan, Step } from '../../rules/contract/plan.ts'
import { buttonsOf, waitsForCard } from './buttons.ts'
import type { DatedContent, DueContent } from './due-content.ts'
import type { Body, MessageBuilder } from './message-builder.ts'

/** From so many days before the last open day a step's tone is `now`, as in an answer. */
const URGENT = 14

function urgency({ context }: MessageBuilder, last: Day): Pick<Body, 'tone' | 'band'> {
  const tone = daysBetween(context.today, last) <= URGENT ? 'now' : 'by-date'
  return { tone, band: context.t(`answer.band.${tone}`) }
}

/** The open steps that the plan puts before the told one, such as a call to the office. */
function beforeSection({ context, card }: MessageBuilder, step: Step, { steps }: Plan): readonly Section[] {
  const before = steps.slice(0, Math.max(0, steps.indexOf(step))).filter(({ action }) => action !== 'wait')
  if (before.length === 0) return []
  return [
    { title: context.t('answer.section.before'), items: before.map((one) => plainItem(context, card, one)) },
  ]
}

function laterSection({ context, card }: MessageBuilder, step: Step, { steps }: Plan): readonly Section[] {
  const later = steps.slice(steps.indexOf(step) + 1).filter(({ action }) => action !== 'wait')
  if (later.length === 0) return []
  return [
    { title: context.t('answer.section.later'), items: later.map((one) => laterItem(context, card, one)) },
  ]
}

function closedDay({ context, day }: MessageBuilder, { by, goBy }: Step): readonly string[] {
  return by && goBy && goBy < by ? [context.t('answer.closed-day', { by: day(by), day: day(goBy) })] : []
}

function sections(builder: MessageBuilder, step: Step, plan: Plan): readonly Section[] {
  return [
    ...beforeSection(builder, step, plan),
    ...bringSection(builder.context, step),
    ...laterSection(builder, step, plan),
  ]
}

/** The step with its day, place and things to bring; or, if it waits for the new residence card, whether that has arrived. */
export function stepBody(
  builder: MessageBuilder,
  due: DatedContent,
  content: Extract<DueContent, { kind: 'step' }>,
): Body {
  const { context, card, say, day, left } = builder
  // Certificates and leaving have their day in the facts, not in the plan.
  const step: Step = content.step.by ? content.step : { ...content.step, by: content.by, goBy: content.by }
  const last = step.goBy ?? content.by
  const waits = waitsForCard(due)
  const check = waits ? [say('check-why', { day: day(last) })] : []
  return {
    ...urgency(builder, last),
    headline: waits
      ? say('check', { day: day(last), left: left(last) })
      : withDay(context, stepDo(context, card, step), step),
    lead: [...closedDay(builder, step), ...check, ...leadingWarnings(context, card, due.plan)],
    rows: stepRows(context, step),
    sections: sections(builder, content.step, due.plan),
    buttons: buttonsOf(builder, due),
  }
}

/** The renewal of the stay before a first card, and the steps of the plan after it. */
export function renewFirstBody(
  builder: MessageBuilder,
  due: DatedContent,
  { by, goBy }: Extract<DueContent, { kind: 'renew-first' }>,
): Body {
  const { context, card } = builder
  const { steps } = due.plan
  const after = steps.map((step) => laterItem(context, card, step))
  return {
    ...urgency(builder, goBy ?? by),
    headline: renewFirst(context, by),
    lead: leadingWarnings(context, card, due.plan),
    sections: after.length === 0 ? [] : [{ title: context.t('answer.section.later'), items: after }],
    buttons: buttonsOf(builder, due),
  }
}

/** Asks whether a step without a day is done. */
export function nudgeBody(
  builder: MessageBuilder,
  due: DatedContent,
  { step }: Extract<DueContent, { kind: 'nudge' }>,
): Body {
  const { context, card, say } = builder
  const what = stepDo(context, card, step)
  const waits = step.after === 'new-residence-card'
  return {
    tone: due.plan.situation.startsWith('lapsed') ? 'over' : 'plain',
    band: say('band.question'),
    headline: waits ? say('nudge-waiting', { what }) : say('nudge', { what }),
    lead: leadingWarnings(context, card, due.plan),
    rows: stepRows(context, step),
    sections: sections(builder, step, due.plan),
    buttons: buttonsOf(builder, due),
  }
}
