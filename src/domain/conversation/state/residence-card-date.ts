import type { Answers } from './evaluate-flow.ts'

/** Whether the date on a residence card is the end of the stay: not of a child, whose card can end on a birthday. */
const isEndOfStay = ({ status, whose }: Answers): boolean => status === 'fixed-term' && whose !== 'child'

/** The question that a date on the residence card answers, as far as the status is known. */
export const residenceCardQuestion = (answers: Answers): 'stay-until' | 'residence-card-until' =>
  isEndOfStay(answers) ? 'stay-until' : 'residence-card-until'

/**
 * The answers after a change. A date on the residence card that was told before the status counts as the end of the stay
 * once the status has one; of a status without an end it stays the date of the residence card.
 */
export function withTimelyStatus(before: Answers, after: Answers): Answers {
  const { 'residence-card-until': date, ...rest } = after
  const becameKnown = before.status === undefined && isEndOfStay(after)
  return date === undefined || !becameKnown || after['stay-until'] !== undefined
    ? after
    : { ...rest, 'stay-until': date }
}
