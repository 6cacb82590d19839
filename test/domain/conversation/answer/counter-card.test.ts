import { describe, expect, it } from 'vitest'
import type { CounterMessage } from '../../../../src/contracts/message.ts'
import { PENDING, Person } from '../helpers.ts'

const HELD = { whose: 'mine', status: 'fixed-term', holds: 'yes' }

function shown(answers: Readonly<Record<string, string>>, languageHint = 'en') {
  const person = new Person({ today: '2026-11-21', languageHint }).start().answers(answers)
  person.taps({ do: 'counter' })
  const card = person.messages.find(
    (message): message is CounterMessage<'personal'> => message.kind === 'counter',
  )
  if (!card) throw new Error('no counter card')
  return { card, labels: card.rows.map(({ label }) => label), said: person.said }
}

describe('the counter card gives the clerk the reason that is true', () => {
  const until = { 'card-until': '2026-12-06' }
  const freed = { holds: 'yes', ...until, 'former-fixed': 'yes' }
  const applied = { 'stay-until': '2026-12-06', renewal: 'nothing' }
  it.each([
    [
      'a new residence card',
      {
        ...HELD,
        ...until,
        'stay-until': '2029-12-06',
        renewal: 'received',
        'new-card-on': '2026-11-20',
        'field-full': 'room',
      },
      '新しい在留カードの在留期間に合わせて',
    ],
    [
      'permanent residence',
      { whose: 'mine', status: 'permanent-resident', ...freed },
      '在留期間の定めがなくなったため',
    ],
    [
      'naturalisation',
      { whose: 'mine', status: 'something-else', 'status-other': 'japanese-national', ...freed },
      '日本国籍を取得したため',
    ],
    [
      'a newborn’s status',
      {
        whose: 'child',
        age: 'under-15',
        status: 'something-else',
        'status-other': 'born-in-japan',
        'birth-date': '2026-11-01',
        holds: 'yes',
        ...until,
      },
      '在留資格を取得したため',
    ],
    ['a loss', { ...HELD, holds: 'lost', licence: 'no' }, '紛失または盗難のため'],
    [
      'a lapse',
      {
        ...HELD,
        'card-until': '2026-11-10',
        'stay-until': '2027-11-10',
        renewal: 'received',
        'new-card-on': '2026-11-15',
        licence: 'no',
      },
      '有効期限が切れたため',
    ],
    ['an open application', PENDING, '在留申請の審査中のため'],
    ['an application yet to be filed', { ...HELD, ...until, ...applied }, '在留申請の審査中のため'],
  ])('%s', (_what, answers, reason) => {
    expect(shown(answers).card.purpose).toContain(reason)
  })
})

describe('the counter card says nothing that is not so', () => {
  it('names no card date before the ordered card is there', () => {
    const order = { ...HELD, holds: 'applied', 'card-until': '2027-03-31', 'stay-until': '2027-03-31' }
    expect(shown(order).labels).toEqual(['在留期間の満了日'])
  })

  it('names the application that opens the special extension, and not one for permanent residence alone', () => {
    expect(shown(PENDING).labels).toContain('入管に申請中のもの')
    expect(shown({ ...PENDING, pending: 'permanent-residence' }).labels).not.toContain('入管に申請中のもの')
  })

  it('tells the person when it is for later, in both languages, and only then', () => {
    const later = { ...HELD, 'card-until': '2026-12-06', 'stay-until': '2026-12-06', renewal: 'nothing' }
    expect(shown(later).said).toContain(
      'This one is for later. After the application to immigration, show it at the counter.',
    )
    expect(shown(later, 'ja').said).toContain(
      'これは、あとで使います。入管に申請したら、窓口で見せてください。',
    )
    expect(shown(PENDING).said).not.toContain('for later')
    expect(shown(PENDING, 'ja').said).not.toContain('あとで')
  })
})
