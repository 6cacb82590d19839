import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../../../src/domain/dates/day.ts'
import { type DayReading, readDay } from '../../../../src/domain/dates/reading/read.ts'
import { cpuMs } from '../../../patience.ts'

const today: Day = '2026-11-22'
const read = (text: string): DayReading => readDay(text, { today })
const both = ['2027-03-05', '2027-05-03'] as const

describe('a date that can only be one day', () => {
  it.each<[string, Day]>([
    // Numbers, year first
    ['2027-03-05', '2027-03-05'],
    ['2027-3-5', '2027-03-05'],
    ['2027/3/5', '2027-03-05'],
    ['2027/03/05', '2027-03-05'],
    ['2027.3.5', '2027-03-05'],
    ['2027. 3. 5.', '2027-03-05'],
    ['2027 3 5', '2027-03-05'],
    ['2027 / 03 / 05', '2027-03-05'],
    ['2027 - 03 - 05', '2027-03-05'],
    ['2027_03_05', '2027-03-05'],
    ['2027–03–05', '2027-03-05'],
    ['2027−03−05', '2027-03-05'],
    ['2027ー03ー05', '2027-03-05'],
    ['2027・3・5', '2027-03-05'],
    ['2027。3。5', '2027-03-05'],
    ['2027\\3\\5', '2027-03-05'],
    ['20270305', '2027-03-05'],
    ['２０２７／０３／０５', '2027-03-05'],
    ['２０２７０３０５', '2027-03-05'],
    ['  2027-03-05  ', '2027-03-05'],
    ['\u200e2027-03-05\u200f', '2027-03-05'],
    ['20\u200b27-03-05', '2027-03-05'],
    ['"2027-03-05"', '2027-03-05'],
    ['2028-02-29', '2028-02-29'],
    ['2100年12月31日', '2100-12-31'],
    ['1900-01-01', '1900-01-01'],
    // The order of day and month is open, but only one fits
    ['13/5/2027', '2027-05-13'],
    ['5/13/2027', '2027-05-13'],
    ['31.12.2026', '2026-12-31'],
    ['12-31-2026', '2026-12-31'],
    ['5/5/2027', '2027-05-05'],
    ['05.05.2027', '2027-05-05'],
    ['13052027', '2027-05-13'],
    ['20032027', '2027-03-20'],
    // A year with an apostrophe; the order stated beside the date
    ['March 5, ’27', '2027-03-05'],
    ["5 Mar '27", '2027-03-05'],
    ['Mar’27 5', '2027-03-05'],
    ['05/03/2027 (dd/mm/yyyy)', '2027-03-05'],
    ['03/05/2027 mm/dd/yyyy', '2027-03-05'],
    // Korean and Mongolian words for numbers
    ['이천이십칠년 삼월 오일', '2027-03-05'],
    ['이천이십칠년 시월 십일', '2027-10-10'],
    ['2027년 유월 삼십일', '2027-06-30'],
    ['2027 оны гуравдугаар сарын 5', '2027-03-05'],
    // Japanese, Chinese, Korean units
    ['2027年3月5日', '2027-03-05'],
    ['2027年03月05日', '2027-03-05'],
    ['２０２７年３月５日', '2027-03-05'],
    ['2027年 3月 5日', '2027-03-05'],
    ['2027 年 3 月 5 日', '2027-03-05'],
    ['2027年3月5', '2027-03-05'],
    ['2027年3月5日まで有効', '2027-03-05'],
    ['有効期限は2027年3月5日です。', '2027-03-05'],
    ['在留期間（満了日）　２０２７年０３月０５日', '2027-03-05'],
    ['西暦2027年3月5日', '2027-03-05'],
    ['二〇二七年三月五日', '2027-03-05'],
    ['二零二七年十二月三十一日', '2027-12-31'],
    ['二千二十七年三月五日', '2027-03-05'],
    ['2027年3月5号', '2027-03-05'],
    ['2027年3月5號', '2027-03-05'],
    ['2027年3月5日星期五', '2027-03-05'],
    ['2027年12月6日(日)', '2027-12-06'],
    ['2027년 3월 5일', '2027-03-05'],
    ['2027년3월5일까지', '2027-03-05'],
    ['2027년 3월 5일 (금)', '2027-03-05'],
    // Eras
    ['令和9年3月5日', '2027-03-05'],
    ['令和九年三月五日', '2027-03-05'],
    ['令和９年３月５日', '2027-03-05'],
    ['令和 9 年 3 月 5 日', '2027-03-05'],
    ['㋿9年3月5日', '2027-03-05'],
    ['令和9.3.5', '2027-03-05'],
    ['令和9/3/5', '2027-03-05'],
    ['令和9-3-5', '2027-03-05'],
    ['令和 9.3.5', '2027-03-05'],
    ['令和9年3月5', '2027-03-05'],
    ['令9.3.5', '2027-03-05'],
    ['令9年3月5日', '2027-03-05'],
    ['R9.3.5', '2027-03-05'],
    ['R9/3/5', '2027-03-05'],
    ['R9-3-5', '2027-03-05'],
    ['R09.03.05', '2027-03-05'],
    ['R9年3月5日', '2027-03-05'],
    ['R 9.3.5', '2027-03-05'],
    ['R.9.3.5', '2027-03-05'],
    ['r9.3.5', '2027-03-05'],
    ['Ｒ９．３．５', '2027-03-05'],
    ['R9 3 5', '2027-03-05'],
    ['R090305', '2027-03-05'],
    ['令和090305', '2027-03-05'],
    ['until R9.3.5', '2027-03-05'],
    ['(R9.3.5)', '2027-03-05'],
    ['R元.5.1', '2019-05-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['令和元年五月一日', '2019-05-01'],
    ['令和十年十月十日', '2028-10-10'],
    ['令和二十年十一月二十三日', '2038-11-23'],
    ['平成元年1月8日', '1989-01-08'],
    ['平成31年4月30日', '2019-04-30'],
    ['平31.4.30', '2019-04-30'],
    ['H31.4.30', '2019-04-30'],
    ['昭和64年1月7日', '1989-01-07'],
    ['昭和六十三年十二月三十一日', '1988-12-31'],
    ['昭63.12.31', '1988-12-31'],
    ['S64.1.7', '1989-01-07'],
    ['大正15年12月24日', '1926-12-24'],
    ['T1.7.30', '1912-07-30'],
    ['明治45年7月29日', '1912-07-29'],
    ['M45.7.29', '1912-07-29'],
    ['Reiwa 9 March 5', '2027-03-05'],
    ['reiwa 9/3/5', '2027-03-05'],
    ['Reiwa 9, March 5', '2027-03-05'],
    ['March 5, Reiwa 9', '2027-03-05'],
    ['March 5, 9 Reiwa', '2027-03-05'],
    ['5 March, Reiwa 9', '2027-03-05'],
    ['5 March 9 Reiwa', '2027-03-05'],
    ['Heisei 31 April 30', '2019-04-30'],
    ['Showa 64 January 7', '1989-01-07'],
    ['令和9年(2027年)3月5日', '2027-03-05'],
    ['2027年（令和9年）3月5日', '2027-03-05'],
    ['2027年3月5日(令和9年3月5日)', '2027-03-05'],
    ['Friday 5 March 2027 (令和9年3月5日)', '2027-03-05'],
    // English
    ['5 March 2027', '2027-03-05'],
    ['5. March 2027', '2027-03-05'],
    ['05MAR2027', '2027-03-05'],
    ['5-Mar-2027', '2027-03-05'],
    ['5/Mar/2027', '2027-03-05'],
    ['5th March 2027', '2027-03-05'],
    ['5th of March 2027', '2027-03-05'],
    ['the 5th of March, 2027', '2027-03-05'],
    ['1st May 2027', '2027-05-01'],
    ['2nd May 2027', '2027-05-02'],
    ['3rd May 2027', '2027-05-03'],
    ['March 5, 2027', '2027-03-05'],
    ['March 5th, 2027', '2027-03-05'],
    ['March the 5th, 2027', '2027-03-05'],
    ['march 5 2027', '2027-03-05'],
    ['MARCH 5 2027', '2027-03-05'],
    ['Mar 5 2027', '2027-03-05'],
    ['Mar. 5, 2027', '2027-03-05'],
    ['Sept 5, 2027', '2027-09-05'],
    ['2027 March 5', '2027-03-05'],
    ['2027-Mar-05', '2027-03-05'],
    ['2027, 5 March', '2027-03-05'],
    ['Friday 5 March 2027', '2027-03-05'],
    ['Fri, Mar 5, 2027', '2027-03-05'],
    ['5 March, Friday, 2027', '2027-03-05'],
    ['May 5, 2027', '2027-05-05'],
    // Other languages
    ['5 tháng 3, 2027', '2027-03-05'],
    ['5 tháng 3 2027', '2027-03-05'],
    ['ngày 5 tháng 3 năm 2027', '2027-03-05'],
    ['ngay 5 thang 3 nam 2027', '2027-03-05'],
    ['Thứ 6, 5 thg 3 2027', '2027-03-05'],
    ['tháng 3 ngày 5 năm 2027', '2027-03-05'],
    ['năm 2027 tháng 3 ngày 5', '2027-03-05'],
    ['Reiwa 9 tháng 3 ngày 5', '2027-03-05'],
    ['5 tháng 3 Reiwa 9', '2027-03-05'],
    ['5 de março de 2027', '2027-03-05'],
    ['5 de marco de 2027', '2027-03-05'],
    ['1º de março de 2027', '2027-03-01'],
    ['5 de marzo de 2027', '2027-03-05'],
    ['5 de marzo del 2027', '2027-03-05'],
    ['viernes, 5 de marzo de 2027', '2027-03-05'],
    ['mar, 5 mar 2027', '2027-03-05'],
    ['1er mars 2027', '2027-03-01'],
    ['5 août 2027', '2027-08-05'],
    ['5. März 2027', '2027-03-05'],
    ['5 марта 2027 г.', '2027-03-05'],
    ['5 березня 2027 р.', '2027-03-05'],
    ['tanggal 5 Maret 2027', '2027-03-05'],
    ['17 Agustus 2027', '2027-08-17'],
    ['ika-5 ng Marso 2027', '2027-03-05'],
    ['Marso 5, 2027', '2027-03-05'],
    ['5 มีนาคม ค.ศ. 2027', '2027-03-05'],
    ['5 มี.ค. 2027', '2027-03-05'],
    ['5 มีค 2027', '2027-03-05'],
    ['วันที่ 5 เดือนมีนาคม ปี 2027', '2027-03-05'],
    ['วันที่5มีนาคม2027', '2027-03-05'],
    ['५ मार्च २०२७', '2027-03-05'],
    ['2027 मार्च 5', '2027-03-05'],
    ['सन् 2027 मार्च 5', '2027-03-05'],
    ['5 মার্চ 2027', '2027-03-05'],
    ['2027 မတ် 5', '2027-03-05'],
    ['2027 ခုနှစ် မတ်လ 5 ရက်', '2027-03-05'],
    ['၂၀၂၇ မတ် ၅', '2027-03-05'],
    ['٥ مارس ٢٠٢٧', '2027-03-05'],
    ['5 مارچ 2027', '2027-03-05'],
    ['5 មីនា 2027', '2027-03-05'],
    ['ថ្ងៃទី ៥ ខែមីនា ឆ្នាំ ២០២៧', '2027-03-05'],
    ['5 ມີນາ 2027', '2027-03-05'],
    ['2027 оны 3-р сарын 5', '2027-03-05'],
    ['2027 оны 3 дугаар сарын 5', '2027-03-05'],
    ['2026 оны арван хоёрдугаар сарын 4, баасан гараг', '2026-12-04'],
    ['2027-yil 5-mart', '2027-03-05'],
    ['5 Mart 2027 Cuma', '2027-03-05'],
    // In a sentence
    ['it says 2027-03-05', '2027-03-05'],
    ['It says 2027-03-05.', '2027-03-05'],
    ["it's 5 March 2027", '2027-03-05'],
    ['It’s R9.3.5', '2027-03-05'],
    ['my card: 2027/3/5, I think', '2027-03-05'],
    ['expiry:2027-03-05', '2027-03-05'],
    ['2027-03-05?', '2027-03-05'],
    ['2027-03-05 2027-03-05', '2027-03-05'],
    ['5 March 2027, i.e. 2027-03-05', '2027-03-05'],
    ['2027-03-05 13:00', '2027-03-05'],
    ['2027-03-05 13:00:59', '2027-03-05'],
    ['2027-03-05 at 5 pm', '2027-03-05'],
    ['2027-03-05 9:30 a.m.', '2027-03-05'],
    ['2027年3月5日 10時30分', '2027-03-05'],
    ['2027年3月5日10時半', '2027-03-05'],
    ['2027-03-05 🙂', '2027-03-05'],
  ])('%s', (text, day) => {
    expect(read(text)).toEqual({ day })
  })
})

describe('today and its neighbours', () => {
  it.each<[string, Day]>([
    ['today', '2026-11-22'],
    ['Today!', '2026-11-22'],
    ['yesterday', '2026-11-21'],
    ['tomorrow', '2026-11-23'],
    ['the day after tomorrow', '2026-11-24'],
    ['day before yesterday', '2026-11-20'],
    ['今日', '2026-11-22'],
    ['きょう', '2026-11-22'],
    ['本日', '2026-11-22'],
    ['昨日', '2026-11-21'],
    ['きのう', '2026-11-21'],
    ['一昨日', '2026-11-20'],
    ['おととい', '2026-11-20'],
    ['明日', '2026-11-23'],
    ['あした', '2026-11-23'],
    ['あす', '2026-11-23'],
    ['明後日', '2026-11-24'],
    ['あさって', '2026-11-24'],
    ['hôm qua', '2026-11-21'],
    ['hom nay', '2026-11-22'],
    ['昨天', '2026-11-21'],
    ['어제', '2026-11-21'],
    ['ontem', '2026-11-21'],
    ['ayer', '2026-11-21'],
    ['kemarin', '2026-11-21'],
    ['เมื่อวาน', '2026-11-21'],
    ['हिजो', '2026-11-21'],
  ])('%s', (text, day) => expect(read(text)).toEqual({ day }))

  it('Hindi has one word for yesterday and tomorrow', () => {
    expect(read('कल')).toEqual({ ambiguous: ['2026-11-21', '2026-11-23'] })
  })

  it('crosses the end of a month and of a year', () => {
    expect(readDay('tomorrow', { today: '2026-12-31' })).toEqual({ day: '2027-01-01' })
    expect(readDay('yesterday', { today: '2028-03-01' })).toEqual({ day: '2028-02-29' })
  })

  it.each(['today is fine', 'in 2 days', '3 days ago', 'not today', 'day'])('%s is no date', (text) => {
    expect(read(text)).toEqual({ problem: 'not-a-date' })
  })
})

describe('a date that can be two days is never guessed', () => {
  it.each<[string, readonly string[]]>([
    ['3/5/2027', both],
    ['03/05/2027', both],
    ['5/3/2027', both],
    ['05.03.2027', both],
    ['3-5-2027', both],
    ['3 5 2027', both],
    ['3, 5, 2027', both],
    ['05032027', both],
    ['it says 3/5/2027', both],
    ['12/11/2026', ['2026-11-12', '2026-12-11']],
    ['2027-03-05 or 2028-03-05', ['2027-03-05', '2028-03-05']],
    ['2028-03-05 / 2027-03-05', ['2027-03-05', '2028-03-05']],
    ['2027-03-05~2028-03-05', ['2027-03-05', '2028-03-05']],
    ['2027年3月5日-2028年3月5日', ['2027-03-05', '2028-03-05']],
    ['5 March 2027, 6 March 2027', ['2027-03-05', '2027-03-06']],
    ['2027年3月5日(令和10年3月5日)', ['2027-03-05', '2028-03-05']],
    ['3/5/2027, 4/6/2027', ['2027-03-05', '2027-04-06', '2027-05-03', '2027-06-04']],
  ])('%s', (text, ambiguous) => expect(read(text)).toEqual({ ambiguous }))

  it('more than four readings are too many to choose from', () => {
    expect(read('1/2/2027, 3/4/2027, 5/6/2027')).toEqual({ problem: 'too-many-dates' })
    expect(read('2027-01-01 2027-01-02 2027-01-03 2027-01-04')).toMatchObject({
      ambiguous: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'],
    })
  })

  it('whatever the numbers, both orders are offered or only one exists', () => {
    const number = fc.integer({ min: 1, max: 31 })
    fc.assert(
      fc.property(number, number, fc.constantFrom('/', '.', '-', ' '), (a, b, s) => {
        const pad = (n: number): string => String(n).padStart(2, '0')
        const exists = (month: number, date: number): boolean =>
          month <= 12 && date <= new Date(Date.UTC(2027, month, 0)).getUTCDate()
        const readings = [
          ...(exists(a, b) ? [`2027-${pad(a)}-${pad(b)}`] : []),
          ...(exists(b, a) && a !== b ? [`2027-${pad(b)}-${pad(a)}`] : []),
        ].sort()
        const [only, second] = readings
        expect(read(`${a}${s}${b}${s}2027`)).toEqual(
          second
            ? { ambiguous: readings }
            : only
              ? { day: only }
              : { problem: 'impossible', because: 'no-such-day' },
        )
      }),
    )
  })
})

describe('a reading that must be confirmed in so many words', () => {
  it.each<[string, readonly string[]]>([
    ['5 มีนาคม 2570', ['2027-03-05']],
    ['5 มีนาคม พ.ศ. 2570', ['2027-03-05']],
    ['5 มี.ค. 2570', ['2027-03-05']],
    ['๕ มีนาคม ๒๕๗๐', ['2027-03-05']],
    ['5 มีนา 2570', ['2027-03-05']],
    ['5เดือนมีนา2570', ['2027-03-05']],
    ['5 March 2570', ['2027-03-05']],
    ['2570-03-05', ['2027-03-05']],
    ['25700305', ['2027-03-05']],
    ['05032570', both],
    ['5/3/2570', both],
    ['13/3/2570', ['2027-03-13']],
    ['1 January 2443', ['1900-01-01']],
    ['31 December 2643', ['2100-12-31']],
    ['29 February 2571', ['2028-02-29']],
  ])('a Buddhist year: %s', (text, ambiguous) =>
    expect(read(text)).toEqual({ ambiguous, needsConfirmation: 'buddhist-year' }),
  )

  it.each<[string, readonly string[]]>([
    ['2 months after 2027-03-05', ['2027-03-05']],
    ['2027-03-05 + 2', ['2027-03-05']],
    ['5 March 2027 or the 6th', ['2027-03-05']],
    ['2027-02-30 or 2027-03-05', ['2027-03-05']],
    ['card AB12 until 2027-03-05', ['2027-03-05']],
    ['12 March 5 2027', ['2027-03-05']],
    ['3/5/2027 (May 3)', both],
    ['2027-03-05 12345678', ['2027-03-05']],
  ])('numbers that were not understood: %s', (text, ambiguous) =>
    expect(read(text)).toEqual({ ambiguous, needsConfirmation: 'other-numbers' }),
  )
})

describe('a day that the calendar does not have', () => {
  it.each([
    '2027-02-30',
    '2027-02-29',
    '2100年2月29日',
    '2027/13/5',
    '2027/5/32',
    '2027-00-05',
    '2027-03-00',
    '20270230',
    '2027年2月30日',
    '31/2/2027',
    '2/30/2027',
    '30.02.2027',
    '31 February 2027',
    'February 31, 2027',
    'Feb 29 2027',
    '31 tháng 4, 2027',
    'R9.2.30',
    'R0.3.5',
    '令和9年13月1日',
    '2月30日',
    '31 April',
    '29 February 2570',
  ])('%s', (text) => expect(read(text)).toEqual({ problem: 'impossible', because: 'no-such-day' }))

  it.each([
    ['平成32年1月1日', 'era-ended', { era: 'heisei', last: '2019-04-30' }],
    ['H31.5.1', 'era-ended', { era: 'heisei', last: '2019-04-30' }],
    ['H39.3.5', 'era-ended', { era: 'heisei', last: '2019-04-30' }],
    ['H390305', 'era-ended', { era: 'heisei', last: '2019-04-30' }],
    ['Heisei 39 March 5', 'era-ended', { era: 'heisei', last: '2019-04-30' }],
    ['昭和64年1月8日', 'era-ended', { era: 'showa', last: '1989-01-07' }],
    ['大正15年12月26日', 'era-ended', { era: 'taisho', last: '1926-12-25' }],
    ['明治45年7月31日', 'era-ended', { era: 'meiji', last: '1912-07-30' }],
    ['R1.4.30', 'era-not-begun', { era: 'reiwa', first: '2019-05-01' }],
    ['令和元年4月30日', 'era-not-begun', { era: 'reiwa', first: '2019-05-01' }],
    ['平成元年1月7日', 'era-not-begun', { era: 'heisei', first: '1989-01-08' }],
  ])('%s: the era has not begun or has ended', (text, because, era) => {
    expect(read(text)).toEqual({ problem: 'impossible', because, ...era })
  })

  it.each([
    '令和99年3月5日',
    '5 March 3027',
    '5 March 1066',
    '0027-03-05',
    '1899-12-31',
    '2700-01-01',
    '明治32年1月1日',
  ])('%s is out of range', (text) =>
    expect(read(text)).toEqual({ problem: 'impossible', because: 'out-of-range' }),
  )

  it.each(['令和9年(2028年)3月5日', '2028年(令和9年)3月5日'])('%s: the two years disagree', (text) => {
    expect(read(text)).toEqual({ problem: 'impossible', because: 'years-disagree' })
  })
})

describe('a date with something missing is asked for', () => {
  const years = ['2025-03-05', '2026-03-05', '2027-03-05', '2028-03-05']

  it.each([
    '3月5日',
    '三月五日',
    '3월 5일',
    '5 March',
    'March 5',
    'March 5th',
    'Mar. 5',
    '5 tháng 3',
    'dia 5 de março',
    'I applied on 5 March',
    '५ मार्च',
    'on 3月5日',
  ])('%s lacks the year', (text) => expect(read(text)).toEqual({ problem: 'need-year', suggestions: years }))

  it('29 February is offered in leap years only', () => {
    expect(read('29 February')).toEqual({ problem: 'need-year', suggestions: ['2028-02-29'] })
  })

  it.each(['3/5', '3-5', '3.5', '12/6'])(
    '%s lacks the year, and which is the month: both ways are offered',
    (text) => {
      expect(read(text)).toMatchObject({ problem: 'need-year', suggestions: { length: 6 } })
    },
  )

  it('12/6 is offered for last year, this one and the next, either way round', () => {
    const days = ['12-06', '06-12'].flatMap((rest) => [2025, 2026, 2027].map((year) => `${year}-${rest}`))
    expect(read('12/6')).toEqual({ problem: 'need-year', suggestions: days })
  })

  it.each(['13/5', '5/13', '5/5'])('%s lacks the year', (text) => {
    expect(read(text)).toMatchObject({ problem: 'need-year', suggestions: { length: 4 } })
  })

  it.each([
    'March 2027',
    'Mar. 2027',
    '2027 March',
    '2027年3月',
    '2027年',
    '2027-03',
    '2027/3',
    '2027.3',
    '03/2027',
    '3.2027',
    '令和9年3月',
    '令和9年',
    '令和9',
    'R9',
    'R9.3',
    'R9/3',
    'tháng 3 năm 2027',
    'tháng 3',
    '3月',
    'March',
    'in March 2027',
    '2027년 3월',
  ])('%s lacks the day', (text) => expect(read(text)).toEqual({ problem: 'need-day' }))

  it.each<[string, readonly string[]]>([
    ['27/3/5', ['2015-03-05', '2023-03-27', '2027-03-05']],
    ['5/3/27', ['2015-03-05', '2015-05-03', '2023-03-27', '2027-03-05', '2027-05-03']],
    ['27-03-05', ['2015-03-05', '2023-03-27', '2027-03-05']],
    ['9.3.5', ['2023-03-09', '2023-09-03', '2027-03-05']],
    ['5 March 27', ['2015-03-05', '2027-03-05']],
    ['March 5, 27', ['2015-03-05', '2027-03-05']],
    ['27年3月5日', ['2015-03-05', '2027-03-05']],
    ['9年3月5日', ['2027-03-05']],
    ['5 tháng 3, 27', ['2015-03-05', '2027-03-05']],
    ['5 มี.ค. 70', ['2027-03-05']],
    ['270305', ['2015-03-05', '2027-03-05']],
    ['it says 5 March 27', ['2015-03-05', '2027-03-05']],
    ['99/99/99', []],
    ['5 March 52', []],
  ])('%s has a year of two digits', (text, suggestions) => {
    const reading = read(text)
    const found = 'suggestions' in reading ? reading.suggestions.toSorted() : undefined
    expect({ ...reading, suggestions: found }).toEqual({ problem: 'two-digit-year', suggestions })
  })
})

describe('another calendar is not converted', () => {
  it.each([
    ['民國116年3月5日', 'minguo'],
    ['民国 116 年 3 月 5 日', 'minguo'],
    ['Minguo 116', 'minguo'],
    ['116/3/5', 'minguo'],
    ['116.03.05', 'minguo'],
    ['116年3月5日', 'minguo'],
    ['2083-11-21', 'bikram-sambat'],
    ['2083/11/21', 'bikram-sambat'],
    ['21/11/2083', 'bikram-sambat'],
    ['20831121', 'bikram-sambat'],
    ['2042-01-01', 'bikram-sambat'],
    ['2083 चैत ५ गते', 'bikram-sambat'],
    ['५ चैत २०८३', 'bikram-sambat'],
    ['Chaitra 5, 2083', 'bikram-sambat'],
    ['2083-08-05 BS', 'bikram-sambat'],
    ['वि.सं. २०८३-०८-०५', 'bikram-sambat'],
    ['1405/12/14', 'persian'],
    ['14 اسفند 1405', 'persian'],
    ['۱۴۰۵/۱۲/۱۴', 'persian'],
    ['5 March 1405', 'persian'],
    ['14051214', 'not-a-date'],
  ])('%s', (text, calendar) => {
    expect(read(text)).toEqual(
      calendar === 'not-a-date' ? { problem: calendar } : { problem: 'other-calendar', calendar },
    )
  })

  it('a year is far only from 16 years ahead, and only in bare numbers', () => {
    expect(read('2041-12-31')).toEqual({ day: '2041-12-31' })
    expect(readDay('2042-01-01', { today: '2027-01-01' })).toEqual({ day: '2042-01-01' })
    expect(read('21 November 2083')).toEqual({ day: '2083-11-21' })
    expect(read('2083年11月21日')).toEqual({ day: '2083-11-21' })
  })
})

describe('what is no date', () => {
  it.each([
    '',
    ' ',
    '-',
    '…',
    'hello',
    'may I ask',
    'I may go',
    'on monday',
    'R',
    'no',
    '12345',
    '5',
    '2027',
    '1,234,567',
    '12345678',
    '99999999',
    '12:30',
    '5 pm',
    '999999',
    '090-1234-5678',
    '03-1234-5678',
    '0120-0178-27',
    '1234 5678 9012',
    '123456789012',
    'AB20270305CD',
    'AB12345678CD',
    '2027-03-05-06',
    '1.2.3.2027',
    '2027-03-055',
    '2027:03:05',
    '2027=03=05',
    'v2027-3-5',
    'March 5–7, 2027',
    '192.168.1.1',
    'kigen2027',
    'version 3.5 is out',
    '三日坊主',
  ])('%s', (text) => expect(read(text)).toEqual({ problem: 'not-a-date' }))
})

describe('whatever is typed', () => {
  const piece = fc.constantFrom(
    ...'2027 3 5 12 31 09 R H 令和 平成 元 年 月 日 - / . , : ( ) of 5th March may tháng มีนาคม 年月 三 十 〇 ー ～ 民國 चैत 27 116 2570 x é \u200b 👍'.split(
      ' ',
    ),
    ' ',
  )
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  )

  it('never throws, and gives a day, at most four readings, or a problem', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const reading = read(text)
        const days = 'day' in reading ? [reading.day] : 'ambiguous' in reading ? reading.ambiguous : []
        expect('problem' in reading ? days.length === 0 : days.length >= 1 && days.length <= 4).toBe(true)
        expect([...new Set(days)].sort()).toEqual(days)
        for (const day of days) expect(day >= '1900-01-01' && day <= '2100-12-31').toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })

  it('a date between words is the date alone', () => {
    const words = fc.array(
      fc.constantFrom('it', 'says', 'my', 'card', 'until', 'は', 'まで', ':', '。', 'até'),
      { maxLength: 6 },
    )
    const date = fc.constantFrom('2027-03-05', '令和9年3月5日', 'R9.3.5', '5 March 2027', '2027年3月5日')
    fc.assert(
      fc.property(words, date, words, (before, text, after) => {
        expect(read([...before, text, ...after].join(' '))).toEqual({ day: '2027-03-05' })
      }),
    )
  })

  it('takes time in proportion to the length, up to 10,000 signs, and looks at no more', () => {
    const shapes = [
      '2027-03-05 ',
      '1',
      '1/',
      '三',
      'a',
      '.',
      ' ',
      '令和',
      '年1月',
      'tháng ',
      'มี.ค.',
      '12:3',
      '5 March ',
      '\u0301',
      'ﷺ',
    ]
    for (const shape of shapes) {
      const text = shape.repeat(10_000).slice(0, 10_000)
      const start = cpuMs()
      read(text)
      expect(cpuMs() - start, shape).toBeLessThan(1_500)
    }
    expect(read('2027-03-05'.padEnd(10_000, ' '))).toEqual({ day: '2027-03-05' })
    expect(read('2027-03-05'.padEnd(10_001, ' '))).toEqual({ problem: 'not-a-date' })
  })
})
