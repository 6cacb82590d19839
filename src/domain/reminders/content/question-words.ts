import { leadingStep } from '../../conversation/answer/headline.ts'
import { laterItem, stepDo } from '../../conversation/answer/step-words.ts'
import { buttonsOf } from './buttons.ts'
import type { DatedContent, DueContent } from './due-content.ts'
import type { Body, MessageBuilder } from './message-builder.ts'

/** Last days that are asked after in words of their own. */
const ASKED: readonly string[] = [
  'special-extension',
  'extend',
  'apply-for-new-card',
  'collect-my-number-card',
  'apply-to-immigration',
  'renew-certificates',
  'finish',
]

/** If it did not work: what the plan of today says to do. */
function otherwise({ talk, card, say }: MessageBuilder, { plan }: DatedContent): readonly string[] {
  const step = leadingStep(plan)
  if (!step) return []
  const what = step.after ? laterItem(talk, card, step).text : stepDo(talk, card, step)
  return [say('otherwise', { what: what.replace(/[.。]$/, '') })]
}

/** After the last day: did it work? */
export function followUpBody(
  speech: MessageBuilder,
  due: DatedContent,
  matter: Extract<DueContent, { kind: 'follow-up' }>,
): Body {
  const { say, day } = speech
  const key = ASKED.includes(matter.action) ? matter.action : 'other'
  return {
    tone: 'plain',
    band: say('band.question'),
    headline: say(`follow-up.${key}`, { day: day(matter.by) }),
    lead: [say('follow-up-yes'), ...otherwise(speech, due)],
    buttons: buttonsOf(speech, due),
  }
}

/** The special extension may have been made: then the extended card has a last day. */
export function unconfirmedBody(
  speech: MessageBuilder,
  due: DatedContent,
  matter: Extract<DueContent, { kind: 'unconfirmed' }>,
): Body {
  const { say, day, left } = speech
  const last = day(matter.goBy)
  return {
    tone: 'by-date',
    band: say('band.question'),
    headline: say('unconfirmed', { day: last, left: left(matter.goBy) }),
    lead: [
      say('unconfirmed-why', { day: day(matter.by), before: day(matter.madeBy) }),
      ...otherwise(speech, due),
    ],
    buttons: buttonsOf(speech, due),
  }
}

/** An answer is missing. */
export function finishBody(
  speech: MessageBuilder,
  due: DatedContent,
  { by }: Extract<DueContent, { kind: 'finish' }>,
): Body {
  const { say, day, left } = speech
  return {
    tone: 'plain',
    band: say('band.question'),
    headline: by ? say('finish-by', { day: day(by), left: left(by) }) : say('finish'),
    lead: [say('finish-why')],
    buttons: buttonsOf(speech, due),
  }
}

/** A new card is on order: is it collected? */
export function orderedBody(speech: MessageBuilder, due: DatedContent): Body {
  const { say } = speech
  return {
    tone: 'plain',
    band: say('band.question'),
    headline: say('ordered'),
    lead: [say('ordered-why')],
    buttons: buttonsOf(speech, due),
  }
}
