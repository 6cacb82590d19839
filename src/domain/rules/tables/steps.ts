import type { After, StepAction } from '../contract/vocabulary.ts'
import { checkedOn, type Table } from '../decide/table.ts'
import { READ } from '../reference/sources.ts'
import type { DeadlineRule } from './deadlines.ts'

/** A step without its days. */
export interface Template {
  readonly action: StepAction
  readonly after?: After
  /** The rule that gives the last day. */
  readonly by?: DeadlineRule
  /** The rule that gives the date on the card after this step. */
  readonly gives?: 'extended-date' | 'stay-or-limit' | 'limit'
}

const extendNow = { action: 'extend', by: 'card-end', gives: 'stay-or-limit' } as const
const extendLater = { action: 'extend', after: 'new-residence-card' } as const
const extendBySpecialDate = { ...extendLater, by: 'extended-date' } as const
const extendByCardEnd = { ...extendLater, by: 'card-end' } as const
const special = { action: 'special-extension', by: 'card-end', gives: 'extended-date' } as const
const replace = { action: 'apply-for-new-card', by: 'card-end' } as const
const replaceLater = { ...replace, after: 'new-residence-card' } as const
const orderLater = { action: 'apply-for-new-card', after: 'new-residence-card' } as const
const reissueLater = { action: 'reissue', after: 'new-residence-card' } as const
const file = { action: 'apply-to-immigration', by: 'filing-day' } as const
const stillToFile = ['permanent-residence-application-only', 'nothing-filed-yet'] as const
const stayPast = ['past', 'past-two-months'] as const
const stayNotPast = ['unknown', 'soon', 'later'] as const

/** The steps of each situation, in order. */
export const STEPS: Table<readonly Template[]> = {
  name: 'steps',
  hit: 'unique',
  rows: checkedOn(READ, [
    {
      id: 'steps-nothing-certain',
      when: { situation: ['not-enough-known'] },
      then: [],
      sources: ['KIGEN'],
    },
    {
      id: 'steps-ask-immigration-at-once',
      when: { situation: ['stay-may-be-over'], lateFiling: ['no'] },
      then: [{ action: 'contact-immigration' }],
      sources: ['ISA-SP', 'VISAINFO'],
    },
    {
      id: 'steps-file-on-the-next-open-day',
      when: { situation: ['stay-may-be-over'], lateFiling: ['still-counts'] },
      then: [{ action: 'contact-immigration' }, file],
      sources: ['SAYAKA', 'IMS-HOL', 'ISA-SP'],
    },
    {
      id: 'steps-hand-in-on-leaving',
      when: {
        situation: ['leaving-japan'],
        holds: ['yes'],
        status: ['tied', 'permanent', 'special-permanent', 'landing', 'newborn', 'unregistered'],
      },
      then: [{ action: 'return-card' }],
      sources: ['KASUGAI', 'INAGI-PT'],
    },
    {
      id: 'steps-ask-about-use-abroad',
      when: { situation: ['leaving-japan'], holds: ['yes'], status: ['japanese'] },
      then: [{ action: 'ask-office' }, { action: 'return-card' }],
      sources: ['KASUGAI', 'INAGI-PT'],
    },
    {
      id: 'steps-no-card-to-hand-in',
      when: { situation: ['leaving-japan', 'not-registered'], holds: ['no', 'applied'] },
      then: [],
      sources: ['MIC-EN', 'KASUGAI'],
    },
    {
      id: 'steps-report-only',
      when: { situation: ['leaving-japan', 'not-registered'], holds: ['lost'] },
      then: [{ action: 'report-loss' }],
      sources: ['JLIS-PT', 'NOMI', 'OIZUMI'],
    },
    {
      id: 'steps-hand-in-without-record',
      when: { situation: ['not-registered'], holds: ['yes'] },
      then: [{ action: 'return-card' }],
      sources: ['MIC-EN', 'NISHIHARA'],
    },
    {
      id: 'steps-report-and-reissue',
      when: { situation: ['card-lost'], stayEnd: stayNotPast },
      then: [{ action: 'report-loss' }, { action: 'reissue' }],
      sources: ['JLIS-PT', 'NOMI', 'OIZUMI', 'MEIWA'],
    },
    {
      id: 'steps-report-and-reissue-with-a-current-stay',
      when: { situation: ['card-lost'], stayEnd: stayPast },
      then: [{ action: 'report-loss' }, reissueLater],
      sources: ['JLIS-PT', 'NOMI', 'OIZUMI', 'TSUSHIMA', 'ANNAKA'],
      confidence: 'medium',
    },
    {
      id: 'steps-apply-for-a-status',
      when: { situation: ['sixty-days'] },
      then: [{ action: 'apply-to-immigration', by: 'thirty-days-after-birth' }],
      sources: ['SANYO', 'INAGI'],
      confidence: 'medium',
    },
    {
      id: 'steps-ask-about-the-landing-period',
      when: { situation: ['landing-or-provisional-period'] },
      then: [{ action: 'ask-office' }],
      sources: ['SANYO', 'CHIBA', 'MIHAMA'],
    },
    {
      id: 'steps-order-and-collect',
      when: { situation: ['first-card'], firstCard: ['taken'], stayEnd: stayNotPast },
      then: [{ action: 'apply-for-new-card' }, { action: 'collect-my-number-card', by: 'stay-end' }],
      sources: ['TSUSHIMA', 'ANNAKA', 'TAKKO'],
    },
    {
      id: 'steps-order-after-the-renewal',
      when: { situation: ['first-card'], firstCard: ['refused'], stayEnd: stayNotPast },
      then: [orderLater],
      sources: ['FUNABASHI', 'INAGI', 'MIC-ES', 'MIC-ID'],
    },
    {
      id: 'steps-order-with-a-current-stay',
      when: { situation: ['first-card'], stayEnd: stayPast },
      then: [orderLater],
      sources: ['TSUSHIMA', 'ANNAKA', 'TAKKO'],
      confidence: 'medium',
    },
    {
      id: 'steps-collect-in-time',
      when: { situation: ['card-on-order'], cardEnd: ['soon', 'later'] },
      then: [{ action: 'collect-my-number-card', by: 'card-end' }],
      sources: ['TSUSHIMA', 'ANNAKA', 'TAKKO'],
    },
    {
      id: 'steps-order-anew',
      when: { situation: ['card-on-order'], cardEnd: ['past'], stayEnd: stayNotPast },
      then: [{ action: 'apply-for-new-card' }],
      sources: ['TSUSHIMA', 'ANNAKA', 'TAKKO'],
    },
    {
      id: 'steps-order-anew-with-a-current-stay',
      when: { situation: ['card-on-order'], cardEnd: ['past'], stayEnd: stayPast },
      then: [orderLater],
      sources: ['TSUSHIMA', 'ANNAKA', 'TAKKO'],
      confidence: 'medium',
    },
    {
      id: 'steps-ask-after-a-refusal',
      when: { situation: ['application-refused'] },
      then: [{ action: 'contact-immigration' }],
      sources: ['ISA-SP', 'VISAINFO', 'NEPEM'],
      confidence: 'medium',
    },
    {
      id: 'steps-reissue-after-the-renewal',
      when: { situation: ['lapsed-while-pending'] },
      then: [reissueLater],
      sources: ['MARUGAME', 'MIZUHO', 'TSUSHIMA', 'ANNAKA', 'TAKKO', 'AZUMINO'],
    },
    {
      id: 'steps-reissue',
      when: { situation: ['lapsed'], stayEnd: stayNotPast },
      then: [{ action: 'reissue' }],
      sources: ['MARUGAME', 'MIZUHO', 'TSUSHIMA', 'ANNAKA', 'TAKKO', 'AZUMINO', 'CITYCOST'],
    },
    {
      id: 'steps-reissue-with-a-current-stay',
      when: { situation: ['lapsed'], stayEnd: stayPast },
      then: [reissueLater],
      sources: ['MARUGAME', 'MIZUHO', 'TSUSHIMA', 'ANNAKA', 'TAKKO', 'AZUMINO'],
    },
    {
      id: 'steps-extend-to-the-birthday',
      when: { situation: ['freed-from-stay-period'], fieldFull: ['no'] },
      then: [{ action: 'extend', by: 'card-end', gives: 'limit' }],
      sources: ['MATSUYAMA'],
    },
    {
      id: 'steps-extend-to-the-birthday-by-reprint',
      when: { situation: ['freed-from-stay-period'], fieldFull: ['yes'], town: ['matsuyama'] },
      then: [{ action: 'extend', by: 'card-end', gives: 'limit' }],
      beats: ['steps-replace-a-full-card-of-the-freed'],
      sources: ['MATSUYAMA'],
    },
    {
      id: 'steps-replace-a-full-card-of-the-freed',
      when: { situation: ['freed-from-stay-period'], fieldFull: ['yes'] },
      then: [replace],
      sources: ['AKITAKATA', 'KAMIITA', 'MATSUYAMA'],
      confidence: 'medium',
    },
    {
      id: 'steps-replace-at-the-birthday',
      when: { situation: ['not-tied-to-stay'], cardEnd: ['soon'] },
      then: [replace],
      sources: ['GLAMA', 'KIGEN', 'TENRI'],
      confidence: 'medium',
    },
    {
      id: 'steps-nothing-before-the-birthday',
      when: { situation: ['not-tied-to-stay'], cardEnd: ['later'] },
      then: [],
      sources: ['SANYO', 'CHIBA', 'DA'],
    },
    {
      id: 'steps-nothing-with-a-new-combined-card',
      when: { situation: ['combined-card-received'] },
      then: [],
      sources: ['AKIYAMA', 'TERAZONO', 'GLAMA'],
      confidence: 'medium',
    },
    {
      id: 'steps-ask-about-a-shorter-stay',
      when: { situation: ['new-stay-is-shorter'] },
      then: [{ action: 'ask-office' }],
      sources: ['SANYO'],
      confidence: 'low',
    },
    {
      id: 'steps-replace-at-the-birthday-limit',
      when: { situation: ['birthday-limit-reached'] },
      then: [replace],
      sources: ['TSUSHIMA', 'INAGI', 'MIYAKE', 'TENRI', 'KAKOGAWA', 'MATSUDO', 'YOKOTE'],
      confidence: 'medium',
    },
    {
      id: 'steps-nothing-while-up-to-date',
      when: { situation: ['up-to-date'] },
      then: [],
      sources: ['INAGI', 'MIYAKE'],
    },
    {
      id: 'steps-replace-a-full-card',
      when: { situation: ['entry-field-full'] },
      then: [replace],
      sources: ['AKITAKATA', 'KAMIITA', 'MATSUYAMA'],
    },
    {
      id: 'steps-extend',
      when: { situation: ['extend-now'] },
      then: [extendNow],
      sources: ['MIYAKE', 'TENRI', 'OGI', 'TAKASHIMA', 'YOKOTE', 'MIZUHO'],
    },
    {
      id: 'steps-extend-by-the-extended-date',
      when: { situation: ['extend-after-special-extension'] },
      then: [extendNow],
      sources: ['HACHIOJI', 'SETOUCHI', 'AZUMINO', 'INAGI', 'MATSUYAMA'],
    },
    {
      id: 'steps-wait-for-the-decision',
      when: { situation: ['waiting-after-special-extension'], fortnight: ['not-begun'] },
      then: [extendByCardEnd],
      sources: ['HACHIOJI', 'SETOUCHI', 'INAGI'],
    },
    {
      id: 'steps-ask-for-the-decision',
      when: { situation: ['waiting-after-special-extension'], fortnight: ['begun'] },
      then: [{ action: 'contact-immigration' }, extendByCardEnd],
      sources: ['INAGI', 'ISA-SP', 'MARUGAME', 'HACHIOJI'],
    },
    {
      id: 'steps-wait-at-the-birthday-limit',
      when: {
        situation: ['waiting-after-special-extension', 'decision-pending'],
        atLimit: ['yes'],
        cardAgainstStay: ['before', 'same'],
      },
      then: [replaceLater],
      beats: [
        'steps-wait-for-the-decision',
        'steps-ask-for-the-decision',
        'steps-special-extension-then-extend',
      ],
      sources: ['TSUSHIMA', 'INAGI', 'MIYAKE'],
      confidence: 'medium',
    },
    {
      id: 'steps-special-extension-then-extend',
      when: { situation: ['decision-pending'] },
      then: [special, extendBySpecialDate],
      sources: ['HACHIOJI', 'YOKOTE', 'ASHIYA', 'SANYO', 'INAGI', 'AZUMINO', 'HOKUDAI', 'SETOUCHI', 'GLAMA'],
    },
    {
      id: 'steps-file-too-late-for-the-card',
      when: { situation: stillToFile, filing: ['after-card-end'] },
      then: [file, reissueLater],
      sources: ['SAYAKA', 'IMS-HOL', 'AZUMINO', 'KIGEN'],
      confidence: 'medium',
    },
    {
      id: 'steps-file-at-the-birthday-limit',
      when: {
        situation: stillToFile,
        filing: ['while-card-valid'],
        atLimit: ['yes'],
        cardAgainstStay: ['before', 'same'],
      },
      then: [file, replaceLater],
      beats: ['steps-file-after-a-special-extension', 'steps-file-then-special-extension-then-extend'],
      sources: ['TSUSHIMA', 'INAGI', 'MIYAKE'],
      confidence: 'medium',
    },
    {
      id: 'steps-file-after-a-special-extension',
      when: { situation: stillToFile, filing: ['while-card-valid'], special: ['done'] },
      then: [file, extendByCardEnd],
      sources: ['INAGI', 'MARUGAME', 'HACHIOJI'],
    },
    {
      id: 'steps-file-then-special-extension-then-extend',
      when: {
        situation: stillToFile,
        filing: ['while-card-valid'],
        special: ['unknown', 'not-done'],
      },
      then: [file, { ...special, after: 'immigration-application' }, extendBySpecialDate],
      sources: ['INAGI', 'EXT-EN', 'NIIGATA', 'VISAINFO', 'HACHIOJI', 'NARAVISA', 'YAMANAMI', 'RC-EN'],
    },
  ]),
}
