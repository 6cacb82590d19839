import { checkedOn, type Table } from '../decide/table.ts'
import { READ } from '../reference/sources.ts'

/** The path of a needed fact, and the line of the contract that asks for it. */
export interface Needed {
  readonly line: 1 | 2 | 3 | 4 | 5 | 6
  readonly path: string
}

const registered = { leaving: ['no'], record: ['kept'] } as const

/** Which facts are still needed: all of the first line that has any. */
export const NEEDED: Table<Needed> = {
  name: 'needed',
  hit: 'all',
  rows: checkedOn(READ, [
    {
      id: 'needed-status',
      when: { status: ['unknown'] },
      then: { line: 1, path: 'status' },
      sources: ['SANYO', 'CHIBA'],
    },
    {
      id: 'needed-card',
      when: { holds: ['unknown'] },
      then: { line: 1, path: 'card.holds' },
      sources: ['SANYO'],
    },
    {
      id: 'needed-card-date',
      when: { ...registered, holds: ['yes', 'applied'], cardEnd: ['unknown'] },
      then: { line: 2, path: 'card.validUntil' },
      sources: ['AKITAKATA', 'KAMIITA'],
    },
    {
      id: 'needed-former-status',
      when: { ...registered, status: ['permanent', 'japanese'], holds: ['yes'], freed: ['unknown'] },
      then: { line: 3, path: 'formerStatusWasFixedTerm' },
      sources: ['MATSUYAMA'],
    },
    {
      id: 'needed-stay',
      when: { ...registered, status: ['tied'], holds: ['yes', 'no', 'applied'], stayEnd: ['unknown'] },
      then: { line: 4, path: 'stay.until' },
      sources: ['MIYAKE', 'SANYO'],
    },
    {
      id: 'needed-application',
      when: { ...registered, status: ['tied'], holds: ['yes'], newCard: ['no'], pending: ['unknown'] },
      then: { line: 4, path: 'application.kinds' },
      sources: ['HACHIOJI', 'INAGI'],
    },
    {
      id: 'needed-combined',
      when: { ...registered, combined: ['unknown'] },
      then: { line: 5, path: 'newResidenceCard.combined' },
      sources: ['AKIYAMA', 'TERAZONO'],
      confidence: 'medium',
    },
    {
      id: 'needed-special-extension',
      when: {
        ...registered,
        status: ['tied'],
        holds: ['yes'],
        newCard: ['no'],
        pending: ['renewal', 'renewal-late'],
        cardEnd: ['soon', 'later'],
        special: ['unknown'],
      },
      then: { line: 6, path: 'specialExtension.done' },
      sources: ['INAGI', 'MARUGAME'],
    },
  ]),
}
