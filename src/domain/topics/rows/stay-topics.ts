import type { TopicRow } from './topic-row.ts'

const stay = { about: 'stay' } as const
const residenceCard = { about: 'residence-card' } as const

/** Topics on immigration: the stay, its renewal and the residence card. */
export const STAY_TOPICS = [
  {
    id: 'cost-immigration',
    ...stay,
    sources: ['FEE26', 'FEE26b', 'ISA-00644'],
    certainty: 'medium',
    next: ['stay-renewal', 'stay-online', 'cost-card'],
  },
  {
    id: 'visa-overdue',
    ...stay,
    sources: ['ISA-SP', 'VISAINFO', 'NEPEM', 'SAYAKA'],
    certainty: 'medium',
    next: ['special-period', 'residence-card-expired', 'lapsed'],
  },
  {
    id: 'stay-renewal',
    ...stay,
    sources: ['NARAVISA', 'YAMANAMI', 'RC-EN', 'ONAMAE1', 'SAYAKA', 'IMS-HOL', 'FEE26'],
    certainty: 'medium',
    next: ['cost-immigration', 'stay-online', 'extend'],
  },
  {
    id: 'application-refused',
    ...stay,
    sources: ['ISA-SP', 'NEPEM', 'MIC-EN', 'NISHIHARA'],
    certainty: 'medium',
    next: ['visa-overdue', 'leaving-japan', 'special-period'],
  },
  {
    id: 'special-period',
    ...stay,
    sources: ['ISA-SP', 'VISAINFO', 'NIIGATA', 'FUJII', 'YAMANAMI', 'SINCERE'],
    certainty: 'medium',
    next: ['special-extension', 'work-while-pending', 'travel-while-pending'],
    leadsToQuestions: true,
  },
  {
    id: 'travel-while-pending',
    ...stay,
    sources: ['ISA-SP', 'GRO', 'ZOUSAN', 'RC-EN'],
    certainty: 'medium',
    next: ['special-period', 'special-extension', 'abroad'],
  },
  {
    id: 'work-while-pending',
    within: 'special-period',
    ...stay,
    sources: ['ISA-SP', 'VISAINFO', 'GRO', 'KIKUCHI'],
    certainty: 'medium',
    next: ['special-period', 'no-stamp-online', 'bank'],
  },
  {
    id: 'permanent-residence',
    ...stay,
    sources: ['NIIGATA', 'VISAINFO', 'ISA-OQA', 'FEE26', 'MATSUYAMA'],
    certainty: 'medium',
    next: ['permanent-now', 'stay-renewal', 'cost-immigration'],
    leadsToQuestions: true,
  },
  {
    id: 'change-of-status',
    within: 'stay-renewal',
    ...stay,
    sources: ['EXT-EN', 'SANYO', 'INAGI', 'MATSUYAMA'],
    certainty: 'medium',
    next: ['extend', 'special-extension', 'permanent-now'],
    leadsToQuestions: true,
  },
  {
    id: 'stay-online',
    within: 'stay-renewal',
    ...stay,
    sources: ['ISA-OQA', 'RC-EN', 'ONAMAE1', 'SINCERE', 'ASOCIA'],
    certainty: 'medium',
    next: ['no-stamp-online', 'stay-renewal', 'certificates-ended'],
  },
  {
    id: 'short-stay',
    ...stay,
    sources: ['MIC-EN', 'NISHIHARA'],
    certainty: 'high',
    next: ['residence-card', 'leaving-japan'],
  },
  {
    id: 'residence-card',
    ...residenceCard,
    sources: ['RC-EN', 'UTOKYO', 'NARAVISA', 'IBARAKI'],
    certainty: 'medium',
    next: ['stay-renewal', 'residence-card-lost', 'extend'],
  },
  {
    id: 'residence-card-lost',
    ...residenceCard,
    sources: ['TANUMA-LOSS', 'NEPEM', 'BABA', 'NOMI'],
    certainty: 'medium',
    next: ['card-lost', 'residence-card', 'combined-card'],
  },
  {
    id: 'residence-card-expired',
    ...residenceCard,
    sources: ['LAW-19-5', 'YONEI', 'ISA-SP', 'VISA-BEYOND'],
    certainty: 'medium',
    next: ['visa-overdue', 'special-period', 'no-end-date'],
  },
  {
    id: 'combined-card',
    sources: ['ISA-TOK', 'ISA-TOK-2', 'WING', 'AKIYAMA', 'MNAKAMURA', 'GLAMA', 'BABA'],
    certainty: 'medium',
    next: ['stay-renewal', 'special-extension', 'driving-licence'],
  },
] as const satisfies readonly TopicRow[]
