import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandWords } from '../../../src/domain/language/command-words.ts'
import { letters } from '../../../src/domain/language/compact.ts'
import { recogniseCommand } from '../../../src/domain/language/recognise-command.ts'
import { recogniseLanguage } from '../../../src/domain/language/recognise-language.ts'
import { recogniseStatus } from '../../../src/domain/language/recognise-status.ts'

const table = [...commandWords()]

describe('every word of the table', () => {
  it.each(table)('of %s is that command', (command, words) => {
    const wrong = words.filter((word) =>
      [word, word.toUpperCase(), ` ${word} `, `${word}!`, `「${word}」`].some(
        (text) => recogniseCommand(text) !== command,
      ),
    )
    expect(wrong).toEqual([])
  })

  it('stands under one command only', () => {
    const all = table.flatMap(([command, words]) => words.map((word) => [letters(word), command] as const))
    const twice = all.filter(([word, command]) =>
      all.some(([other, its]) => other === word && its !== command),
    )
    expect(twice).toEqual([])
  })

  it('is no residence status and no language', () => {
    const words = table.flatMap(([, all]) => all)
    expect(words.filter((word) => recogniseStatus(word) || recogniseLanguage(word))).toEqual([])
  })
})

describe('said in a message of its own', () => {
  it.each([
    ['Back', 'back'],
    ['GO BACK!', 'back'],
    ['戻る', 'back'],
    ['戻ってください', 'back'],
    ['quay lai', 'back'],
    ['Restart please', 'restart'],
    ['can you start over', 'restart'],
    ['help', 'help'],
    ['/help', 'help'],
    ['?', 'help'],
    ['？？', 'help'],
    ['why?', 'why'],
    ['Why do you ask?', 'why'],
    ['なぜですか？', 'why'],
    ['talk to a person', 'human'],
    ["I'd like to talk to a person", 'human'],
    ['人と話したい', 'human'],
    ['delete my data', 'delete'],
    ['Please delete my data', 'delete'],
    ['データを消してください', 'delete'],
    ['change an answer', 'review'],
    ['I want to change an answer', 'review'],
    ['where was I?', 'home'],
    ['show at counter', 'counter'],
    ['show at the counter', 'counter'],
    ['reminders', 'reminders'],
    ['remind me', 'remind'],
    ['stop', 'stop'],
    ['STOP!!', 'stop'],
    ['やめてください', 'stop'],
    ['dừng', 'stop'],
    ['language', 'language'],
    ['not sure', 'unsure'],
    ["I don't know", 'unsure'],
    ['I don’t know', 'unsure'],
    ['idk', 'unsure'],
    ['わかりません', 'unsure'],
    ['khong biet', 'unsure'],
    ['yes', 'yes'],
    ['Yes please', 'yes'],
    ['はい', 'yes'],
    ['đúng', 'yes'],
    ['ย้อนกลับนะคะ', 'back'],
    ['หยุดแจ้งเตือนครับ', 'stop'],
    ['好的', 'yes'],
    ['👍', 'yes'],
    ['👍🏽', 'yes'],
    ['👍👍👍', 'yes'],
    ['🙆‍♀️', 'yes'],
    ['no', 'no'],
    ['No, thank you', 'no'],
    ['いいえ、違います', 'no'],
    ['không', 'no'],
    ['❌', 'no'],
    ['done', 'done'],
    ['Xong rồi!', 'done'],
    ['not yet', 'not-yet'],
    ['later', 'snooze'],
    ['my new residence card came', 'new-card'],
    ['新しい在留カードが届きました', 'new-card'],
    ['hello', 'greeting'],
    ['こんにちは', 'greeting'],
    ['thanks', 'thanks'],
    ['OK, thanks!', 'thanks'],
    ['ありがとうございます', 'thanks'],
    ['🙏', 'thanks'],
    ['privacy', 'privacy'],
    ['my data', 'export'],
  ])('%s means %s', (text, command) => expect(recogniseCommand(text)).toBe(command))

  it('without its accents counts only where it can mean one thing: dung is right (đúng) or stop (dừng)', () => {
    expect(recogniseCommand('dung')).toBeUndefined()
    expect(recogniseCommand('DUNG')).toBeUndefined()
    expect(recogniseCommand('xin chao')).toBe('greeting')
  })
})

describe('inside a longer sentence no word is a command', () => {
  it.each([
    "I don't know why",
    'I go back to my country',
    'go back to my country',
    'no stamp',
    'No stamp, I applied online',
    'no visa',
    'yes I have the stamp',
    'stop by the office',
    'my visa will stop',
    'I am done with school',
    'help with my visa',
    'why is my card ending',
    'the new card came on 5 March',
    'delete my card number',
    'I have no idea about the date but it says 2027-03-05',
    'language school student',
    'person of Japanese descent',
    'not sure but maybe 2027-03-05',
    'change of status',
    'later than March',
    'いいえの人',
    '戻る予定はありません',
    '言語聴覚士',
    'わからない漢字があります',
    '2027-03-05',
    'R9.3.5',
    'Mine',
    'student',
    '',
    ' ',
    '…',
    '👍 2027-03-05',
    '👍👎',
    'please',
  ])('%s', (text) => expect(recogniseCommand(text)).toBeUndefined())

  it('nor with any other word before or behind it', () => {
    const words = fc.constantFrom(...table.flatMap(([, all]) => all))
    const other = fc.constantFrom('visa', 'stamp', 'because', 'zebra', '2027', '象', 'kartu xyz')
    fc.assert(
      fc.property(words, other, fc.boolean(), (word, more, behind) => {
        expect(recogniseCommand(behind ? `${word} ${more}` : `${more} ${word}`)).toBeUndefined()
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('whatever is typed', () => {
  it('never throws, and looks at no more than 80 signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => void recogniseCommand(text)),
    )
    expect(recogniseCommand('back'.padEnd(80, '!'))).toBe('back')
    expect(recogniseCommand('back'.padEnd(81, '!'))).toBeUndefined()
  })
})
