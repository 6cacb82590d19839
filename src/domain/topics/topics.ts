import type { SourceId } from '../rules/reference/sources.ts'

/** What a person can speak of; the same words mean different things of each. */
export type About =
  | 'my-number-card'
  | 'residence-card'
  | 'stay'
  | 'certificates'
  | 'insurance'
  | 'licence'
  | 'phone'
  | 'number'

/** A general question that has an answer of its own; its words are `topic.ID.label` and `topic.ID.text`. */
interface TopicRow {
  readonly id: string
  readonly about?: About
  /** The pages that the text rests on. */
  readonly sources: readonly SourceId[]
  /** Topics that people ask next, offered as buttons. */
  readonly next: readonly string[]
  /** Whether the questions of the flow answer it for the person's own case. */
  readonly leadsToQuestions?: true
}

/** Every topic. An id never changes its meaning. */
export const TOPICS = [
  {
    id: 'extend',
    about: 'my-number-card',
    sources: ['MIYAKE', 'TENRI', 'INAGI'],
    next: ['bring', 'where', 'who-can-go'],
    leadsToQuestions: true,
  },
  {
    id: 'special-extension',
    about: 'my-number-card',
    sources: ['HACHIOJI', 'INAGI', 'HOKUDAI'],
    next: ['no-stamp-online', 'bring', 'late-new-card'],
    leadsToQuestions: true,
  },
  {
    id: 'deadline',
    about: 'my-number-card',
    sources: ['OGI', 'TENRI', 'AKITAKATA'],
    next: ['missed-deadline', 'opening-hours', 'extend'],
    leadsToQuestions: true,
  },
  {
    id: 'missed-deadline',
    about: 'my-number-card',
    sources: ['AZUMINO', 'TSUMAGOI', 'HACHIOJI'],
    next: ['lapsed', 'health-insurance', 'driving-licence'],
  },
  {
    id: 'cost-card',
    about: 'my-number-card',
    sources: ['ISHINOMAKI', 'TENRI', 'HACHIOJI', 'MEIWA', 'ASHIKAGA', 'SAKADO'],
    next: ['cost-immigration', 'bring', 'lapsed'],
  },
  {
    id: 'cost-immigration',
    about: 'stay',
    sources: ['FEE26', 'FEE26b', 'ISA-00644'],
    next: ['cost-card', 'stay-renewal', 'permanent-residence'],
  },
  {
    id: 'where',
    about: 'my-number-card',
    sources: ['TAKATSUKI', 'TAMBA', 'WAKAYAMA'],
    next: ['opening-hours', 'bring', 'who-can-go'],
  },
  {
    id: 'opening-hours',
    about: 'my-number-card',
    sources: ['ANNAKA', 'TAMBA', 'MATSUDO'],
    next: ['deadline', 'where', 'online'],
  },
  {
    id: 'bring',
    about: 'my-number-card',
    sources: ['ISHINOMAKI', 'AKITAKATA', 'UNZEN'],
    next: ['pins', 'who-can-go', 'where'],
  },
  {
    id: 'who-can-go',
    about: 'my-number-card',
    sources: ['OGI', 'KARIYA', 'TAKATSUKI', 'AKI'],
    next: ['child', 'bring', 'certificates'],
  },
  {
    id: 'online',
    about: 'my-number-card',
    sources: ['EXT-EN', 'TENRI', 'ISA-TOK'],
    next: ['where', 'apply-phone', 'stay-online'],
  },
  {
    id: 'how-long-it-takes',
    about: 'my-number-card',
    sources: ['MATSUDO', 'ANNAKA', 'TAKKO', 'MEIWA'],
    next: ['late-new-card', 'collecting', 'lapsed'],
  },
  {
    id: 'late-new-card',
    about: 'my-number-card',
    sources: ['HACHIOJI', 'INAGI', 'ISA-SP'],
    next: ['special-extension', 'no-stamp-online', 'application-refused'],
    leadsToQuestions: true,
  },
  {
    id: 'no-stamp-online',
    about: 'my-number-card',
    sources: ['MIYAZAKI', 'MARUGAME', 'KASAI', 'ONAMAE1', 'HOREI'],
    next: ['special-extension', 'late-new-card', 'bring'],
  },
  {
    id: 'visa-overdue',
    about: 'stay',
    sources: ['ISA-SP', 'VISAINFO'],
    next: ['application-refused', 'special-period', 'lapsed'],
  },
  {
    id: 'stay-renewal',
    about: 'stay',
    sources: ['NARAVISA', 'YAMANAMI', 'ISA-SP'],
    next: ['stay-online', 'cost-immigration', 'extend'],
  },
  {
    id: 'stay-online',
    about: 'stay',
    sources: ['FEE26b', 'ONAMAE1', 'SINCERE'],
    next: ['no-stamp-online', 'stay-renewal', 'cost-immigration'],
  },
  {
    id: 'application-refused',
    about: 'stay',
    sources: ['ISA-SP', 'VISAINFO'],
    next: ['visa-overdue', 'special-period', 'leaving-japan'],
  },
  {
    id: 'special-period',
    about: 'stay',
    sources: ['ISA-SP', 'VISAINFO', 'ZOUSAN'],
    next: ['travel-while-pending', 'special-extension', 'bank'],
  },
  {
    id: 'travel-while-pending',
    about: 'stay',
    sources: ['VISAINFO', 'ZOUSAN'],
    next: ['special-period', 'late-new-card', 'abroad'],
  },
  {
    id: 'permanent-residence',
    about: 'stay',
    sources: ['NIIGATA', 'VISAINFO', 'MATSUYAMA'],
    next: ['permanent-now', 'stay-renewal', 'cost-immigration'],
  },
  {
    id: 'residence-card-lost',
    about: 'residence-card',
    sources: ['TANUMA-LOSS'],
    next: ['card-lost', 'residence-card'],
  },
  {
    id: 'residence-card-expired',
    about: 'residence-card',
    sources: ['LAW-19-5', 'YONEI'],
    next: ['visa-overdue', 'permanent-now', 'residence-card'],
  },
  {
    id: 'residence-card',
    about: 'residence-card',
    sources: ['LAW-19-5', 'IBARAKI', 'RC-EN'],
    next: ['stay-renewal', 'moving', 'residence-card-lost'],
  },
  {
    id: 'card-lost',
    about: 'my-number-card',
    sources: ['NOMI', 'OIZUMI', 'JLIS-PT', 'MEIWA', 'BABA'],
    next: ['card-stolen', 'cost-card', 'driving-licence'],
    leadsToQuestions: true,
  },
  {
    id: 'card-stolen',
    about: 'my-number-card',
    sources: ['MATSUYAMA-FEE', 'NOMI', 'MEIWA'],
    next: ['card-lost', 'cost-card', 'scam'],
    leadsToQuestions: true,
  },
  {
    id: 'card-damaged',
    about: 'my-number-card',
    sources: ['MEIWA', 'HACHIOJI'],
    next: ['cost-card', 'collecting', 'driving-licence'],
  },
  {
    id: 'lapsed',
    about: 'my-number-card',
    sources: ['MARUGAME', 'MIZUHO', 'TSUMAGOI'],
    next: ['missed-deadline', 'photo', 'health-insurance'],
    leadsToQuestions: true,
  },
  {
    id: 'first-card',
    about: 'my-number-card',
    sources: ['INAGI', 'ANNAKA', 'TSUSHIMA', 'MAKUBETSU'],
    next: ['apply-phone', 'photo', 'collecting'],
    leadsToQuestions: true,
  },
  {
    id: 'card-voluntary',
    about: 'my-number-card',
    sources: ['INAGI'],
    next: ['uses', 'health-insurance', 'first-card'],
  },
  {
    id: 'apply-phone',
    about: 'my-number-card',
    sources: ['INAGI', 'MEIWA'],
    next: ['photo', 'collecting', 'apply-booth'],
  },
  {
    id: 'apply-post',
    about: 'my-number-card',
    sources: ['INAGI'],
    next: ['photo', 'collecting', 'apply-phone'],
  },
  {
    id: 'apply-booth',
    about: 'my-number-card',
    sources: ['INAGI'],
    next: ['photo', 'collecting', 'apply-phone'],
  },
  {
    id: 'photo',
    about: 'my-number-card',
    sources: ['INAGI', 'MEIWA'],
    next: ['apply-phone', 'apply-booth', 'collecting'],
  },
  {
    id: 'collecting',
    about: 'my-number-card',
    sources: ['TSUSHIMA', 'ANNAKA', 'TAKKO'],
    next: ['pins', 'who-can-go', 'how-long-it-takes'],
  },
  {
    id: 'what-is-the-card',
    about: 'my-number-card',
    sources: ['INAGI'],
    next: ['uses', 'card-voluntary', 'what-is-the-number'],
  },
  {
    id: 'uses',
    about: 'my-number-card',
    sources: ['INAGI', 'MHLW'],
    next: ['health-insurance', 'driving-licence', 'certificates'],
  },
  {
    id: 'what-is-the-number',
    about: 'number',
    sources: ['INAGI'],
    next: ['what-is-the-card', 'scam', 'privacy'],
  },
  {
    id: 'pins',
    about: 'my-number-card',
    sources: ['MASAKI', 'ICHINOMIYA', 'TSU', 'ISHINOMAKI'],
    next: ['pin-locked', 'certificates', 'bring'],
  },
  {
    id: 'pin-locked',
    about: 'my-number-card',
    sources: ['MASAKI', 'ICHINOMIYA', 'TSU', 'DAZAIFU', 'MIZUHO'],
    next: ['pins', 'bring', 'how-long-it-takes'],
  },
  {
    id: 'certificates',
    about: 'certificates',
    sources: ['HIGASHIMURAYAMA', 'AMI', 'MIHAMA', 'UNZEN'],
    next: ['certificates-ended', 'pins', 'phone-card'],
  },
  {
    id: 'certificates-ended',
    about: 'certificates',
    sources: ['JPKI', 'FUJIIDERA', 'HIGASHIMURAYAMA', 'MHLW'],
    next: ['pins', 'health-insurance', 'certificates'],
  },
  {
    id: 'health-insurance',
    about: 'insurance',
    sources: ['MHLW', 'IWAKI', 'NARA', 'TAMA'],
    next: ['certificates-ended', 'lapsed', 'card-voluntary'],
  },
  {
    id: 'phone-card',
    about: 'phone',
    sources: ['ITMEDIA', 'DA-PHONE'],
    next: ['certificates', 'apply-phone', 'extend'],
  },
  {
    id: 'driving-licence',
    about: 'licence',
    sources: ['HYOGO-P', 'MPD', 'TOYAMA-P'],
    next: ['lapsed', 'card-lost', 'extend'],
  },
  {
    id: 'combined-card',
    about: 'residence-card',
    sources: ['ISA-TOK', 'ISA-TOK-2', 'MNAKAMURA', 'GLAMA'],
    next: ['extend', 'special-extension', 'card-lost'],
  },
  {
    id: 'moving',
    about: 'my-number-card',
    sources: ['SASEBO', 'KUWANA', 'KASHIMA'],
    next: ['collecting', 'where', 'bring'],
  },
  {
    id: 'new-name',
    about: 'my-number-card',
    sources: ['SETOUCHI', 'AMI'],
    next: ['certificates', 'residence-card', 'deadline'],
  },
  {
    id: 'new-baby',
    about: 'my-number-card',
    sources: ['SANYO', 'INAGI', 'LIJ', 'MEIWA'],
    next: ['child', 'photo', 'first-card'],
  },
  {
    id: 'child',
    about: 'my-number-card',
    sources: ['INAGI', 'WAKAYAMA', 'KONAN', 'MIHAMA'],
    next: ['turning-15-or-18', 'who-can-go', 'bring'],
    leadsToQuestions: true,
  },
  {
    id: 'turning-15-or-18',
    about: 'my-number-card',
    sources: ['INAGI', 'MIHAMA', 'DA', 'YONEI'],
    next: ['child', 'certificates', 'residence-card'],
  },
  {
    id: 'naturalised',
    about: 'my-number-card',
    sources: ['MATSUYAMA'],
    next: ['permanent-now', 'leaving-japan', 'extend'],
  },
  {
    id: 'permanent-now',
    about: 'my-number-card',
    sources: ['MATSUYAMA', 'SANYO', 'CHIBA'],
    next: ['extend', 'letters', 'cost-card'],
    leadsToQuestions: true,
  },
  {
    id: 'leaving-japan',
    about: 'my-number-card',
    sources: ['KASUGAI', 'INAGI-PT'],
    next: ['abroad', 'what-is-the-number', 'moving'],
  },
  {
    id: 'abroad',
    about: 'my-number-card',
    sources: ['KASUGAI', 'INAGI-PT'],
    next: ['travel-while-pending', 'deadline', 'leaving-japan'],
  },
  {
    id: 'letters',
    about: 'my-number-card',
    sources: ['MIYAKE', 'YOKOTE', 'KAKOGAWA', 'TOYOKAWA'],
    next: ['deadline', 'birthday-or-stay', 'scam'],
  },
  {
    id: 'birthday-or-stay',
    about: 'my-number-card',
    sources: ['DA', 'SANYO', 'CHIBA', 'MIYAKE'],
    next: ['deadline', 'permanent-now', 'turning-15-or-18'],
    leadsToQuestions: true,
  },
  {
    id: 'bank',
    about: 'stay',
    sources: ['SBI'],
    next: ['special-period', 'travel-while-pending', 'scam'],
  },
  {
    id: 'scam',
    about: 'number',
    sources: ['INAGI'],
    next: ['what-is-the-number', 'card-stolen', 'privacy'],
  },
  {
    id: 'privacy',
    sources: ['INAGI'],
    next: ['what-is-the-number', 'scam', 'letters'],
  },
  {
    id: 'cards-of-2028',
    about: 'my-number-card',
    sources: ['INAGI'],
    next: ['birthday-or-stay', 'deadline', 'extend'],
  },
  {
    id: 'points',
    about: 'my-number-card',
    sources: ['INAGI'],
    next: ['uses', 'first-card', 'card-voluntary'],
  },
  {
    id: 'apply-office',
    about: 'my-number-card',
    sources: ['INAGI', 'ANNAKA'],
    next: ['photo', 'collecting', 'bring'],
  },
] as const satisfies readonly TopicRow[]

/** The id of a topic. */
export type TopicId = (typeof TOPICS)[number]['id']

/** A topic with its general type. */
export type Topic = TopicRow & { readonly id: TopicId }

/** Every source that a topic cites. */
export const TOPIC_SOURCES: readonly string[] = TOPICS.flatMap(({ sources }) => sources)

const BY_ID: ReadonlyMap<string, Topic> = new Map(TOPICS.map((topic) => [topic.id, topic]))

/** The topic with this id; `undefined` where there is none. */
export function topicById(id: string): Topic | undefined {
  return BY_ID.get(id)
}
