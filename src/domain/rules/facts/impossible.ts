import type { When } from './dimensions.ts'

/** A combination of classes that no facts can have, and why. */
export interface Impossible {
  readonly when: When
  readonly why: string
}

const notTied = [
  'unknown',
  'permanent',
  'special-permanent',
  'japanese',
  'landing',
  'newborn',
  'unregistered',
] as const
const notHeld = ['unknown', 'no', 'applied', 'lost'] as const
const known = ['past', 'soon', 'later'] as const
const stayKnown = ['past-two-months', 'past', 'soon', 'later'] as const
const compared = ['before', 'same', 'after'] as const
const stayPast = ['past-two-months', 'past'] as const

/** The combinations that `classify-core.ts` never makes. The tables must decide every other one. */
export const IMPOSSIBLE: readonly Impossible[] = [
  { when: { status: notTied, stayEnd: stayKnown }, why: 'only the tied have an end of stay' },
  {
    when: { status: notTied, pending: ['none', 'refused', 'permanent-residence', 'renewal', 'renewal-late'] },
    why: 'applications bear on the tied only',
  },
  { when: { status: notTied, special: ['unknown', 'done'] }, why: 'special extensions are for the tied' },
  { when: { holds: notHeld, special: ['unknown', 'done'] }, why: 'only a card in hand is extended' },
  { when: { holds: ['unknown', 'no'], cardEnd: known }, why: 'no card, no date' },
  { when: { holds: notHeld, atLimit: ['yes'] }, why: 'the limit of a card in hand only' },
  { when: { holds: notHeld, fieldFull: ['yes'] }, why: 'the field of a card in hand only' },
  {
    when: { holds: notHeld, combined: ['unknown', 'received', 'unclear'] },
    why: 'a combined card replaces a card in hand',
  },
  { when: { holds: notHeld, freed: ['unknown', 'yes'] }, why: 'an old date on a card in hand only' },
  { when: { cardEnd: ['unknown'], atLimit: ['yes'] }, why: 'a date that is not known is no limit' },
  { when: { atLimit: ['yes'], freed: ['yes'] }, why: 'the limit is no date of an old stay' },
  {
    when: { status: ['unknown', 'tied', 'landing', 'newborn', 'unregistered'], freed: ['unknown', 'yes'] },
    why: 'freed are those whose stay has no end',
  },
  {
    when: { status: ['special-permanent'], freed: ['unknown'] },
    why: 'not asked of special permanent residents',
  },
  {
    when: { newCard: ['no'], combined: ['unknown', 'received', 'unclear'] },
    why: 'no new residence card, no new combined card',
  },
  {
    when: { status: ['unregistered'], record: ['kept', 'none-thirty-days'] },
    why: 'no record whatever the length',
  },
  {
    when: { status: ['permanent', 'special-permanent', 'japanese'], record: ['none', 'none-thirty-days'] },
    why: 'no period of stay, whatever its length is said to be',
  },
  { when: { cardEnd: ['unknown'], cardAgainstStay: compared }, why: 'nothing to compare' },
  { when: { stayEnd: ['unknown'], cardAgainstStay: compared }, why: 'nothing to compare' },
  { when: { cardEnd: known, stayEnd: stayKnown, cardAgainstStay: ['unknown'] }, why: 'both are known' },
  {
    when: { cardEnd: ['past'], stayEnd: ['soon', 'later'], cardAgainstStay: ['same', 'after'] },
    why: 'what is past comes first',
  },
  {
    when: { cardEnd: ['soon', 'later'], stayEnd: stayPast, cardAgainstStay: ['same', 'before'] },
    why: 'what is past comes first',
  },
  {
    when: { cardEnd: ['soon'], stayEnd: ['later'], cardAgainstStay: ['same', 'after'] },
    why: 'soon is before later',
  },
  {
    when: { cardEnd: ['later'], stayEnd: ['soon'], cardAgainstStay: ['same', 'before'] },
    why: 'soon is before later',
  },
  { when: { newCard: ['yes'], pending: ['refused'] }, why: 'with a new residence card the refusal is past' },
  {
    when: { pending: ['renewal-late'], stayEnd: ['unknown', 'soon', 'later'] },
    why: 'late is after the end of stay',
  },
]
