import { z } from 'zod'
import { LANGUAGES } from '../../../contracts/languages.ts'
import { isDay } from '../../dates/day.ts'

const day = z.string().refine(isDay)

/** One card that a person asks about: their own, a child's. Never a name. */
const cardRecordSchema = z.object({
  /** Short and stable: `1`, `2`; travels inside buttons. */
  id: z.string().regex(/^[0-9a-z]{1,8}$/),
  label: z.enum(['mine', 'child', 'other']),
  flow: z.string(),
  /** Question id to choice id or day; `unsure` where the person does not know. */
  answers: z.record(z.string(), z.string().max(200)),
  /** Typed words that were echoed and wait for a yes, or a choice between readings: days, or choice ids. */
  confirm: z.object({ question: z.string(), readings: z.array(z.string().max(40)).min(1).max(6) }).optional(),
  /** Questions to ask before any other, though they may be answered: a change, or something made more exact. */
  asking: z.array(z.string().max(40)).max(8).optional(),
  /** The question whose "where is it printed?" was just told: a second "not sure" moves on. */
  hinted: z.string().max(40).optional(),
  /** A step that the person said is done: step id to the day it was said. */
  done: z.record(z.string(), day),
})

/** What is kept of one person: answers, never a position. Parsed on every load. */
export const personRecordSchema = z.object({
  v: z.literal(1),
  language: z.enum(LANGUAGES),
  /** Whether the person chose the language, or it was taken from a profile. */
  languageChosen: z.boolean(),
  cards: z.array(cardRecordSchema).max(8),
  /** The card that is talked about. */
  active: z.string(),
  settings: z.object({
    reminders: z.boolean(),
    rhythm: z.enum(['few', 'normal', 'many']),
    /** The person's own hour, if chosen; of their `zone`, or else of Japan. */
    hour: z.int().min(0).max(23).optional(),
    /** The day in Japan on which reminders were last turned on: nothing goes out on that very day. */
    since: day.optional(),
    /** The person's own time zone (IANA), where the channel tells it; the hour above is then one of that zone. */
    zone: z.string().max(64).optional(),
    /** The calendar's address: how often it was changed, and whether it works; none until it is asked for. */
    calendar: z.object({ address: z.int().min(0), on: z.boolean() }).optional(),
  }),
  /** Reminder id to the day until which it sleeps. */
  snoozed: z.record(z.string(), day),
  /** The step about which it was just asked until which day to be quiet: a typed day answers that. */
  later: z.object({ card: z.string().max(8), step: z.string().max(100) }).optional(),
  /** Reminders or cards (`card:ID`) that the person stopped. */
  stopped: z.array(z.string().max(200)),
  /** How often in a row nothing was understood. */
  misunderstood: z.int().min(0),
  /** The day on which the phone numbers were last shown: on that day they are not spelt out again unasked. */
  numbersShown: day.optional(),
  /** First contact is over. */
  greeted: z.boolean(),
})

export type CardRecord = z.infer<typeof cardRecordSchema>
export type PersonRecord = z.infer<typeof personRecordSchema>

/** Whether a turn that found `before` and leaves `after` erases a person of whom something was kept. */
export const erases = (before: PersonRecord | undefined, after: PersonRecord | undefined): boolean =>
  before !== undefined && after === undefined
