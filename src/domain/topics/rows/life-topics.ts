import type { TopicRow } from './topic-row.ts'

const card = { about: 'my-number-card' } as const

/** Topics on what changes in a life: a move, a name, a child, a status, a departure. */
export const LIFE_TOPICS = [
  {
    id: 'moving',
    sources: ['SASEBO', 'KUWANA', 'KASHIMA', 'AMI', 'MATSUYAMA-FEE'],
    certainty: 'medium',
    next: ['extend', 'move-while-waiting', 'certificates'],
  },
  {
    id: 'new-name',
    sources: ['SETOUCHI', 'AMI', 'UTOKYO', 'RC-EN'],
    certainty: 'high',
    next: ['certificates', 'residence-card', 'extend'],
  },
  {
    id: 'new-baby',
    sources: ['LIJ', 'SANYO', 'INAGI', 'MEIWA'],
    certainty: 'medium',
    next: ['photo-under-one', 'child', 'first-card'],
    leadsToQuestions: true,
  },
  {
    id: 'child',
    ...card,
    sources: ['INAGI', 'WAKAYAMA', 'KAMIITA', 'KONAN', 'MIHAMA', 'KASUGAI', 'YONEI'],
    certainty: 'high',
    next: ['bring', 'turning-15-or-18', 'photo-under-one'],
    leadsToQuestions: true,
  },
  {
    id: 'turning-15-or-18',
    ...card,
    sources: ['DA', 'KASUGAI', 'INAGI', 'KONOSU', 'MIHAMA', 'YONEI', 'UTOKYO'],
    certainty: 'medium',
    next: ['child', 'birthday-or-stay', 'certificates'],
    leadsToQuestions: true,
  },
  {
    id: 'naturalised',
    ...card,
    sources: ['MATSUYAMA', 'DA'],
    certainty: 'medium',
    next: ['permanent-now', 'birthday-or-stay', 'lapsed'],
    leadsToQuestions: true,
  },
  {
    id: 'permanent-now',
    ...card,
    sources: ['MATSUYAMA', 'SANYO', 'CHIBA'],
    certainty: 'medium',
    next: ['no-end-date', 'letters', 'lapsed'],
    leadsToQuestions: true,
  },
  {
    id: 'no-end-date',
    within: 'deadline',
    sources: ['SANYO', 'CHIBA', 'INAGI', 'MATSUYAMA', 'MIYAKE', 'VISA-BEYOND'],
    certainty: 'medium',
    next: ['permanent-now', 'birthday-renewal', 'residence-card-expired'],
    leadsToQuestions: true,
  },
  {
    id: 'leaving-japan',
    sources: ['KASUGAI', 'INAGI-PT'],
    certainty: 'high',
    next: ['abroad', 'travel-while-pending', 'residence-card'],
  },
  {
    id: 'abroad',
    sources: ['INAGI-PT', 'OGI', 'KASHIWA', 'TENRI', 'AKI', 'AZUMINO', 'NEPEM'],
    certainty: 'medium',
    next: ['who-can-go', 'lapsed', 'travel-while-pending'],
  },
  {
    id: 'bank',
    sources: ['SBI', 'LAW-19-5', 'YAMANAMI'],
    certainty: 'medium',
    next: ['special-period', 'no-stamp-online', 'extend'],
  },
] as const satisfies readonly TopicRow[]
