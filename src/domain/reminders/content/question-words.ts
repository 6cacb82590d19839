import { leadingStep } from '../../conversation/answer/headline.ts'
import { laterItem, stepDo } from '../../conversation/answer/step-words.ts'
import { buttonsOf } from './buttons.ts'
import type { DatedContent, DueContent } from './due-content.ts'
import type { Body, MessageBuilder } from './message-builder.ts'

/** Steps whose question after the last day has a text of its own. */
const ASKED: readonly string[] = [
  'special-extension',
  'extend',
  'apply-for-new-card',
  'collect-my-number-card',
  'apply-to-immigration',
  'renew-certificates',
  'finish',
]

/** What today's plan says to do if the step was not done. */
function otherwise({ context, card, say }: MessageBuilder, { plan }: DatedContent): readonly string[] {
  const step = leadingStep(plan)
  if (!step) return []
  const what = step.after ? laterItem(context, card, step).text : stepDo(context, card, step)
  return [say('otherwise', { what: what.replace(/[.。]$/, '') })]
}

/** Asks after the last day whether the step was done. */
export function followUpBody(
  builder: MessageBuilder,
  due: DatedContent,
  content: Extract<DueContent, { kind: 'follow-up' }>,
): Body {
  const { say, day } = builder
  const key = ASKED.includes(content.action) ? content.action : 'other'
  return {
    tone: 'plain',
    band: say('band.question'),
    headline: say(`follow-up.${key}`, { day: day(content.by) }),
    lead: [say('follow-up-yes'), ...otherwise(builder, due)],
    buttons: buttonsOf(builder, due),
  }
}

/** Asks for the extended date when the special extension may have been made without our knowing. */
export function unconfirmedBody(
  builder: MessageBuilder,
  due: DatedContent,
  content: Extract<DueContent, { kind: 'unconfirmed' }>,
): Body {
  const { say, day, left } = builder
  const last = day(content.goBy)
  return {
    tone: 'by-date',
    band: say('band.question'),
    headline: say('unconfirmed', { day: last, left: left(content.goBy) }),
    lead: [
      say('unconfirmed-why', { day: day(content.by), before: day(content.madeBy) }),
      ...otherwise(builder, due),
    ],
    buttons: buttonsOf(builder, due),
  }
}

/** Asks for an answer that the plan still needs. */
export function finishBody(
  builder: MessageBuilder,
  due: DatedContent,
  { by }: Extract<DueContent, { kind: 'finish' }>,
): Body {
  const { say, day, left } = builder
  return {
    tone: 'plain',
    band: say('band.question'),
    headline: by ? say('finish-by', { day: day(by), left: left(by) }) : say('finish'),
    lead: [say('finish-why')],
    buttons: buttonsOf(builder, due),
  }
}

/** Asks whether the ordered card was collected. */
export function orderedBody(builder: MessageBuilder, due: DatedContent): Body {
  const { say } = builder
  return {
    tone: 'plain',
    band: say('band.question'),
    headline: say('ordered'),
    lead: [say('ordered-why')],
    buttons: buttonsOf(builder, due),
  }
}
