import type { Situation } from '../../../../src/domain/rules/contract/vocabulary.ts'
import { civilCode } from './calendar.ts'
import { filedInTime, type Known, NO_PERIOD, past } from './known.ts'

/** The table "What is needed", line by line: the paths of the first line that is not complete. */
export function missing(known: Known): string[] {
  const { facts, fixedTerm, holds, newCard, pending, E, S, today } = known
  const lack = (wanted: [string, unknown][]) =>
    wanted.filter(([, value]) => value === undefined).map(([path]) => path)

  const first = lack([
    ['status', facts.status],
    ['card.holds', holds],
  ])
  if (first.length > 0) return first
  if (facts.leavingJapanOn !== undefined || known.unregistered || holds === 'lost') return []

  if ((holds === 'yes' || holds === 'applied') && E === undefined) return ['card.validUntil']

  const freed = ['permanent-resident', 'highly-skilled-2', 'japanese-national'].includes(facts.status ?? '')
  if (freed && holds === 'yes' && facts.formerStatusWasFixedTerm === undefined)
    return ['formerStatusWasFixedTerm']

  if (fixedTerm) {
    const fourth = lack([['stay.until', S]])
    if (holds === 'yes' && !newCard)
      fourth.push(...lack([['application.kinds', known.refused ? [] : facts.application?.kinds]]))
    if (fourth.length > 0) return fourth
  }

  const combinedHolder = holds === 'yes' && facts.card?.kind === 'specified-residence-card'
  if (combinedHolder && newCard && facts.newResidenceCard?.combined === undefined)
    return ['newResidenceCard.combined']

  const cardLives = holds === 'yes' && !past(E, today)
  if (pending && !newCard && cardLives && facts.specialExtension?.done === undefined)
    return ['specialExtension.done']
  return []
}

/** Fixed-term, S past, and nothing that was filed in time keeps the stay going. */
function stayMayBeOver({ facts, fixedTerm, S, today, pending }: Known): boolean {
  if (!fixedTerm || S === undefined || S >= today) return false
  if (!pending || !filedInTime(facts.application?.filedOn, S)) return true
  if (civilCode(S, 2) < today) return true
  return (facts.stay?.grantedDays ?? 31) <= 30
}

/** The first that fits, from the top. */
export function situationOf(known: Known): Situation {
  const { facts, today, E, S, holds, pending, newCard, done, soonEnds, endsByBirthday } = known
  if (missing(known).length > 0) return 'not-enough-known'
  if (stayMayBeOver(known)) return 'stay-may-be-over'
  if (facts.leavingJapanOn !== undefined) return 'leaving-japan'
  if (known.unregistered) return 'not-registered'
  if (holds === 'lost') return 'card-lost'
  if (facts.status === 'birth-or-loss-of-nationality') return 'sixty-days'
  if (facts.status === 'temporary-refuge' || facts.status === 'provisional-stay')
    return 'landing-or-provisional-period'
  if (holds === 'no') return 'first-card'
  if (holds === 'applied') return 'card-on-order'
  if (known.refused) return 'application-refused'
  if (past(E, today)) return pending && !newCard ? 'lapsed-while-pending' : 'lapsed'
  if (NO_PERIOD.includes(facts.status ?? '')) {
    const freed = facts.formerStatusWasFixedTerm && !endsByBirthday
    return freed ? 'freed-from-stay-period' : 'not-tied-to-stay'
  }
  if (E === undefined || S === undefined) throw new Error('a fixed-term card without its two dates')

  const combined = facts.card?.kind === 'specified-residence-card' && facts.newResidenceCard?.combined
  if (combined) return 'combined-card-received'
  if (newCard && S < E) return 'new-stay-is-shorter'
  if (endsByBirthday && E < S && E <= soonEnds) return 'birthday-limit-reached'
  if ((endsByBirthday || E >= S) && E > soonEnds && S > soonEnds && !pending) return 'up-to-date'
  if (E < S && !endsByBirthday) {
    if (facts.card?.additionalEntryFieldFull) return 'entry-field-full'
    return done ? 'extend-after-special-extension' : 'extend-now'
  }
  if (pending) return done ? 'waiting-after-special-extension' : 'decision-pending'
  return known.onlyPermanent ? 'permanent-residence-application-only' : 'nothing-filed-yet'
}
