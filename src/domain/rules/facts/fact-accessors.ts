import type { Facts } from '../contract/facts.ts'

/** Every fact that a rule may read, by its path. */
export const PATHS = {
  today: (facts: Facts) => facts.today,
  'holder.birthDate': (facts: Facts) => facts.holder?.birthDate,
  'holder.ageBand': (facts: Facts) => facts.holder?.ageBand,
  status: (facts: Facts) => facts.status,
  'card.holds': (facts: Facts) => facts.card?.holds,
  'card.lostHow': (facts: Facts) => facts.card?.lostHow,
  'card.kind': (facts: Facts) => facts.card?.kind,
  'card.validUntil': (facts: Facts) => facts.card?.validUntil,
  'card.madeOn': (facts: Facts) => facts.card?.madeOn,
  'card.damaged': (facts: Facts) => facts.card?.damaged,
  'card.additionalEntryFieldFull': (facts: Facts) => facts.card?.additionalEntryFieldFull,
  'card.certificatesValidUntil': (facts: Facts) => facts.card?.certificatesValidUntil,
  'card.driversLicence': (facts: Facts) => facts.card?.driversLicence,
  'stay.until': (facts: Facts) => facts.stay?.until,
  'stay.grantedDays': (facts: Facts) => facts.stay?.grantedDays,
  'residenceCard.validUntil': (facts: Facts) => facts.residenceCard?.validUntil,
  'residenceCard.lost': (facts: Facts) => facts.residenceCard?.lost,
  'application.refused': (facts: Facts) => facts.application?.refused,
  'application.kinds': (facts: Facts) =>
    facts.application?.kinds && `[${facts.application.kinds.join(', ')}]`,
  'application.filedOn': (facts: Facts) => facts.application?.filedOn,
  'application.channel': (facts: Facts) => facts.application?.channel,
  'application.filedBy': (facts: Facts) => facts.application?.filedBy,
  'application.evidence': (facts: Facts) => facts.application?.evidence,
  'application.noticeToCollect': (facts: Facts) => facts.application?.noticeToCollect,
  'application.monthsGranted': (facts: Facts) => facts.application?.monthsGranted,
  newResidenceCard: (facts: Facts) => facts.newResidenceCard && 'given',
  'newResidenceCard.receivedOn': (facts: Facts) => facts.newResidenceCard?.receivedOn,
  'newResidenceCard.combined': (facts: Facts) => facts.newResidenceCard?.combined,
  formerStatusWasFixedTerm: (facts: Facts) => facts.formerStatusWasFixedTerm,
  'specialExtension.done': (facts: Facts) => facts.specialExtension?.done,
  'visit.by': (facts: Facts) => facts.visit?.by,
  municipality: (facts: Facts) => facts.municipality,
  leavingJapanOn: (facts: Facts) => facts.leavingJapanOn,
} as const satisfies Record<string, (facts: Facts) => string | number | boolean | undefined>

export type FactPath = keyof typeof PATHS

/** One fact with its value: `card.validUntil=2026-12-15`, or `holder.birthDate not given`. */
export function evidence(facts: Facts, path: FactPath): string {
  const value = PATHS[path](facts)
  return value === undefined ? `${path} not given` : `${path}=${value}`
}
