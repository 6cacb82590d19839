import { z } from 'zod'
import { isDay } from '../dates/day.ts'

const day = z.string().refine(isDay, { error: (issue) => `${JSON.stringify(issue.input)} is no date` })

/** Everything the engine can be told. A fact that is left out is not known; unknown fields are refused. */
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
      kind: z.enum(['my-number-card', 'specified-residence-card']).optional(),
      validUntil: day.optional(),
      madeOn: day.optional(),
      additionalEntryFieldFull: z.boolean().optional(),
      certificatesValidUntil: day.optional(),
      driversLicence: z.boolean().optional(),
    })
    .optional(),
  stay: z
    .strictObject({ until: day.optional(), grantedDays: z.int().min(0).max(36_500).optional() })
    .optional(),
  residenceCard: z.strictObject({ validUntil: day.optional() }).optional(),
  application: z
    .strictObject({
      kinds: z.array(z.enum(['extension', 'change-of-status', 'permanent-residence'])).optional(),
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

/** The facts of one person's one card, as the contract names them; see `contract/assess.md` for each field. */
export type Facts = z.infer<typeof factsSchema>
