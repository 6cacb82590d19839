import type { Fee } from '../contract/plan.ts'
import { checkedOn, type Table } from '../decide/table.ts'
import { READ } from '../reference/sources.ts'

const reissue = { withCertificates: 1000, without: 800 } as const
const afterALapse = [
  'not-enough-known',
  'lapsed-while-pending',
  'lapsed',
  'permanent-residence-application-only',
  'nothing-filed-yet',
] as const

/** The fee of a step at the municipality; if no row fits, the sources settle no fee. */
export const FEES: Table<Fee> = {
  name: 'fees',
  hit: 'at-most-one',
  rows: checkedOn<Fee>(READ, [
    {
      id: 'fee-extension',
      when: { action: ['extend'] },
      then: 0,
      sources: ['ISHINOMAKI', 'BUNKYO', 'MIZUHO', 'TAKASHIMA', 'EXT-EN'],
    },
    {
      id: 'fee-special-extension',
      when: { action: ['special-extension'] },
      then: 0,
      sources: ['EXT-EN', 'KOMATSU-PT', 'BUNKYO', 'INAGI'],
    },
    {
      id: 'fee-certificates',
      when: { action: ['renew-certificates'] },
      then: 0,
      sources: ['JPKI', 'FUJIIDERA'],
    },
    {
      id: 'fee-new-card-at-the-birthday',
      when: {
        action: ['apply-for-new-card'],
        situation: [
          'not-tied-to-stay',
          'birthday-limit-reached',
          'waiting-after-special-extension',
          'decision-pending',
          'permanent-residence-application-only',
          'nothing-filed-yet',
        ],
      },
      then: 0,
      sources: ['TENRI', 'JPKI', 'KIGEN'],
    },
    {
      id: 'fee-first-card',
      when: { action: ['apply-for-new-card'], situation: ['first-card'] },
      then: 0,
      sources: ['MAKUBETSU', 'SAKADO'],
    },
    {
      id: 'fee-full-field',
      when: { action: ['apply-for-new-card'], situation: ['entry-field-full', 'freed-from-stay-period'] },
      then: 0,
      sources: ['ASHIKAGA', 'MATSUYAMA-FEE'],
    },
    {
      id: 'fee-reissue-after-a-lapse-by-birthday',
      when: { action: ['reissue'], situation: afterALapse, endsBy: ['birthday'] },
      then: 0,
      sources: ['MAKUBETSU', 'MATSUYAMA-FEE', 'SAKADO', 'JPKI'],
      confidence: 'medium',
    },
    {
      id: 'fee-reissue-after-a-loss',
      when: { action: ['reissue'], situation: ['card-lost'], stolen: ['no'] },
      then: reissue,
      sources: ['HACHIOJI', 'TSUMAGOI', 'MEIWA'],
    },
    {
      id: 'fee-reissue-after-a-lapse',
      when: { action: ['reissue'], situation: afterALapse, endsBy: ['stay'] },
      then: reissue,
      sources: ['HACHIOJI', 'TSUMAGOI', 'SETOUCHI'],
    },
  ]),
}
