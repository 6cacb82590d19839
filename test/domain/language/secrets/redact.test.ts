import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDay } from '../../../../src/domain/dates/day.ts'
import { shortEra, showDay, showEra } from '../../../../src/domain/dates/show.ts'
import { isMyNumber, passesLuhn } from '../../../../src/domain/language/secrets/check-digits.ts'
import { findSecrets, HIDDEN, withoutSecrets } from '../../../../src/domain/language/secrets/redact.ts'
import { cpuMs } from '../../../patience.ts'

const kinds = (text: string): string[] => findSecrets(text).map(({ kind }) => kind)
/** What was hidden, as it stands in the text. */
const hidden = (text: string): string[] => findSecrets(text).map(({ start, end }) => text.slice(start, end))

describe('what must not be kept is found', () => {
  it.each([
    ['123456789012', 'my-number', '123456789012'],
    ['1234 5678 9012', 'my-number', '1234 5678 9012'],
    ['1234-5678-9012', 'my-number', '1234-5678-9012'],
    ['１２３４　５６７８　９０１２', 'my-number', '１２３４　５６７８　９０１２'],
    ['１２３４−５６７８ー９０１２', 'my-number', '１２３４−５６７８ー９０１２'],
    ['マイナンバーは123456789012です', 'my-number', '123456789012'],
    ['my number: 1234 5678 9012.', 'my-number', '1234 5678 9012'],
    ['1 2 3 4 5 6 7 8 9 0 1 2', 'my-number', '1 2 3 4 5 6 7 8 9 0 1 2'],
    ['123456\n789012', 'my-number', '123456\n789012'],
    ['١٢٣٤٥٦٧٨٩٠١٢', 'my-number', '١٢٣٤٥٦٧٨٩٠١٢'],
    ['12345678-9012', 'my-number', '12345678-9012'],
    ['123456789012 3 cards', 'my-number', '123456789012 3'],
    ['202703051230', 'my-number', '202703051230'],
    ['2027-03-05-1234', 'my-number', '2027-03-05-1234'],
    ['123456789012 1234567890123456', 'my-number', '123456789012 1234567890123456'],
    ['AB12345678CD', 'residence-card', 'AB12345678CD'],
    ['ab12345678cd', 'residence-card', 'ab12345678cd'],
    ['ＡＢ１２３４５６７８ＣＤ', 'residence-card', 'ＡＢ１２３４５６７８ＣＤ'],
    ['AB 1234 5678 CD', 'residence-card', 'AB 1234 5678 CD'],
    ['A B 1 2 3 4 5 6 7 8 C D', 'residence-card', 'A B 1 2 3 4 5 6 7 8 C D'],
    ['AB-12345678-CD', 'residence-card', 'AB-12345678-CD'],
    ['番号はAB12345678CDです', 'residence-card', 'AB12345678CD'],
    ['AB20270305CD', 'residence-card', 'AB20270305CD'],
    ['TR1234567', 'passport', 'TR1234567'],
    ['passport tr1234567', 'passport', 'tr1234567'],
    ['P 1234567', 'passport', 'P 1234567'],
    ['M12345678', 'passport', 'M12345678'],
    ['P1234567A', 'passport', 'P1234567A'],
    ['4111 1111 1111 1111', 'bank-card', '4111 1111 1111 1111'],
    ['378282246310005', 'bank-card', '378282246310005'],
    ['4111111111111112', 'bank-card', '4111111111111112'],
    ['090-1234-5678', 'phone', '090-1234-5678'],
    ['0312345678', 'phone', '0312345678'],
    ['+81 90-1234-5678', 'phone', '+81 90-1234-5678'],
    ['write to nguyen.an@example.co.jp please', 'email', 'nguyen.an@example.co.jp'],
  ])('%s: %s', (text, kind, secret) => {
    expect(kinds(text)).toEqual([kind])
    expect(hidden(text)).toEqual([secret])
  })

  it('several, each in its place and in order', () => {
    const text = 'a@b.jp AB12345678CD, 1234 5678 9012; TR1234567'
    expect(kinds(text)).toEqual(['email', 'residence-card', 'my-number', 'passport'])
    expect(withoutSecrets(text)).toBe(`${HIDDEN} ${HIDDEN}, ${HIDDEN}; ${HIDDEN}`)
  })

  it('beside a date, which stays', () => {
    expect(withoutSecrets('1234 5678 9012 until 2027-03-05')).toBe(`${HIDDEN} until 2027-03-05`)
    expect(withoutSecrets('2027-03-05 AB12345678CD')).toBe(`2027-03-05 ${HIDDEN}`)
    expect(withoutSecrets('R9.3.5 / 123456789012')).toBe(`R9.3.5 / ${HIDDEN}`)
  })

  it('after signs of two units, in the right place', () => {
    expect(withoutSecrets('👪🏽 AB12345678CD 👍')).toBe(`👪🏽 ${HIDDEN} 👍`)
    expect(withoutSecrets('㍻AB12345678CD')).toBe(`㍻${HIDDEN}`)
  })
})

describe('what is no secret stays', () => {
  it.each([
    '20270305',
    '2027-03-05',
    '2027/3/5',
    '05.03.2027',
    '3/5/2027',
    '2027-03-05 2028-03-05',
    '20270305 20280305',
    '3/5/2027 4/5/2028',
    '2027-03-05 1230',
    '2027-03-05 12:30',
    '2027年3月5日',
    'R9.3.5',
    'R090305',
    'h310430',
    '令和9年3月5日',
    'it says on 20270305 ok',
    'on 20270305',
    '2570-03-05',
    '1,000,000 yen',
    'it is 1000000 yen',
    '12345678',
    '1234567',
    '12345678901',
    '1234567890123',
    '3 5 7',
    'HSP 1(b)',
    'AB12',
    'no stamp',
    '',
    '@home',
    'a@b',
  ])('%s', (text) => {
    expect(findSecrets(text)).toEqual([])
    expect(withoutSecrets(text)).toBe(text)
  })

  it('no day in any form that we print or ask for', () => {
    const day = fc
      .integer({ min: 0, max: 73_413 })
      .map((at) => new Date(Date.UTC(1900, 0, 1 + at)).toISOString().slice(0, 10))
      .filter(isDay)
    const forms = [
      (text: string): string => text,
      (text: string): string => text.replaceAll('-', '/'),
      (text: string): string => text.replaceAll('-', ''),
      (text: string): string => text.split('-').reverse().join('.'),
    ]
    fc.assert(
      fc.property(day, fc.constantFrom('en', 'ja', 'vi', 'th', 'my'), (one, language) => {
        const shown = [showDay(one, language), showEra(one), shortEra(one), ...forms.map((form) => form(one))]
        for (const text of shown) expect(findSecrets(text)).toEqual([])
        expect(findSecrets(`it says ${one} ok`)).toEqual([])
      }),
    )
  })
})

/** A number written with separators of one's own between some digits, and in the digits of some script. */
const between = fc.constantFrom('', '', '', ' ', '-', '–', '.', '・', '　', '\u200b', ' - ', '\n')
const scripts = fc.constantFrom('0', '０', '٠', '०', '၀', '๐', '๐')
const written = (length: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }),
      fc.array(between, { minLength: length, maxLength: length }),
      scripts,
    )
    // A number that holds a date of its own, such as 2027-03-05 1234, is another matter.
    .filter(([digits, gaps]) => {
      const plain = digits
        .map((digit, at) => (at === 0 ? '' : (gaps[at] ?? '')) + digit)
        .join('')
        .replaceAll('\u200b', '')
      return !/(?:19|20|25)\d\d[-–.]\d{1,2}[-–.]|[-–.]\d{1,2}[-–.](?:19|20|25)\d\d/.test(plain)
    })
    .map(([digits, gaps, zero]) => {
      const sign = (digit: number): string => String.fromCodePoint((zero.codePointAt(0) ?? 48) + digit)
      return digits.map((digit, at) => (at === 0 ? '' : (gaps[at] ?? '')) + sign(digit)).join('')
    })
const around = fc.constantFrom('', 'my number is ', 'マイナンバー：', 'số của tôi ', '(', '「')
const letter = fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXYZabcdxyzＡＢｃｄ')

describe('however it is written', () => {
  it('a run of twelve digits is hidden whole', () => {
    fc.assert(
      fc.property(
        around,
        written(12),
        fc.constantFrom('', ' ok', 'です', ')', '.'),
        (before, number, after) => {
          const open = withoutSecrets(before + number + after).normalize('NFKC')
          expect(open.replace(/[^\p{Nd}]/gu, '')).toBe('')
        },
      ),
      { numRuns: 500 },
    )
  })

  it('a residence-card number is hidden whole', () => {
    fc.assert(
      fc.property(
        around,
        letter,
        letter,
        written(8),
        letter,
        letter,
        between,
        between,
        (before, a, b, number, c, d, s1, s2) => {
          const text = `${before}${a}${b}${s1}${number}${s2}${c}${d}`
          // "on 20270305 ok" is a date between two words.
          fc.pre(!/\s(?:19|20|25|[0-3]\d[0-3]\d)/.test(text.normalize('NFKC')))
          expect(kinds(text)).toContain('residence-card')
          expect(withoutSecrets(text)).toBe(before + HIDDEN)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('nothing is found twice, nothing is left of it, and the rest stays', () => {
    const text = fc.array(
      fc.oneof(
        written(12),
        fc.constantFrom('AB12345678CD', ' ', ' a ', 'x@y.jp', '2027-03-05', '漢', '090-1234-5678'),
      ),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(text, (pieces) => {
        const all = pieces.join('')
        const found = findSecrets(all)
        let before = 0
        for (const { start, end } of found) {
          expect(start).toBeLessThan(end)
          expect(start).toBeGreaterThanOrEqual(before)
          before = end
        }
        const rest = found.reduceRight(
          (open, { start, end }) => open.slice(0, start) + HIDDEN + open.slice(end),
          all,
        )
        expect(withoutSecrets(all)).toBe(rest)
      }),
    )
  })

  it('never throws, and takes time in proportion to the length', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void withoutSecrets(text)))
    for (const shape of [
      '1',
      '1 ',
      'a',
      'a1',
      '.',
      'a.',
      'ab',
      '2027-03-05',
      '1234 5678 9012 x ',
      '@',
      'a@',
      'ﷺ',
      '+',
      '0.',
    ]) {
      const text = shape.repeat(10_000).slice(0, 10_000)
      const start = cpuMs()
      withoutSecrets(text)
      expect(cpuMs() - start, shape).toBeLessThan(1_500)
    }
  })
})

describe('check digits', () => {
  it('of a My Number', () => {
    // Example of the ministry's algorithm: eleven digits decide the twelfth.
    expect(isMyNumber('123456789018')).toBe(true)
    expect(isMyNumber('123456789012')).toBe(false)
    expect(isMyNumber('000000000000')).toBe(true)
    expect(isMyNumber('12345678901')).toBe(false)
    expect(isMyNumber('1234567890188')).toBe(false)
    expect(isMyNumber('12345678901x')).toBe(false)
  })

  it('of a My Number: exactly one twelfth digit fits', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 11 }), (digits) => {
        const fitting = Array.from({ length: 10 }, (_, last) => digits.join('') + last).filter(isMyNumber)
        expect(fitting).toHaveLength(1)
      }),
    )
  })

  it('of a bank card', () => {
    expect(passesLuhn('4111111111111111')).toBe(true)
    expect(passesLuhn('378282246310005')).toBe(true)
    expect(passesLuhn('4111111111111112')).toBe(false)
    expect(passesLuhn('')).toBe(false)
  })
})
