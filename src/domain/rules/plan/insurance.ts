import { earlier, endOfMonth } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import type { Facts } from '../contract/facts.ts'
import type { Core, Value } from '../facts/dimensions.ts'
import { INSURANCE_MONTHS } from '../reference/parameters.ts'

/**
 * The last day of use as health insurance card, once card or certificates have ended or the certificates end soon:
 * the end of the third month after the month in which the earlier of the two ends. Only for a card in hand with a
 * resident record behind it.
 */
export function insuranceUntil(
  facts: Facts,
  { holds, record, cardEnd }: Core,
  certificates: Value<'certificates'>,
): Day | undefined {
  const ending = cardEnd === 'past' || certificates === 'past' || certificates === 'soon'
  const { validUntil, certificatesValidUntil } = facts.card ?? {}
  if (holds !== 'yes' || record !== 'kept' || !ending) return undefined
  const [card, certificate] = [validUntil, certificatesValidUntil]
  const end = card && certificate ? earlier(card, certificate) : (card ?? certificate)
  return end && endOfMonth(end, INSURANCE_MONTHS)
}
