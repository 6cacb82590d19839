import { checkedOn, type Table } from '../decide/table.ts'
import type { Value } from '../facts/dimensions.ts'
import { READ } from '../reference/sources.ts'

/** Whether the stay is still valid. An unknown application does not extend it. */
export const STANDING: Table<Value<'standing'>> = {
  name: 'standing',
  hit: 'unique',
  rows: checkedOn(READ, [
    {
      id: 'stay-not-over',
      when: { stayEnd: ['unknown', 'soon', 'later'] },
      then: 'not-over',
      sources: ['ISA-SP'],
    },
    {
      id: 'stay-kept-going-by-an-application-in-time',
      when: { stayEnd: ['past'], record: ['kept', 'none'], pending: ['renewal'] },
      then: 'kept-going',
      sources: ['ISA-SP', 'VISAINFO', 'ZOUSAN', 'GRO'],
    },
    {
      id: 'stay-over-two-months-passed',
      when: { stayEnd: ['past-two-months'] },
      then: 'over',
      sources: ['ISA-SP', 'CIV'],
    },
    {
      id: 'stay-over-without-a-special-period',
      when: { stayEnd: ['past'], record: ['none-thirty-days'] },
      then: 'over',
      sources: ['VISAINFO', 'FUJII', 'TANUMA'],
    },
    {
      id: 'stay-over-nothing-filed',
      when: { stayEnd: ['past'], record: ['kept', 'none'], pending: ['none', 'refused'] },
      then: 'over',
      sources: ['ISA-SP', 'VISAINFO'],
    },
    {
      id: 'stay-over-permanent-residence-only',
      when: { stayEnd: ['past'], record: ['kept', 'none'], pending: ['permanent-residence'] },
      then: 'over',
      sources: ['NIIGATA', 'VISAINFO'],
    },
    {
      id: 'stay-over-filed-late',
      when: { stayEnd: ['past'], record: ['kept', 'none'], pending: ['renewal-late'] },
      then: 'over',
      sources: ['ISA-SP', 'SAYAKA', 'IMS-HOL'],
      confidence: 'medium',
    },
    {
      id: 'stay-over-unless-something-was-filed',
      when: { stayEnd: ['past'], record: ['kept', 'none'], pending: ['unknown'] },
      then: 'perhaps-over',
      sources: ['ISA-SP', 'VISAINFO'],
    },
  ]),
}
