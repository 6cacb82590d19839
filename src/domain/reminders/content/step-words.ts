import type { Section } from '../../../contracts/message.ts'
import { withDay } from '../../conversation/answer/headline.ts'
import { bringSection, laterItem, stepDo, stepRows } from '../../conversation/answer/step-words.ts'
import { leadingWarnings } from '../../conversation/answer/warning-words.ts'
import { daysBetween } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import type { Plan, Step } from '../../rules/contract/plan.ts'
import { buttonsOf, waitsForCard } from './buttons.ts'
import type { DatedContent, DueContent } from './due-content.ts'
import type { Body, MessageBuilder } from './message-builder.ts'

/** From so many days before the last open day on a step is told as "now", as in an answer. */
const URGENT = 14

function urgency({ talk }: MessageBuilder, last: Day): Pick<Body, 'tone' | 'band'> {
  const tone = daysBetween(talk.today, last) <= URGENT ? 'now' : 'by-date'
  return { tone, band: talk.t(`answer.band.${tone}`) }
}

/** What the plan says to do before the step that has a day: a call to the office, to immigration. */
function firstLines({ talk, card }: MessageBuilder, step: Step, { steps }: Plan): readonly string[] {
  const before = steps.slice(0, steps.indexOf(step)).filter(({ by, action }) => !by && action !== 'wait')
  return before.map((one) => `${stepDo(talk, card, one)}${talk.t('reminder.full-stop')}`)
}

function laterSection({ talk, card }: MessageBuilder, step: Step, { steps }: Plan): readonly Section[] {
  const later = steps.slice(steps.indexOf(step) + 1).filter(({ action }) => action !== 'wait')
  if (later.length === 0) return []
  return [{ title: talk.t('answer.section.later'), items: later.map((one) => laterItem(talk, card, one)) }]
}

function closedDay({ talk, day }: MessageBuilder, { by, goBy }: Step): readonly string[] {
  return by && goBy && goBy < by ? [talk.t('answer.closed-day', { by: day(by), day: day(goBy) })] : []
}

function sections(speech: MessageBuilder, step: Step, plan: Plan): readonly Section[] {
  return [...bringSection(speech.talk, step), ...laterSection(speech, step, plan)]
}

/** The one thing to do, by which day, where, with what; or, where all hangs on it, whether the new residence card has come. */
export function stepBody(
  speech: MessageBuilder,
  due: DatedContent,
  matter: Extract<DueContent, { kind: 'step' }>,
): Body {
  const { talk, card, say, day, left } = speech
  // Certificates and leaving have their day in the facts, not in the plan.
  const step: Step = matter.step.by ? matter.step : { ...matter.step, by: matter.by, goBy: matter.by }
  const last = step.goBy ?? matter.by
  const waits = waitsForCard(due)
  const check = waits ? [say('check-why', { day: day(last) })] : []
  return {
    ...urgency(speech, last),
    headline: waits
      ? say('check', { day: day(last), left: left(last) })
      : withDay(talk, stepDo(talk, card, step), step),
    lead: [
      ...closedDay(speech, step),
      ...check,
      ...firstLines(speech, matter.step, due.plan),
      ...leadingWarnings(talk, card, due.plan),
    ],
    rows: stepRows(talk, step),
    sections: sections(speech, matter.step, due.plan),
    buttons: buttonsOf(speech, due),
  }
}

/** A step without a day: is it done? */
export function nudgeBody(
  speech: MessageBuilder,
  due: DatedContent,
  { step }: Extract<DueContent, { kind: 'nudge' }>,
): Body {
  const { talk, card, say } = speech
  const what = stepDo(talk, card, step)
  const waits = step.after === 'new-residence-card'
  return {
    tone: due.plan.situation.startsWith('lapsed') ? 'over' : 'plain',
    band: say('band.question'),
    headline: waits ? say('nudge-waiting', { what }) : say('nudge', { what }),
    lead: leadingWarnings(talk, card, due.plan),
    rows: stepRows(talk, step),
    sections: sections(speech, step, due.plan),
    buttons: buttonsOf(speech, due),
  }
}
