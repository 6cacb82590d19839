import type { Warning } from '../contract/vocabulary.ts'
import { checkedOn, type Table } from '../decide/table.ts'
import { READ } from '../reference/sources.ts'

const heldAndValid = { holds: ['yes'], cardEnd: ['soon', 'later'] } as const
const anyExtension = { extends: ['now', 'later'] } as const
const stillToFile = ['permanent-residence-application-only', 'nothing-filed-yet'] as const
const withCardInUse = [
  'not-enough-known',
  'sixty-days',
  'landing-or-provisional-period',
  'freed-from-stay-period',
  'not-tied-to-stay',
  'combined-card-received',
  'new-stay-is-shorter',
  'birthday-limit-reached',
  'up-to-date',
  'entry-field-full',
  'waiting-after-special-extension',
  'decision-pending',
  'permanent-residence-application-only',
  'nothing-filed-yet',
] as const

/** What is said beside the steps; `local-practice-differs` comes from the table of local differences. */
export const WARNING_RULES: Table<Warning> = {
  name: 'warnings',
  hit: 'all',
  rows: checkedOn(READ, [
    {
      id: 'warn-no-open-day-left',
      when: { officeDay: ['none-left'] },
      then: 'no-open-day-left',
      sources: ['MATSUDO', 'KIGEN'],
      confidence: 'medium',
    },
    {
      id: 'warn-weekend-desk',
      when: { extendLastDay: ['closed'] },
      then: 'weekend-desk-may-refuse',
      sources: ['MATSUDO'],
    },
    {
      id: 'warn-same-day',
      when: { extends: ['now'], received: ['today'], sameDay: ['not-known'] },
      then: 'same-day-may-be-refused',
      sources: ['KONAN', 'MARUGAME', 'MIZUHO', 'MATSUDO'],
    },
    {
      id: 'warn-two-readings-ahead',
      when: { specialAhead: ['yes'], readings: ['differ'] },
      then: 'two-month-date-uncertain',
      sources: ['CIV', 'NIIGATA'],
      confidence: 'medium',
    },
    {
      id: 'warn-two-readings-on-the-card',
      when: { situation: ['waiting-after-special-extension'], readings: ['differ'] },
      then: 'two-month-date-uncertain',
      sources: ['CIV', 'NIIGATA'],
      confidence: 'medium',
    },
    {
      id: 'warn-once-only',
      when: { extendedBefore: ['yes'] },
      then: 'no-second-special-extension',
      sources: ['INAGI', 'MARUGAME', 'TOKAI', 'KATSURAGI', 'TSUMAGOI'],
    },
    {
      id: 'warn-certificates-anew',
      when: { ...anyExtension, holds: ['yes'] },
      then: 'certificates-must-be-issued-anew',
      sources: ['UNZEN', 'KUWANA', 'SANYO', 'KAMIITA'],
    },
    {
      id: 'warn-certificates-need-the-holder',
      when: { ...anyExtension, visitor: ['household-member'] },
      then: 'certificates-need-the-holder',
      sources: ['KUWANA', 'UNZEN', 'OGI', 'KARIYA'],
    },
    {
      id: 'warn-two-visits',
      when: { officeStep: ['yes'], visitor: ['agent'] },
      then: 'two-visits-needed',
      sources: ['AKI', 'KATSURAGI', 'TAMBA', 'KARIYA', 'TAKATSUKI'],
    },
    {
      id: 'warn-no-notice',
      when: { ...heldAndValid, status: ['tied'], atLimit: ['no'] },
      then: 'no-notice-is-sent',
      sources: ['MIYAKE', 'YOKOTE', 'KAKOGAWA', 'MATSUDO', 'KONAN', 'UWAJIMA', 'TSUMAGOI'],
    },
    {
      id: 'warn-capped',
      when: { extends: ['now'], cap: ['before-stay'] },
      then: 'extension-capped-by-birthday',
      sources: ['MIYAKE', 'TSUSHIMA', 'KAKOGAWA', 'MATSUDO', 'YOKOTE', 'KASAI', 'TENRI'],
    },
    {
      id: 'warn-cap-unknown',
      when: { ...anyExtension, cap: ['unknown'] },
      then: 'birthday-cap-unknown',
      sources: ['NARA', 'KIGEN', 'MIYAKE'],
    },
    {
      id: 'warn-receipt-email',
      when: { specialAhead: ['yes'], channel: ['online'], evidence: ['unknown', 'none', 'stamp'] },
      then: 'online-application-needs-receipt-email',
      sources: ['MARUGAME', 'KASAI', 'HOKUDAI', 'HOREI', 'ONAMAE1'],
    },
    {
      id: 'warn-no-online-filing-today',
      when: { situation: stillToFile, stayLastDay: ['today'] },
      then: 'no-online-filing-on-last-day',
      sources: ['ONAMAE1'],
      confidence: 'medium',
    },
    {
      id: 'warn-receipt-email-comes-next-day',
      when: {
        situation: ['nothing-filed-yet', 'permanent-residence-application-only'],
        specialAhead: ['yes'],
        filingDay: ['last-open-day'],
        channel: ['unknown', 'online'],
      },
      then: 'receipt-email-comes-next-day',
      sources: ['MIYAZAKI', 'ONAMAE1'],
      confidence: 'medium',
    },
    {
      id: 'warn-receipt-email-of-today-comes-next-day',
      when: {
        situation: ['decision-pending'],
        specialAhead: ['yes'],
        filingDay: ['last-open-day'],
        channel: ['online'],
        evidence: ['unknown', 'none', 'stamp'],
      },
      then: 'receipt-email-comes-next-day',
      sources: ['MIYAZAKI', 'ONAMAE1'],
      confidence: 'medium',
    },
    {
      id: 'warn-documents-blocked',
      when: {
        holds: ['yes'],
        cardEnd: ['past'],
        pending: ['renewal', 'renewal-late'],
        newCard: ['no'],
        channel: ['online'],
        filedBy: ['unknown', 'self'],
        special: ['unknown', 'not-done'],
      },
      then: 'online-documents-blocked',
      from: '2026-01-01',
      sources: ['SINCERE', 'ASOCIA'],
      confidence: 'medium',
    },
    {
      id: 'warn-permanent-residence-keeps-nothing',
      when: { pending: ['permanent-residence'] },
      then: 'permanent-residence-application-gives-no-special-period',
      sources: ['NIIGATA', 'VISAINFO'],
    },
    {
      id: 'warn-first-card-refused',
      when: { situation: ['first-card'], thirtyDaysOfStay: ['at-most'] },
      then: 'first-card-may-be-refused',
      sources: ['FUNABASHI', 'INAGI'],
    },
    {
      id: 'warn-express-after-a-loss',
      when: { situation: ['card-lost'], cardEnd: ['unknown', 'soon', 'later'] },
      then: 'express-issue-possible',
      from: '2024-12-02',
      sources: ['MEIWA', 'YOKOHAMA-VI'],
    },
    {
      id: 'warn-express-for-a-full-field',
      when: { ...heldAndValid, situation: withCardInUse, fieldFull: ['yes'] },
      then: 'express-issue-possible',
      from: '2024-12-02',
      sources: ['MEIWA', 'YOKOHAMA-VI'],
    },
    {
      id: 'warn-licence-on-reissue',
      when: { licence: ['yes'], reissues: ['yes'] },
      then: 'licence-data-not-carried-over',
      from: '2025-03-24',
      sources: ['MPD', 'KANAGAWA-P', 'TOYAMA-P'],
    },
    {
      id: 'warn-licence-on-a-combined-card',
      when: { licence: ['yes'], reissues: ['no'], newCombined: ['yes'] },
      then: 'licence-data-not-carried-over',
      from: '2026-06-14',
      sources: ['WING'],
      confidence: 'medium',
    },
    {
      id: 'warn-insurance-use-ends',
      when: { insurance: ['ends'] },
      then: 'health-insurance-use-ends',
      sources: ['MHLW', 'IWAKI', 'NARA', 'TAMA', 'KIGEN'],
    },
  ]),
}
