import { COUNTER_ACTIONS, type Thing } from '../contract/vocabulary.ts'
import { checkedOn, type Table } from '../decide/table.ts'
import { READ } from '../reference/sources.ts'

const withPin = ['extend', 'special-extension'] as const
const hasResidenceCard = ['tied', 'permanent', 'landing'] as const
const child = ['under-1', 'under-15'] as const
const afterOneYear = ['unknown', 'under-15', '15-17', 'adult'] as const
const notRepresented = ['self', 'household-member', 'agent'] as const
const extension = [
  'ISHINOMAKI',
  'AKITAKATA',
  'OTA',
  'AZUMINO',
  'SETOUCHI',
  'TOKAI',
  'UNZEN',
  'TENRI',
] as const
const representative = ['INAGI', 'WAKAYAMA', 'KAMIITA', 'KONAN', 'TAKATSUKI'] as const
const agent = ['AKI', 'KATSURAGI', 'TAMBA', 'KARIYA', 'TAKATSUKI'] as const
const mail = ['MARUGAME', 'KASAI', 'HOKUDAI', 'TSUMAGOI', 'KOMATSU-PT', 'HOREI'] as const
const stamp = ['HACHIOJI', 'INAGI', 'TOKAI'] as const

/** The things to bring to a step, in the order in which the person reads them. */
export const BRING: Table<Thing> = {
  name: 'bring',
  hit: 'all',
  rows: checkedOn(READ, [
    {
      id: 'bring-card',
      when: {
        action: [...withPin, 'apply-for-new-card', 'renew-certificates', 'return-card'],
        holds: ['yes'],
      },
      then: 'my-number-card',
      sources: extension,
    },
    {
      id: 'bring-card-just-collected',
      when: { action: [...withPin, 'renew-certificates'], holds: ['applied'] },
      then: 'my-number-card',
      sources: ['TSUSHIMA'],
      confidence: 'medium',
    },
    {
      id: 'bring-ended-card',
      when: { action: ['reissue'], holds: ['yes'] },
      then: 'my-number-card',
      sources: ['MARUGAME', 'MIZUHO'],
    },
    {
      id: 'bring-residence-card',
      when: {
        action: [...withPin, 'apply-for-new-card', 'collect-my-number-card', 'reissue'],
        status: hasResidenceCard,
      },
      then: 'residence-card',
      sources: extension,
    },
    {
      id: 'bring-first-residence-card',
      when: { action: ['extend'], status: ['newborn'] },
      then: 'residence-card',
      sources: ['SANYO', 'INAGI'],
      confidence: 'medium',
    },
    {
      id: 'bring-residence-card-for-the-stamp',
      when: { action: ['apply-to-immigration', 'collect-residence-card'], status: hasResidenceCard },
      then: 'residence-card',
      sources: stamp,
    },
    {
      id: 'bring-card-pin',
      when: { action: withPin, visitor: ['self', 'household-member', 'legal-representative'] },
      then: 'card-pin',
      sources: extension,
    },
    {
      id: 'bring-certificate-pins-to-extend',
      when: { action: ['extend'], visitor: ['self', 'legal-representative'] },
      then: 'certificate-pins',
      sources: extension,
    },
    {
      id: 'bring-certificate-pins-in-case',
      when: { action: ['special-extension'], visitor: ['self', 'legal-representative'] },
      then: 'certificate-pins',
      sources: ['UNZEN', 'TOKAI', 'OTA'],
      confidence: 'medium',
    },
    {
      id: 'bring-certificate-pins',
      when: { action: ['renew-certificates'] },
      then: 'certificate-pins',
      sources: ['JPKI', 'FUJIIDERA'],
    },
    {
      id: 'bring-stamp',
      when: { action: ['special-extension'], channel: ['counter'] },
      then: 'pending-stamp',
      sources: stamp,
    },
    {
      id: 'bring-stamp-at-hand',
      when: { action: ['special-extension'], channel: ['unknown', 'online'], evidence: ['stamp'] },
      then: 'pending-stamp',
      sources: stamp,
    },
    {
      id: 'bring-mail',
      when: { action: ['special-extension'], channel: ['online'] },
      then: 'receipt-number-email',
      sources: mail,
    },
    {
      id: 'bring-mail-at-hand',
      when: {
        action: ['special-extension'],
        channel: ['unknown', 'counter'],
        evidence: ['receipt-number-email'],
      },
      then: 'receipt-number-email',
      sources: mail,
    },
    {
      id: 'bring-stamp-or-mail',
      when: { action: ['special-extension'], channel: ['unknown'], evidence: ['unknown', 'none'] },
      then: 'pending-stamp-or-receipt-email',
      sources: [...stamp, 'MARUGAME', 'KASAI'],
    },
    {
      id: 'bring-photo',
      when: { action: ['apply-for-new-card', 'reissue'], age: afterOneYear },
      then: 'photo',
      sources: ['INAGI', 'MEIWA', 'MARUGAME', 'MIZUHO'],
    },
    {
      id: 'bring-own-id-to-collect',
      when: { action: ['collect-my-number-card'] },
      then: 'own-id',
      sources: ['ANNAKA', 'TAKKO'],
    },
    {
      id: 'bring-own-id-after-a-loss',
      when: { action: ['reissue'], situation: ['card-lost'] },
      then: 'own-id',
      sources: ['NOMI', 'OIZUMI'],
    },
    {
      id: 'bring-visitor-id',
      when: { action: COUNTER_ACTIONS, visitor: ['agent'] },
      then: 'visitor-id',
      sources: agent,
    },
    {
      id: 'bring-visitor-id-of-the-household',
      when: {
        action: [
          'extend',
          'special-extension',
          'apply-for-new-card',
          'collect-my-number-card',
          'reissue',
          'return-card',
        ],
        visitor: ['household-member'],
      },
      then: 'visitor-id',
      sources: ['OGI', 'KARIYA', 'OTA', 'KAMIITA', 'KASHIWA', 'WAKAYAMA', 'ISHINOMAKI'],
    },
    {
      id: 'bring-representative-id',
      when: { action: COUNTER_ACTIONS, visitor: ['legal-representative'] },
      then: 'representative-id',
      sources: representative,
    },
    {
      id: 'bring-representative-id-for-a-child',
      when: { action: COUNTER_ACTIONS, visitor: notRepresented, age: child },
      then: 'representative-id',
      sources: representative,
    },
    {
      id: 'bring-proof-of-authority',
      when: { action: COUNTER_ACTIONS, visitor: ['legal-representative'] },
      then: 'proof-of-authority',
      sources: representative,
    },
    {
      id: 'bring-proof-of-authority-for-a-child',
      when: { action: COUNTER_ACTIONS, visitor: notRepresented, age: child },
      then: 'proof-of-authority',
      sources: representative,
    },
    {
      id: 'bring-reply-form',
      when: { action: ['extend', 'special-extension', 'renew-certificates'], visitor: ['agent'] },
      then: 'reply-form',
      sources: agent,
    },
    {
      id: 'bring-police-report-about-the-residence-card',
      when: { action: ['replace-residence-card'], residenceCard: ['lost'] },
      then: 'police-report',
      sources: ['TANUMA-LOSS'],
    },
    {
      id: 'bring-residence-card-past-its-date',
      when: { action: ['replace-residence-card'], residenceCard: ['past'] },
      then: 'residence-card',
      sources: ['LAW-19-5', 'YONEI'],
      confidence: 'medium',
    },
    {
      id: 'bring-police-report',
      when: { action: ['reissue'], situation: ['card-lost'] },
      then: 'police-report',
      sources: ['JLIS-PT', 'NOMI', 'OIZUMI'],
    },
    {
      id: 'bring-moving-out-notice',
      when: { action: ['return-card'], situation: ['leaving-japan'] },
      then: 'moving-out-notice',
      sources: ['KASUGAI', 'INAGI-PT'],
    },
    {
      id: 'bring-new-form-after-the-renewal',
      when: { action: ['apply-for-new-card'], situation: ['first-card'], after: ['new-residence-card'] },
      then: 'new-application-form',
      sources: ['INAGI', 'MIC-ES', 'MIC-ID', 'FUNABASHI'],
    },
    {
      id: 'bring-new-form-to-order-anew',
      when: { action: ['apply-for-new-card'], situation: ['card-on-order'] },
      then: 'new-application-form',
      sources: ['TSUSHIMA', 'INAGI'],
    },
  ]),
}
