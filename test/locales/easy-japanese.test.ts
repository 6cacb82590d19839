import { describe, expect, it } from 'vitest'
import { graphemes } from '../../src/tools/translation/limits.ts'
import { shownTextsOf } from '../../src/tools/translation/texts.ts'

/** Shorter texts are labels: there is no room for readings on a button. */
const LABEL = 20
const LONGEST_SENTENCE = 60

/** Texts for the clerk, who reads kanji. */
const FOR_THE_CLERK = /^counter\.|^bring\..*\.japanese$/

/** Counters behind a number, which a person learns first: 3月, 2か月, {{day}}日. The ○ is a number on a card. */
const COUNTER = /(?<=(?:[\d〜○]|\}\})か?)[年月日円時分人](?!間)/gu

const READING = /[（：]([ぁ-ゖァ-ヺーA-Z]+)(?=[）：])/gu
/** Signs that end a word, and that mean something in a pattern. */
const NO_WORD = /[^\p{L}\p{N}ー々]/gu
const KANJI = /[\p{Script=Han}々]+/gu

const texts = [...shownTextsOf('ja-Hira')]

/** The runs of kanji in the longest word before a reading whose kana agree with those of the reading. */
function runsRead(before: string, reading: string): readonly string[] {
  for (let from = Math.max(0, before.length - reading.length); from < before.length; from++) {
    const word = before.slice(from)
    const runs = word.match(KANJI) ?? []
    if (/[\p{Script=Han}々]$/u.test(before.slice(0, from))) continue
    if (new RegExp(`^${word.replace(KANJI, '[ぁ-ゖァ-ヺー]+')}$`, 'u').test(reading)) return runs
  }
  return []
}

/** The runs of kanji of a text that have no reading in brackets anywhere in it. */
function unread(text: string): readonly string[] {
  const whole = text.replace(COUNTER, ' ')
  const read = new Set(
    [...whole.matchAll(READING)].flatMap(({ 1: reading = '', index }) =>
      runsRead(
        whole
          .slice(0, index)
          .replace(/[「」・]/g, '')
          .replace(NO_WORD, '。'),
        reading,
      ),
    ),
  )
  return [...new Set(whole.match(KANJI) ?? [])].filter((run) => !read.has(run))
}

/** The sentences of a text without the readings, which a person need not read. */
function sentences(text: string): readonly string[] {
  return text
    .replace(/（[ぁ-ゖァ-ヺーA-Z]+）|：[ぁ-ゖァ-ヺーA-Z]+(?=）)/gu, '')
    .split(/(?<=[。？])|\n/u)
    .filter((sentence) => sentence.trim() !== '')
}

const long = texts.filter(([key, text]) => !FOR_THE_CLERK.test(key) && graphemes(text) > LABEL)

describe('Easy Japanese', () => {
  it('gives the reading of every word in kanji once in each message', () => {
    expect(long.length).toBeGreaterThan(500)
    expect(
      long.flatMap(([key, text]) =>
        unread(text).length > 0 ? [`${key}: ${unread(text).join(' ')}: ${text}`] : [],
      ),
    ).toEqual([])
  })

  it('has short sentences', () => {
    expect(
      texts.flatMap(([key, text]) =>
        sentences(text)
          .filter((sentence) => graphemes(sentence) > LONGEST_SENTENCE)
          .map((sentence) => `${key}: ${graphemes(sentence)}: ${sentence}`),
      ),
    ).toEqual([])
  })

  it('says what to do without a double negation', () => {
    const double =
      /な(?:ければ|くては|いと)(?:なり|いけ|だめ)|ないこと(?:は|も)(?:ない|ありません)|ないわけ|ざるを得/u
    for (const [key, text] of texts) expect(text, key).not.toMatch(double)
  })
})

describe('the look at readings', () => {
  it.each([
    ['在留カード（ざいりゅうカード）です', []],
    ['在留カードです', ['在留']],
    ['申し込んで（もうしこんで）ください', []],
    ['申し込んで（さがして）ください', ['申', '込']],
    ['2回目（かいめ）の特例期間延長', ['特例期間延長']],
    ['延長（特例期間延長：とくれいきかんえんちょう）', ['延長']],
    ['「日付を選ぶ」（ひづけをえらぶ）', []],
    ['12月29日まで、2か月、24時間', ['時間']],
  ])('finds what is missing in %s', (text, missing) => {
    expect(unread(text)).toEqual(missing)
  })
})
