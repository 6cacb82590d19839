import { z } from 'zod'
import { KNOWN_LANGUAGES } from '../../../contracts/languages.ts'
import { isDay } from '../../dates/day.ts'

const day = z.string().refine(isDay)

/** One My Number Card that a person asks about: their own, a child's, another person's. Never a name. */
const cardRecordSchema = z.object({
  /** Short and stable: `1`, `2`; buttons carry it. */
  id: z.string().regex(/^[0-9a-z]{1,8}$/),
  label: z.enum(['mine', 'child', 'other']),
  flow: z.string(),
  /** Question id to choice id or day; `unsure` where the person does not know. */
  answers: z.record(z.string(), z.string().max(200)),
  /** Typed text that was said back and waits for a yes, or for a choice between readings: days, or choice ids. */
  confirm: z.object({ question: z.string(), readings: z.array(z.string().max(40)).min(1).max(6) }).optional(),
  /** Facts that were told without being asked and wait for a yes: question id to answer. */
  told: z.record(z.string().max(40), z.string().max(200)).optional(),
  /** Questions to ask first, even if they have an answer: to change it or to make it more exact. */
  asking: z.array(z.string().max(40)).max(8).optional(),
  /** The question whose hint "where is it printed?" was just shown: a second "not sure" skips it. */
  hinted: z.string().max(40).optional(),
  /** A step that the person said is done: step id to the day it was said. */
  done: z.record(z.string(), day),
})

/** What is kept of one person: answers, never a position. Parsed by this schema on every load. */
export const personRecordSchema = z.object({
  v: z.literal(1),
  language: z.enum(KNOWN_LANGUAGES),
  /** Whether the person chose the language; otherwise it comes from the profile. */
  languageChosen: z.boolean(),
  cards: z.array(cardRecordSchema).max(8),
  /** The id of the active card. */
  active: z.string(),
  settings: z.object({
    reminders: z.boolean(),
    rhythm: z.enum(['few', 'normal', 'many']),
    /** The person's own hour, if chosen; of their `zone`, or else of Japan. */
    hour: z.int().min(0).max(23).optional(),
    /** The day in Japan on which reminders were last turned on; none is sent on that day. */
    since: day.optional(),
    /** The person's own time zone (IANA), where the channel tells it; the hour above is then one of that zone. */
    zone: z.string().max(64).optional(),
    /** The calendar address: how often it was changed and whether it is active; missing until the person asks for it. */
    calendar: z.object({ address: z.int().min(0), on: z.boolean() }).optional(),
  }),
  /** Reminder id to the day until which it is snoozed. */
  snoozed: z.record(z.string(), day),
  /** The step for which a snooze day was just asked; a typed day answers it. */
  later: z.object({ card: z.string().max(8), step: z.string().max(100) }).optional(),
  /** Reminders or cards (`card:ID`) that the person stopped. */
  stopped: z.array(z.string().max(200)),
  /** How often in a row nothing was understood. */
  misunderstood: z.int().min(0),
  /** The day in Japan on which the phone numbers were last shown; on that day they are shown again only on request. */
  numbersShown: day.optional(),
  /** Whether the greeting was sent. */
  greeted: z.boolean(),
})

export type CardRecord = z.infer<typeof cardRecordSchema>
export type PersonRecord = z.infer<typeof personRecordSchema>

/** Whether a turn erases a person: there was a record before and there is none after. */
export const erases = (before: PersonRecord | undefined, after: PersonRecord | undefined): boolean =>
  before !== undefined && after === undefined
