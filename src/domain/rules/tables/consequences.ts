import { checkedOn, type Table } from '../decide/table.ts'
import { READ } from '../reference/sources.ts'

/** The codes of the consequences of a missed step; each has a text in the locales. */
export const CONSEQUENCES = [
  'reissue-for-a-fee',
  'lapse-while-pending',
  'new-card-comes-too-late',
  'order-again',
  'no-card-meanwhile',
  'certificates-stop',
  'stay-ends',
  'status-of-a-child-is-lost',
  'no-extension-without-the-residence-card',
  'stay-is-at-risk',
  'card-can-be-misused',
  'card-is-void-all-the-same',
  'a-visit-in-vain',
  'nothing-is-lost',
] as const

export type Consequence = (typeof CONSEQUENCES)[number]

const byBirthday = [
  'not-tied-to-stay',
  'birthday-limit-reached',
  'entry-field-full',
  'freed-from-stay-period',
  'waiting-after-special-extension',
  'decision-pending',
  'permanent-residence-application-only',
  'nothing-filed-yet',
] as const

/** The consequences of a missed step by situation; if no row fits, they are not known. */
export const CONSEQUENCE_RULES: Table<Consequence> = {
  name: 'consequences',
  hit: 'at-most-one',
  rows: checkedOn(READ, [
    {
      id: 'missed-extension',
      when: { action: ['extend'] },
      then: 'reissue-for-a-fee',
      sources: ['AZUMINO', 'TSUMAGOI', 'ISHINOMAKI', 'HACHIOJI', 'MATSUYAMA'],
    },
    {
      id: 'missed-special-extension',
      when: { action: ['special-extension'] },
      then: 'lapse-while-pending',
      sources: ['AZUMINO', 'HOKUDAI', 'TOKAI', 'MIZUHO', 'TSUMAGOI'],
    },
    {
      id: 'missed-replacement',
      when: { action: ['apply-for-new-card'], situation: byBirthday },
      then: 'new-card-comes-too-late',
      sources: ['AKITAKATA', 'KAMIITA', 'JPKI'],
      confidence: 'medium',
    },
    {
      id: 'missed-first-card',
      when: { action: ['apply-for-new-card'], situation: ['first-card', 'card-on-order'] },
      then: 'no-card-meanwhile',
      sources: ['TSUSHIMA'],
    },
    {
      id: 'missed-collection',
      when: { action: ['collect-my-number-card'] },
      then: 'order-again',
      sources: ['TSUSHIMA', 'ANNAKA', 'TAKKO'],
    },
    {
      id: 'missed-reissue',
      when: { action: ['reissue'] },
      then: 'no-card-meanwhile',
      sources: ['EXT-EN', 'TSUSHIMA'],
    },
    {
      id: 'missed-certificates',
      when: { action: ['renew-certificates'] },
      then: 'certificates-stop',
      sources: ['JPKI', 'MHLW'],
    },
    {
      id: 'missed-filing',
      when: {
        action: ['apply-to-immigration'],
        situation: ['stay-may-be-over', 'permanent-residence-application-only', 'nothing-filed-yet'],
      },
      then: 'stay-ends',
      sources: ['ISA-SP', 'VISAINFO'],
    },
    {
      id: 'missed-status-of-a-child',
      when: { action: ['apply-to-immigration'], situation: ['sixty-days', 'not-enough-known'] },
      then: 'status-of-a-child-is-lost',
      sources: ['SANYO', 'INAGI'],
      confidence: 'medium',
    },
    {
      id: 'missed-residence-card',
      when: { action: ['collect-residence-card'] },
      then: 'no-extension-without-the-residence-card',
      sources: ['BRIDGE', 'MIYAKE'],
    },
    {
      id: 'missed-replacement-of-the-residence-card',
      when: { action: ['replace-residence-card'] },
      then: 'no-extension-without-the-residence-card',
      sources: ['TANUMA-LOSS', 'MIYAKE'],
      confidence: 'medium',
    },
    {
      id: 'missed-immigration',
      when: { action: ['contact-immigration'] },
      then: 'stay-is-at-risk',
      sources: ['ISA-SP', 'INAGI'],
    },
    {
      id: 'missed-report',
      when: { action: ['report-loss'] },
      then: 'card-can-be-misused',
      sources: ['JLIS-PT', 'NOMI', 'OIZUMI'],
    },
    {
      id: 'missed-return',
      when: { action: ['return-card'] },
      then: 'card-is-void-all-the-same',
      sources: ['MIC-EN', 'NISHIHARA', 'KASUGAI'],
    },
    {
      id: 'missed-call',
      when: { action: ['ask-office'] },
      then: 'a-visit-in-vain',
      sources: ['KONAN', 'TOKAI', 'BUNKYO'],
    },
    {
      id: 'missed-nothing',
      when: { action: ['wait'] },
      then: 'nothing-is-lost',
      sources: ['HACHIOJI'],
    },
  ]),
}
