import { checkedOn, type Table } from '../decide/table.ts'
import { READ } from '../reference/sources.ts'
import type { Template } from './steps.ts'

/** An additional step and its place: first, before the steps that wait for the new residence card, or last. */
export interface Join {
  readonly step: Template
  readonly place: 'first' | 'before-the-new-card' | 'last'
}

const ask: Join = { step: { action: 'ask-office' }, place: 'first' }
const registered = { leaving: ['no'], record: ['kept'] } as const
const unknownYet = { situation: ['not-enough-known'] } as const
/** Situations in which a card in hand stays in use. */
const inUse = [
  'freed-from-stay-period',
  'not-tied-to-stay',
  'birthday-limit-reached',
  'up-to-date',
  'entry-field-full',
  'extend-after-special-extension',
  'extend-now',
  'waiting-after-special-extension',
  'decision-pending',
  'permanent-residence-application-only',
  'nothing-filed-yet',
] as const
/** Situations in which a new residence card is needed before any step for the My Number Card. */
const beforeTheCard = [
  ...inUse,
  'first-card',
  'card-on-order',
  'lapsed-while-pending',
  'lapsed',
  'new-stay-is-shorter',
] as const
const replace = { action: 'replace-residence-card' } as const
const online = { channel: ['online'] } as const

/** Steps in addition to those of the situation. A step that the plan already has is not added again. */
export const JOINS: Table<Join> = {
  name: 'joins',
  hit: 'all',
  rows: checkedOn(READ, [
    {
      id: 'join-report-a-loss',
      when: { ...unknownYet, holds: ['lost'] },
      then: { step: { action: 'report-loss' }, place: 'first' },
      sources: ['JLIS-PT', 'NOMI', 'OIZUMI'],
    },
    {
      id: 'join-report-a-loss-after-immigration',
      when: { situation: ['stay-may-be-over'], holds: ['lost'] },
      then: { step: { action: 'report-loss' }, place: 'last' },
      sources: ['JLIS-PT', 'NOMI', 'OIZUMI'],
    },
    {
      id: 'join-a-reissue-that-is-due-anyway',
      when: { ...unknownYet, ...registered, freed: ['unknown'], cardEnd: ['past'] },
      then: { step: { action: 'reissue' }, place: 'last' },
      sources: ['MATSUYAMA', 'AZUMINO', 'TSUMAGOI'],
    },
    {
      id: 'join-immigration-once-the-stay-is-over',
      when: { ...unknownYet, standing: ['over'] },
      then: { step: { action: 'contact-immigration' }, place: 'first' },
      sources: ['ISA-SP', 'VISAINFO'],
    },
    {
      id: 'join-a-status-for-a-newborn',
      when: { ...unknownYet, status: ['newborn'], leaving: ['no'] },
      then: { step: { action: 'apply-to-immigration', by: 'thirty-days-after-birth' }, place: 'last' },
      sources: ['SANYO', 'INAGI'],
      confidence: 'medium',
    },
    {
      id: 'join-the-office-for-a-landing-period',
      when: { ...unknownYet, ...registered, status: ['landing'], holds: ['yes', 'no', 'applied'] },
      then: { step: { action: 'ask-office' }, place: 'last' },
      sources: ['SANYO', 'CHIBA', 'MIHAMA'],
    },
    {
      id: 'join-an-extension-that-is-due-anyway',
      when: {
        ...unknownYet,
        ...registered,
        holds: ['yes'],
        cardEnd: ['soon', 'later'],
        cardAgainstStay: ['before'],
        combined: ['no-question'],
        atLimit: ['no'],
        fieldFull: ['no'],
      },
      then: { step: { action: 'extend', by: 'card-end', gives: 'stay-or-limit' }, place: 'last' },
      sources: ['SANYO', 'INAGI', 'MATSUYAMA', 'MIYAKE'],
    },
    {
      id: 'join-immigration-first-after-thirty-days',
      when: { situation: ['sixty-days', 'not-enough-known'], thirtyDaysOfLife: ['passed'], leaving: ['no'] },
      then: { step: { action: 'contact-immigration' }, place: 'first' },
      sources: ['SANYO', 'INAGI'],
      confidence: 'medium',
    },
    {
      id: 'join-the-date-after-the-status',
      when: { situation: ['sixty-days'], holds: ['yes'], cardEnd: ['soon', 'later'] },
      then: { step: { action: 'extend', after: 'new-residence-card', by: 'card-end' }, place: 'last' },
      sources: ['SANYO', 'INAGI'],
      confidence: 'medium',
    },
    {
      id: 'join-the-office-after-sixty-days',
      when: { situation: ['sixty-days'], holds: ['yes'], cardEnd: ['past'] },
      then: { step: { action: 'ask-office' }, place: 'last' },
      sources: ['SANYO', 'INAGI'],
      confidence: 'low',
    },
    {
      id: 'join-an-extension-on-collecting',
      when: { situation: ['card-on-order'], cardEnd: ['soon', 'later'], cardAgainstStay: ['before'] },
      then: { step: { action: 'extend', by: 'card-end', gives: 'stay-or-limit' }, place: 'last' },
      sources: ['TSUSHIMA', 'SANYO', 'INAGI'],
      confidence: 'medium',
    },
    {
      id: 'join-replacing-a-lost-residence-card',
      when: { status: ['tied', 'permanent'], residenceCard: ['lost'], situation: beforeTheCard },
      then: { step: replace, place: 'first' },
      sources: ['TANUMA-LOSS', 'NEPEM'],
    },
    {
      id: 'join-replacing-the-residence-card-of-a-status-without-end',
      when: { status: ['permanent'], residenceCard: ['past'], situation: beforeTheCard },
      then: { step: replace, place: 'first' },
      sources: ['LAW-19-5', 'YONEI', 'VISA-BEYOND'],
      confidence: 'medium',
    },
    {
      id: 'join-replacing-the-residence-card-of-a-running-stay',
      when: {
        status: ['tied'],
        stayEnd: ['soon', 'later'],
        residenceCard: ['past'],
        situation: beforeTheCard,
      },
      then: { step: replace, place: 'first' },
      sources: ['LAW-19-5', 'YONEI', 'VISA-BEYOND'],
      confidence: 'medium',
    },
    {
      id: 'join-the-office-about-a-damaged-card',
      when: { damaged: ['yes'], situation: inUse },
      then: ask,
      sources: ['MEIWA', 'YOKOHAMA-VI', 'MATSUYAMA-FEE'],
      confidence: 'medium',
    },
    {
      id: 'join-the-office-after-a-lapse-by-birthday',
      when: { situation: ['lapsed', 'lapsed-while-pending'], endsBy: ['birthday'] },
      then: ask,
      sources: ['JPKI'],
      confidence: 'medium',
    },
    {
      id: 'join-the-office-where-only-the-stamp-is-listed',
      when: { ...online, specialAhead: ['yes'], town: ['tokai', 'bunkyo'] },
      then: ask,
      sources: ['TOKAI', 'BUNKYO', 'KASAI'],
    },
    {
      id: 'join-the-office-where-the-local-rule-leaves-no-day',
      when: { extends: ['now'], localDay: ['none-left'] },
      then: ask,
      sources: ['KONAN', 'MARUGAME'],
    },
    {
      id: 'join-the-office-where-a-full-field-waits',
      when: { specialAhead: ['yes'], fieldFull: ['yes'] },
      then: ask,
      sources: ['AKITAKATA', 'KAMIITA'],
      confidence: 'medium',
    },
    {
      id: 'join-the-office-where-the-card-outlives-the-stay',
      when: { specialAhead: ['yes'], cardAgainstStay: ['after'] },
      then: ask,
      sources: ['SANYO'],
      confidence: 'low',
    },
    {
      id: 'join-the-office-about-a-combined-card',
      when: { extends: ['now'], combined: ['unclear'] },
      then: ask,
      from: '2026-06-14',
      sources: ['ISA-TOK'],
      confidence: 'low',
    },
    {
      id: 'join-collecting-after-the-special-extension',
      when: {
        notice: ['yes'],
        situation: ['decision-pending'],
        specialAhead: ['yes'],
        filing: ['while-card-valid'],
      },
      then: {
        step: { action: 'collect-residence-card', after: 'special-extension' },
        place: 'before-the-new-card',
      },
      sources: ['BRIDGE', 'KONAN', 'MARUGAME'],
      confidence: 'medium',
    },
    {
      id: 'join-collecting-the-residence-card',
      when: { notice: ['yes'] },
      then: { step: { action: 'collect-residence-card' }, place: 'before-the-new-card' },
      sources: ['BRIDGE'],
      confidence: 'medium',
    },
    {
      id: 'join-renewing-certificates',
      when: { situation: ['not-tied-to-stay', 'up-to-date'], certificates: ['past', 'soon'] },
      then: { step: { action: 'renew-certificates' }, place: 'last' },
      sources: ['JPKI', 'FUJIIDERA', 'HIGASHIMURAYAMA'],
    },
    {
      id: 'join-the-holder-for-new-certificates',
      when: { extends: ['now', 'later'], visitor: ['household-member'] },
      then: { step: { action: 'renew-certificates' }, place: 'last' },
      sources: ['KUWANA', 'UNZEN', 'OGI', 'KARIYA'],
    },
    {
      id: 'join-replacing-the-residence-card-after-the-report',
      when: { status: ['tied', 'permanent'], residenceCard: ['lost'], situation: ['card-lost'] },
      then: { step: replace, place: 'last' },
      sources: ['TANUMA-LOSS', 'NEPEM'],
    },
  ]),
}
