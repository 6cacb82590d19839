import type { Row, Section } from '../channels/message.ts'
import type { Day } from '../dates/day.ts'
import { showEra } from '../dates/show.ts'
import { hasWords } from '../language/translate.ts'
import type { Plan, Step } from '../rules/plan.ts'
import { buttonsOf, waitsForCard } from './buttons.ts'
import { daysBetween } from './days.ts'
import type { DueMatter, Matter } from './matters.ts'
import type { Body, Speech } from './speech.ts'

/** From so many days before the last open day on it is urgent. */
const URGENT = 7

const urgency = (today: Day, last: Day): Pick<Body, 'tone' | 'band'> =>
  daysBetween(today, last) <= URGENT ? { tone: 'now', band: 'now' } : { tone: 'by-date', band: 'by-date' }

function place({ say }: Speech, step: Step, plan: Plan): string {
  const counter = step.where === 'immigration' && plan.warnings.includes('no-online-filing-on-last-day')
  return say(counter ? 'where.immigration-counter' : `where.${step.where}`)
}

function rowsOf(speech: Speech, step: Step, plan: Plan, last: Day | undefined): readonly Row[] {
  const { say, day } = speech
  return [
    ...(last ? [{ label: say('row.by'), value: day(last), note: showEra(last) }] : []),
    ...(step.where === 'none' ? [] : [{ label: say('row.where'), value: place(speech, step, plan) }]),
    ...(step.feeYen === 0 ? [{ label: say('row.cost'), value: say('free') }] : []),
  ]
}

function bringSection({ say, t, language }: Speech, { bring }: Step): Section {
  const known = bring.filter((thing) => hasWords(language, `bring.${thing}`))
  return { title: say('bring'), items: known.map((thing) => ({ text: t(`bring.${thing}`) })) }
}

/** The plan's later steps, each with its own day. */
function thenSection({ say, day }: Speech, step: Step, plan: Plan): Section {
  const rest = plan.steps.slice(plan.steps.indexOf(step) + 1).filter(({ action }) => action !== 'wait')
  const line = ({ action, goBy, by }: Step): string => {
    const last = goBy ?? by
    const what = say(`name.${action}`)
    return last ? say('then-by', { what, day: day(last) }) : what
  }
  return { title: say('then'), items: rest.map((one) => ({ text: line(one) })) }
}

/** What the plan says to do before the step that has a day: a call to the office, to immigration. */
function firstLines({ say }: Speech, step: Step, plan: Plan): readonly string[] {
  const before = plan.steps
    .slice(0, plan.steps.indexOf(step))
    .filter(({ by, action }) => !by && action !== 'wait')
  return before.map(({ action }) => say('first', { what: say(`name.${action}`) }))
}

const CLOSED: readonly string[] = [
  'special-extension',
  'extend',
  'apply-for-new-card',
  'collect-my-number-card',
]

function headline(speech: Speech, due: DueMatter, step: Step, by: Day): string {
  const last = step.goBy ?? by
  const { say, day, left } = speech
  const words = { day: day(last), left: left(due.today, last) }
  if (waitsForCard(due)) return say('check', words)
  const open = step.goBy !== undefined || !step.by
  if (open) return say(`do.${step.action}`, words)
  return say(`closed.${CLOSED.includes(step.action) ? step.action : 'other'}`, words)
}

function dayLines({ say, day }: Speech, step: Step): readonly string[] {
  const { by, goBy } = step
  if (by && !goBy) return [say('closed-advice')]
  return by && goBy && goBy < by ? [say('legal-day', { by: day(by), goBy: day(goBy) })] : []
}

/** The one thing to do, by which day, where, with what. */
export function stepBody(
  speech: Speech,
  due: DueMatter,
  { step, by }: Extract<Matter, { kind: 'step' }>,
): Body {
  const last = step.goBy ?? by
  const check = waitsForCard(due) ? [speech.say('check-why', { day: speech.day(last) })] : []
  return {
    ...urgency(due.today, last),
    headline: headline(speech, due, step, by),
    lead: [...dayLines(speech, step), ...check, ...firstLines(speech, step, due.plan)],
    rows: rowsOf(speech, step, due.plan, last),
    sections: [bringSection(speech, step), thenSection(speech, step, due.plan)],
    buttons: buttonsOf(speech, due),
  }
}

/** A step without a day: is it done? */
export function nudgeBody(
  speech: Speech,
  due: DueMatter,
  { step }: Extract<Matter, { kind: 'nudge' }>,
): Body {
  const waiting = step.action === 'reissue' && step.after === 'new-residence-card'
  return {
    tone: due.plan.situation.startsWith('lapsed') ? 'over' : 'plain',
    band: 'question',
    headline: speech.say(waiting ? 'nudge.reissue-waiting' : `nudge.${step.action}`),
    rows: rowsOf(speech, step, due.plan, undefined),
    sections: [bringSection(speech, step), thenSection(speech, step, due.plan)],
    buttons: buttonsOf(speech, due),
  }
}
