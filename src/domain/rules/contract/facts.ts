import { z } from 'zod'
import { type Day, isDay } from '../../dates/day.ts'
import { THREE_MONTHS_IN_DAYS } from '../reference/parameters.ts'

const day = z.custom<Day>((value) => typeof value === 'string' && isDay(value), {
  error: ({ input }) => (input === undefined ? 'is needed' : `${JSON.stringify(input)} is no date`),
})

const grantedDays = z
  .int()
  .min(1)
  .max(THREE_MONTHS_IN_DAYS, {
    error: ({ input }) => `${input} is more than three months; leave it out for longer stays`,
  })

/**
 * All input of the engine; `contract/assess.md` says what each field means. Unknown fields are refused.
 * Every field except `today` may be left out, also inside an object that is given: its value is then not known.
 */
export const factsSchema = z.strictObject({
  /** The date in Japan on which the question is asked. */
  today: day,
  holder: z
    .strictObject({ birthDate: day.optional(), ageBand: z.enum(['under-15', '15-17', '18-plus']).optional() })
    .optional(),
  status: z
    .enum([
      'fixed-term',
      'permanent-resident',
      'special-permanent-resident',
      'highly-skilled-2',
      'temporary-refuge',
      'provisional-stay',
      'birth-or-loss-of-nationality',
      'short-stay',
      'diplomat-or-official',
      'none',
      'japanese-national',
    ])
    .optional(),
  card: z
    .strictObject({
      holds: z.enum(['yes', 'no', 'applied', 'lost']).optional(),
      /** How a card with `holds: lost` was lost. Left out: not known. */
      lostHow: z.enum(['lost', 'stolen']).optional(),
      kind: z.enum(['my-number-card', 'specified-residence-card']).optional(),
      validUntil: day.optional(),
      madeOn: day.optional(),
      /** A card in hand that is damaged. */
      damaged: z.boolean().optional(),
      additionalEntryFieldFull: z.boolean().optional(),
      certificatesValidUntil: day.optional(),
      driversLicence: z.boolean().optional(),
    })
    .optional(),
  stay: z.strictObject({ until: day.optional(), grantedDays: grantedDays.optional() }).optional(),
  /** `lost`: the residence card itself was lost or stolen and no new one is in hand. */
  residenceCard: z.strictObject({ validUntil: day.optional(), lost: z.boolean().optional() }).optional(),
  application: z
    .strictObject({
      kinds: z.array(z.enum(['extension', 'change-of-status', 'permanent-residence'])).optional(),
      /** The newest decision was a refusal, and no extension or change has been filed since. */
      refused: z.boolean().optional(),
      filedOn: day.optional(),
      channel: z.enum(['counter', 'online']).optional(),
      filedBy: z.enum(['self', 'other']).optional(),
      evidence: z.enum(['stamp', 'receipt-number-email', 'none']).optional(),
      noticeToCollect: z.boolean().optional(),
      monthsGranted: z.number().positive().max(1_200).optional(),
    })
    .optional(),
  newResidenceCard: z
    .strictObject({ receivedOn: day.optional(), combined: z.boolean().optional() })
    .optional(),
  formerStatusWasFixedTerm: z.boolean().optional(),
  specialExtension: z.strictObject({ done: z.boolean().optional() }).optional(),
  visit: z
    .strictObject({ by: z.enum(['self', 'household-member', 'agent', 'legal-representative']).optional() })
    .optional(),
  municipality: z.string().max(200).optional(),
  leavingJapanOn: day.optional(),
})

/** The facts of one person's one card. */
export type Facts = z.infer<typeof factsSchema>

/** Facts, or every fault of the document: one line each that names the field. */
export type ReadFacts = { readonly facts: Facts } | { readonly faults: readonly string[] }

/** Reads a parsed JSON document as facts. Never throws. */
export function readFacts(document: unknown): ReadFacts {
  const read = factsSchema.safeParse(document)
  if (read.success) return { facts: read.data }
  return { faults: read.error.issues.flatMap((issue) => faultsOf(issue, document)) }
}

type Issue = z.core.$ZodIssue

function faultsOf(issue: Issue, document: unknown): readonly string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${nameOf([...issue.path, key])}: unknown field`)
  }
  return [`${nameOf(issue.path)}: ${reasonOf(issue, document)}`]
}

/** `stay.until`; a fault inside a list names the list. */
const nameOf = (path: readonly PropertyKey[]): string =>
  path.filter((part) => typeof part !== 'number').join('.') || 'document'

function reasonOf(issue: Issue, document: unknown): string {
  const value = shown(issue.path.reduce<unknown>(inside, document))
  if (issue.code === 'invalid_value') return `${value} is none of ${issue.values.join(', ')}`
  if (issue.code === 'invalid_type') return `${value} is no ${issue.expected}`
  return issue.message
}

const inside = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null
    ? new Map<PropertyKey, unknown>(entriesOf(value)).get(key)
    : undefined

const entriesOf = (value: object): [PropertyKey, unknown][] =>
  Array.isArray(value) ? [...value.entries()] : Object.entries(value)

/** A value as a fault message shows it: shortened, never a whole document. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  return (JSON.stringify(value) ?? 'nothing').slice(0, 80)
}
