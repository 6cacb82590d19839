import { z } from 'zod'
import { type Day, isDay } from '../../../src/domain/dates/day.ts'
import {
  AFTERS,
  PLACES,
  SITUATIONS,
  STEP_ACTIONS,
  THINGS,
  WARNINGS,
} from '../../../src/domain/rules/contract/vocabulary.ts'

const day = z.custom<Day>((value) => typeof value === 'string' && isDay(value))
const yen = z.int().min(0)
const codes = <T extends string>(values: readonly T[]) =>
  z.array(z.enum(values)).refine((list) => new Set(list).size === list.length)
const citations = z
  .array(z.string().regex(/^[A-Z0-9-]+b?$/))
  .refine((list) => new Set(list).size === list.length)

/** The plan as the assess contract writes it; nothing else may be in it. */
export const planSchema = z.strictObject({
  situation: z.enum(SITUATIONS),
  steps: z.array(
    z.strictObject({
      action: z.enum(STEP_ACTIONS),
      where: z.enum(PLACES),
      from: day.exactOptional(),
      after: z.enum(AFTERS).exactOptional(),
      by: day.exactOptional(),
      goBy: day.exactOptional(),
      newValidUntil: day.exactOptional(),
      newValidUntilAtLeast: day.exactOptional(),
      feeYen: z.union([yen, z.strictObject({ withCertificates: yen, without: yen })]).exactOptional(),
      feeRangeYen: z.strictObject({ from: yen, upTo: yen }).exactOptional(),
      bring: codes(THINGS),
      citations: citations.min(1),
    }),
  ),
  warnings: codes(WARNINGS),
  missing: z.array(z.string().regex(/^[a-zA-Z]+(\.[a-zA-Z]+)?$/)),
  healthInsuranceUntil: day.exactOptional(),
  citations: citations.min(1),
  trace: z.array(z.strictObject({ rule: z.string(), because: z.array(z.string()).min(1) })).min(1),
})
