import type { About, TopicId } from '../topics/topics.ts'

/**
 * When a text asks about a topic: all of these concepts are in it (`a|b`: one of them). `of`: the pattern fits only if the
 * person speaks of one of these things; `nothing` stands for a text that names none. Left out: whatever is spoken of.
 * `unless`: concepts that make it another question.
 */
export interface TopicPattern {
  readonly topic: TopicId
  readonly all: readonly string[]
  readonly of?: readonly (About | 'nothing')[]
  readonly unless?: readonly string[]
  /** Counts for more than its number of concepts, because they leave no doubt together. */
  readonly bonus?: number
}

const CARD = ['my-number-card', 'nothing'] as const
const STAY = ['stay'] as const
const STAY_OR_CARD = ['stay', 'residence-card'] as const

/** The patterns, the narrower before the wider; of equal scores the first wins. */
export const TOPIC_PATTERNS: readonly TopicPattern[] = [
  { topic: 'visa-overdue', all: ['expired|overstay|miss'], of: STAY, unless: ['refused'], bonus: 1 },
  { topic: 'visa-overdue', all: ['overstay'], bonus: 1 },
  { topic: 'application-refused', all: ['refused'], bonus: 2 },
  { topic: 'residence-card-lost', all: ['lost|stolen|damaged'], of: ['residence-card'], bonus: 2 },
  {
    topic: 'residence-card-expired',
    all: ['expired|expires'],
    of: ['residence-card'],
    unless: ['late'],
    bonus: 1,
  },
  { topic: 'card-stolen', all: ['stolen'], of: CARD, bonus: 1 },
  { topic: 'card-damaged', all: ['damaged'], of: CARD, bonus: 1 },
  { topic: 'card-lost', all: ['lost'], of: CARD, bonus: 1 },
  { topic: 'certificates-ended', all: ['expired|expires|renew|extend|miss'], of: ['certificates'], bonus: 1 },
  { topic: 'driving-licence', all: [], of: ['licence'], bonus: 2 },
  { topic: 'health-insurance', all: [], of: ['insurance'], bonus: 2 },
  {
    topic: 'phone-card',
    all: ['@phone', '@my-number-card|@certificates|use|get|card'],
    bonus: 1,
    unless: ['apply', 'applyphone'],
  },
  {
    topic: 'apply-phone',
    all: ['applyphone|@phone|online', 'apply|get|first'],
    of: ['my-number-card', 'nothing', 'phone'],
    bonus: 1,
    unless: ['late', 'stamp', '@stay'],
  },
  { topic: 'apply-phone', all: ['applyphone'], of: CARD },
  { topic: 'apply-post', all: ['post'], of: CARD, unless: ['letter', 'postcard'], bonus: 1 },
  { topic: 'apply-booth', all: ['booth'], bonus: 2 },
  { topic: 'apply-office', all: ['atoffice'], of: CARD, bonus: 1 },
  { topic: 'photo', all: ['photo'], bonus: 1, unless: ['booth'] },
  { topic: 'pin-locked', all: ['pin', 'locked'], bonus: 2 },
  { topic: 'scam', all: ['scam'], bonus: 2 },
  { topic: 'pins', all: ['pin'], bonus: 1 },
  { topic: 'certificates', all: [], of: ['certificates'], bonus: 1 },
  { topic: 'combined-card', all: ['combined'], bonus: 2, unless: ['lost', 'stolen'] },
  { topic: 'no-stamp-online', all: ['stamp|receipt', 'online'], bonus: 2 },
  { topic: 'no-stamp-online', all: ['stamp|receipt'] },
  { topic: 'travel-while-pending', all: ['travel', 'pending'], bonus: 2 },
  { topic: 'travel-while-pending', all: ['travel'], bonus: 0 },
  { topic: 'permanent-now', all: ['became'], bonus: 3 },
  { topic: 'naturalised', all: ['naturalise'], bonus: 2 },
  { topic: 'cost-immigration', all: ['cost'], of: STAY_OR_CARD, bonus: 1 },
  {
    topic: 'cost-immigration',
    all: ['cost', 'pr|immigration|renew'],
    of: ['stay', 'residence-card', 'nothing'],
    bonus: 1,
  },
  {
    topic: 'cost-card',
    all: ['cost'],
    of: ['my-number-card', 'certificates', 'nothing'],
    unless: ['pr', 'immigration'],
  },
  { topic: 'permanent-residence', all: ['pr', 'pending|apply'], bonus: 1 },
  { topic: 'permanent-residence', all: ['pr'] },
  { topic: 'stay-online', all: ['online'], of: STAY_OR_CARD, bonus: 1 },
  { topic: 'stay-renewal', all: ['renew|extend|apply'], of: STAY, unless: ['late'], bonus: 1 },
  {
    topic: 'stay-renewal',
    all: ['renew|extend', 'where|deadline|howlong|bring|immigration|online'],
    of: ['residence-card'],
  },
  { topic: 'stay-renewal', all: ['expires|deadline'], of: STAY },
  { topic: 'special-extension', all: ['spx'], bonus: 2 },
  { topic: 'special-extension', all: ['twomonths', 'extend|@my-number-card|card'], of: CARD, bonus: 1 },
  {
    topic: 'special-extension',
    all: ['pending', 'extend|expires|expired'],
    of: ['my-number-card'],
    bonus: 2,
  },
  {
    topic: 'late-new-card',
    all: ['late', 'newcard|@residence-card|@my-number-card|card|pending|@stay'],
    bonus: 1,
    unless: ['expired'],
  },
  { topic: 'special-period', all: ['pending', 'work|@stay|study'], bonus: 1, unless: ['travel', 'spx'] },
  { topic: 'special-period', all: ['pending'], of: ['stay', 'residence-card', 'nothing'] },
  { topic: 'bank', all: ['bank'], bonus: 2, unless: ['scam'] },
  { topic: 'new-baby', all: ['baby'], bonus: 2, unless: ['photo'] },
  { topic: 'turning-15-or-18', all: ['turn'], bonus: 2 },
  { topic: 'child', all: ['child'], bonus: 0, unless: ['baby', 'goes'] },
  { topic: 'moving', all: ['move'], bonus: 2, unless: ['leave', 'abroad'] },
  { topic: 'leaving-japan', all: ['leave'], bonus: 2, unless: ['pending'] },
  { topic: 'abroad', all: ['abroad'], bonus: 1, unless: ['leave', 'pending'] },
  { topic: 'new-name', all: ['name', 'change|married'], bonus: 2 },
  { topic: 'new-name', all: ['married|nationality'], bonus: 1, unless: ['naturalise'] },
  { topic: 'collecting', all: ['postcard'], bonus: 2 },
  {
    topic: 'collecting',
    all: ['collect'],
    of: ['my-number-card', 'nothing'],
    bonus: 1,
    unless: ['relative'],
  },
  { topic: 'who-can-go', all: ['relative|lawyer', 'goes|collect'], bonus: 2 },
  { topic: 'who-can-go', all: ['goes'], bonus: 1, unless: ['travel', 'hours', 'saturday'] },
  { topic: 'letters', all: ['letter'], bonus: 1, unless: ['scam'] },
  {
    topic: 'card-voluntary',
    all: ['mandatory'],
    of: ['my-number-card', 'nothing', 'number'],
    bonus: 1,
    unless: ['renew', 'extend'],
  },
  { topic: 'residence-card', all: ['residencecardinfo'], bonus: 1 },
  { topic: 'residence-card', all: ['whatis'], of: ['residence-card'], unless: ['@my-number-card'], bonus: 1 },
  { topic: 'what-is-the-number', all: ['whatis|use|where'], of: ['number'], bonus: 1 },
  { topic: 'what-is-the-card', all: ['whatis'], of: ['my-number-card'], unless: ['deadline', 'cost'] },
  { topic: 'uses', all: ['use'], of: CARD, bonus: 0 },
  { topic: 'points', all: ['points'], bonus: 1 },
  { topic: 'cards-of-2028', all: ['next2028'], bonus: 2 },
  { topic: 'privacy', all: ['privacy'], bonus: 1, unless: ['scam'] },
  { topic: 'opening-hours', all: ['saturday'], bonus: 1 },
  { topic: 'opening-hours', all: ['hours'], bonus: 0 },
  { topic: 'online', all: ['online'], of: CARD, unless: ['stamp', 'receipt', '@stay'] },
  { topic: 'bring', all: ['bring'], bonus: 1 },
  {
    topic: 'where',
    all: ['where'],
    of: ['my-number-card', 'nothing', 'residence-card'],
    unless: ['lost', '@number'],
  },
  { topic: 'how-long-it-takes', all: ['howlong'], unless: ['expires'] },
  { topic: 'missed-deadline', all: ['miss'], of: CARD, bonus: 0.5, unless: ['locked'] },
  { topic: 'missed-deadline', all: ['miss', 'expired|expires'], of: CARD, bonus: 1 },
  { topic: 'birthday-or-stay', all: ['expires|howlong', 'birthday'], of: CARD, bonus: 1 },
  {
    topic: 'first-card',
    all: ['first|get|apply', '@my-number-card|card'],
    of: CARD,
    unless: ['late', 'newcard', 'extend', 'renew'],
  },
  { topic: 'first-card', all: ['first', 'get|apply'], of: CARD, bonus: 0.5 },
  { topic: 'lapsed', all: ['expired'], of: CARD, bonus: 0.5, unless: ['miss'] },
  { topic: 'extend', all: ['renew|extend'], of: ['my-number-card', 'nothing'], unless: ['pr'] },
  { topic: 'extend', all: ['newcard', '@my-number-card'], bonus: 0.5 },
  {
    topic: 'extend',
    all: ['renew|extend', '@my-number-card'],
    of: ['my-number-card', 'residence-card', 'stay'],
    bonus: 1,
  },
  { topic: 'deadline', all: ['deadline'], of: CARD, bonus: 0.5 },
  { topic: 'deadline', all: ['expires'], of: CARD },
]
