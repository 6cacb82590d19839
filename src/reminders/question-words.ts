import { buttonsOf } from './buttons.ts'
import type { DueMatter, Matter } from './matters.ts'
import type { Body, Speech } from './speech.ts'

const ASKED: readonly string[] = [
  'special-extension',
  'extend',
  'apply-for-new-card',
  'collect-my-number-card',
  'apply-to-immigration',
  'renew-certificates',
  'finish',
]

/** After the last day: did it work? */
export function followUpBody(
  speech: Speech,
  due: DueMatter,
  matter: Extract<Matter, { kind: 'follow-up' }>,
): Body {
  const { say, day } = speech
  const key = ASKED.includes(matter.action) ? matter.action : 'other'
  return {
    tone: 'over',
    band: 'over',
    headline: say(`follow-up.${key}`, { day: day(matter.by) }),
    lead: [say('follow-up-yes'), say('follow-up-no')],
    buttons: buttonsOf(speech, due),
  }
}

/** The special extension may have been made: then the extended card has a last day. */
export function unconfirmedBody(
  speech: Speech,
  due: DueMatter,
  matter: Extract<Matter, { kind: 'unconfirmed' }>,
): Body {
  const { say, day, left } = speech
  const last = day(matter.goBy)
  return {
    tone: 'by-date',
    band: 'question',
    headline: say('unconfirmed', { day: last, left: left(due.today, matter.goBy) }),
    lead: [say('unconfirmed-why', { day: last, madeBy: day(matter.madeBy) })],
    buttons: buttonsOf(speech, due),
  }
}

/** An answer is missing. */
export function finishBody(
  speech: Speech,
  due: DueMatter,
  { by }: Extract<Matter, { kind: 'finish' }>,
): Body {
  const { say, day, left } = speech
  const headline = by ? say('finish-by', { day: day(by), left: left(due.today, by) }) : say('finish')
  return {
    tone: 'plain',
    band: 'question',
    headline,
    lead: [say('finish-why')],
    buttons: buttonsOf(speech, due),
  }
}
