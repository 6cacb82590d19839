import type { Day } from '../../../../src/domain/dates/day.ts'
import { type Facts, readFacts } from '../../../../src/domain/rules/contract/facts.ts'
import { plusDays, sameNumber } from './calendar.ts'
import { know } from './known.ts'
import { missing } from './situation.ts'

const STATUSES = [
  'fixed-term',
  'permanent-resident',
  'special-permanent-resident',
  'highly-skilled-2',
  'temporary-refuge',
  'birth-or-loss-of-nationality',
  'short-stay',
  'japanese-national',
]

/** Every way in which what is missing can turn out, as far as it tells something: whole facts only. */
export function completions(facts: Facts): Facts[] {
  const [path] = missing(know(facts))
  if (path === undefined) return [facts]
  return answersTo(path, facts).flatMap((answer) => completions(filled(facts, path, answer)))
}

function answersTo(path: string, { today, card, stay }: Facts): unknown[] {
  const days = (beside: (Day | undefined)[]): Day[] => [
    ...new Set(
      [plusDays(today, -70), plusDays(today, -1), today, sameNumber(today, 2), sameNumber(today, 30)].concat(
        beside.flatMap((day) => (day ? [plusDays(day, -1), day, plusDays(day, 1)] : [])),
      ),
    ),
  ]
  switch (path) {
    case 'status':
      return STATUSES
    case 'card.holds':
      return ['yes', 'no', 'applied', 'lost']
    case 'card.validUntil':
      return days([stay?.until])
    case 'stay.until':
      return days([card?.validUntil])
    case 'application.kinds':
      return [[], ['extension'], ['permanent-residence'], ['change-of-status', 'permanent-residence']]
    default:
      return [true, false]
  }
}

function filled(facts: Facts, path: string, answer: unknown): Facts {
  const [group = '', field] = path.split('.')
  const outer: Record<string, unknown> = { ...facts }
  const inner = outer[group]
  outer[group] = field ? { ...(typeof inner === 'object' ? inner : {}), [field]: answer } : answer
  const read = readFacts(outer)
  if ('faults' in read) throw new Error(read.faults.join('; '))
  return read.facts
}
