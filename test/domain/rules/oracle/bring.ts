import type { Thing } from '../../../../src/domain/rules/contract/vocabulary.ts'
import { ageOn } from './birthdays.ts'
import type { Known } from './known.ts'

/** Who stands at the counter brings something of their own (R-WHO-1, R-WHO-3, R-WHO-4). */
function ofVisitor({ visitor, represented }: Known, letter = false): Thing[] {
  const things: Thing[] = represented ? ['representative-id', 'proof-of-authority'] : []
  if (visitor === 'household-member' || visitor === 'agent') things.push('visitor-id')
  if (visitor === 'agent' && letter) things.push('reply-form')
  return things
}

/** Nationals have no residence card, special permanent residents another, newborns and visitors none yet. */
export const residenceCard = ({ facts }: Known): Thing[] => {
  const without = ['japanese-national', 'special-permanent-resident', 'birth-or-loss-of-nationality']
  const unregistered = ['short-stay', 'diplomat-or-official', 'none']
  return [...without, ...unregistered].includes(facts.status ?? '') ? [] : ['residence-card']
}

/** An agent brings the PINs sealed in the reply form. */
const pin = ({ visitor }: Known): Thing[] => (visitor === 'agent' ? [] : ['card-pin'])

/** Certificates are issued at the same visit to the person or the legal representative alone. */
const pins = ({ visitor }: Known): Thing[] =>
  visitor === 'self' || visitor === 'legal-representative' ? ['certificate-pins'] : []

/** R-EXT-8. */
export const forExtend = (known: Known): Thing[] => [
  'my-number-card',
  ...(known.facts.status === 'birth-or-loss-of-nationality'
    ? (['residence-card'] satisfies Thing[])
    : residenceCard(known)),
  ...pin(known),
  ...pins(known),
  ...ofVisitor(known, true),
]

/** R-SPX-4, R-SPX-5, R-SPX-10. */
export const forSpecialExtension = (known: Known): Thing[] => [
  'my-number-card',
  'residence-card',
  ...pin(known),
  ...pins(known),
  ...proof(known),
  ...ofVisitor(known, true),
]

/** What the way of filing asks for, and what is at hand. On the last day the counter alone is open. */
function proof({ facts, pending, counterOnly, onlyPermanent }: Known): Thing[] {
  const said = onlyPermanent ? undefined : facts.application?.channel
  const channel = counterOnly ? 'counter' : said
  const evidence = pending ? facts.application?.evidence : undefined
  const things: Thing[] = []
  if (channel === 'counter' || evidence === 'stamp') things.push('pending-stamp')
  if (channel === 'online' || evidence === 'receipt-number-email') things.push('receipt-number-email')
  return things.length > 0 ? things : ['pending-stamp-or-receipt-email']
}

/** R-LAPSE-3, R-LOST-1: a reissue; the old card is handed in where there is one. */
export const forReissue = (known: Known, lost: boolean): Thing[] => [
  ...(lost ? [] : (['my-number-card'] satisfies Thing[])),
  ...residenceCard(known),
  ...photo(known),
  ...(lost ? (['own-id', 'police-report'] satisfies Thing[]) : []),
  ...ofVisitor(known),
]

/** A fresh card in the place of one in hand. */
export const forReplacement = (known: Known): Thing[] => [
  'my-number-card',
  ...residenceCard(known),
  ...photo(known),
  ...ofVisitor(known),
]

/** R-FIRST-1: after a renewal the form is a new one. */
export const forFirstCard = (known: Known, newForm: boolean): Thing[] => [
  ...residenceCard(known),
  ...photo(known),
  ...(newForm ? (['new-application-form'] satisfies Thing[]) : []),
  ...ofVisitor(known),
]

/** R-FIRST-5: none for those under one year old. */
const photo = ({ facts, today }: Known): Thing[] =>
  facts.holder?.birthDate && ageOn(facts.holder.birthDate, today) < 1 ? [] : ['photo']

export const forReturning = (known: Known, leaving: boolean): Thing[] => [
  'my-number-card',
  ...(leaving ? (['moving-out-notice'] satisfies Thing[]) : []),
  ...ofVisitor(known),
]

export const forCollecting = (known: Known): Thing[] => [
  ...residenceCard(known),
  'own-id',
  ...ofVisitor(known),
]

/** The household member who made the extension does not stand for the person at the renewal. */
export const forCertificates = (known: Known): Thing[] => [
  'my-number-card',
  'certificate-pins',
  ...ofVisitor(known, true).filter((thing) => known.visitor !== 'household-member' || thing !== 'visitor-id'),
]
