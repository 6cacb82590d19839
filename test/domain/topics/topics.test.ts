import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../src/contracts/languages.ts'
import { addMonths } from '../../../src/domain/dates/arithmetic.ts'
import { dayInJapan } from '../../../src/domain/dates/day.ts'
import { source } from '../../../src/domain/rules/reference/sources.ts'
import { TOPIC_SOURCES, TOPICS, topicById } from '../../../src/domain/topics/topics.ts'
import { graphemes } from '../conversation/limits.ts'
import { figures, topicWords } from './words.ts'

/** The ids that outsiders rely on: more may be added, none is ever removed. */
const STABLE_IDS =
  `extend special-extension deadline missed-deadline cost-card cost-immigration where opening-hours bring
  who-can-go online how-long-it-takes late-new-card no-stamp-online visa-overdue stay-renewal application-refused
  special-period travel-while-pending permanent-residence residence-card-lost residence-card-expired card-lost
  card-stolen card-damaged lapsed first-card card-voluntary apply-phone apply-post apply-booth photo collecting
  what-is-the-card uses what-is-the-number pins pin-locked certificates certificates-ended health-insurance phone-card
  driving-licence combined-card moving new-name new-baby child turning-15-or-18 naturalised permanent-now leaving-japan
  abroad letters bank scam privacy cards-of-2028`.split(/\s+/)

/** Slack's section text holds 3,000 characters, LINE's text 5,000. */
const LONGEST_TEXT = 3_000
/** Two screens of a phone; Japanese says as much in half the characters. */
const READABLE: Readonly<Record<string, number>> = {
  en: 1_000,
  ja: 520,
  'zh-Hans': 520,
  'zh-Hant': 520,
  ko: 800,
}
/** Other languages need more room for the same. */
const readable = (language: string): number => READABLE[language] ?? 1_400

/** Japanese words in an English text: kana and kanji without a break. */
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu

const ids: readonly string[] = TOPICS.map(({ id }) => id)
const english = topicWords('en')

describe('the topics', () => {
  it('have every stable id', () => {
    expect(STABLE_IDS).toHaveLength(58)
    expect(STABLE_IDS.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('have each id once, and find it', () => {
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(topicById(id)?.id).toBe(id)
    expect(topicById('tax')).toBeUndefined()
  })

  it('cite sources that exist and were read within twelve months', () => {
    const today = dayInJapan(Date.now())
    expect(TOPIC_SOURCES.length).toBeGreaterThan(300)
    for (const id of TOPIC_SOURCES) {
      const checkedOn = source(id)?.checkedOn
      expect(checkedOn, `source ${id}`).toBeDefined()
      if (checkedOn) expect(addMonths(checkedOn, 12) >= today, `${id} was read on ${checkedOn}`).toBe(true)
    }
  })

  it('cite at least one source, each once, but for the one that speaks of Kigen itself', () => {
    for (const { id, sources } of TOPICS) expect(new Set(sources).size, id).toBe(sources.length)
    expect(TOPICS.filter(({ sources }) => sources.length === 0).map(({ id }) => id)).toEqual(['privacy'])
  })

  it('offer two or three other topics', () => {
    for (const { id, next } of TOPICS) {
      expect(next.length, id).toBeGreaterThanOrEqual(2)
      expect(next.length, id).toBeLessThanOrEqual(3)
      expect(new Set(next).size, id).toBe(next.length)
      expect(next, id).not.toContain(id)
      const unknown = next.filter((other) => !ids.includes(other))
      expect(unknown, id).toEqual([])
    }
  })
})

/** How a language says that something is open or sends to the office: "ask", "call", "not settled". One line for each language. */
const SENDS_ON: Readonly<Record<string, RegExp>> = {
  en: /\bask\b|\bcall\b|not settled/i,
  ja: /聞いて|電話|はっきりして/,
  'ja-Hira': /(?:きいて|聞いて)|電話|はっきりして/,
  'zh-Hans': /请问|询问|请打|打电话|尚不明确/,
  'zh-Hant': /請問|詢問|請打|打電話|尚不明確/,
  vi: /hãy hỏi|gọi|chưa có quy định rõ/i,
  ko: /물어보|전화|분명하지 않/,
  ne: /सोध्नुहोस्|फोन गर्नुहोस्|टुंगो छैन/,
  id: /\btanyakan\b|\btelepon\b|belum pasti/i,
  es: /\bpregunt[ea]\b|\bllam[ea]\b|no está (?:claro|definido|decidido|resuelto)/i,
  mn: /асууна уу|залга|тодорхой тогтоогоогүй/i,
  fil: /\bmagtanong\b|\bitanong\b|\btumawag\b|\btawagan\b|hindi pa tiyak/i,
  'pt-BR': /\bpergunt[ea]\b|\bligue\b|não está definido/i,
  th: /ถาม|โทร|ยังไม่มีข้อสรุป/,
  km: /សូមសួរ|ទូរសព្ទ|មិនទាន់កំណត់ច្បាស់/,
  my: /မေး(?:ပါ|မြန်း)|ဖုန်းဆက်|မသေချာသေး/,
}

describe.each(LANGUAGES)('the words of the topics in %s', (language) => {
  const words = topicWords(language)
  const rows = Object.entries(words)

  it('are there for every topic and for nothing else', () => {
    expect(Object.keys(words).toSorted()).toEqual(ids.toSorted())
  })

  it('have labels that fit on a button, each once', () => {
    for (const [id, { label }] of rows) {
      expect(label.trim(), id).toBe(label)
      expect(graphemes(label), `${id}: ${label}`).toBeLessThanOrEqual(20)
      expect(graphemes(label), id).toBeGreaterThan(2)
    }
    expect(new Set(rows.map(([, { label }]) => label)).size).toBe(rows.length)
  })

  it('fit into one message of every channel and on two screens', () => {
    for (const [id, { text }] of rows) {
      expect(text.length, id).toBeLessThan(LONGEST_TEXT)
      expect(graphemes(text), id).toBeLessThanOrEqual(readable(language))
      expect(graphemes(text), id).toBeGreaterThan(60)
    }
  })

  it('are plain text: no placeholder, no mark-up, no link, no shouting, one form of every letter', () => {
    for (const [id, { text, label }] of rows) {
      expect(`${label}\n${text}`, id).not.toMatch(/\{\{|\}\}|\$t\(|[*_`<>]|https?:|www\.|[!！]/)
      expect(text, id).not.toMatch(/\n{3}| $| \n|unfortunately|please be advised|残念ながら/im)
      expect(text.trim(), id).toBe(text)
      expect(text.normalize('NFC'), id).toBe(text)
      expect(text, `${id}: a list is set with a bullet and a space`).not.toMatch(/^(?:[・-]|•(?! ))/m)
    }
  })

  it('name the same figures as English', () => {
    let met = 0
    for (const [id, { text }] of rows) {
      expect(figures(text, language), id).toEqual(figures(english[id]?.text ?? ''))
      met += figures(text, language).length
    }
    expect(met).toBeGreaterThan(300)
  })

  it('send to somebody who knows, or say what is open, where the sources are unsure', () => {
    const unsure = TOPICS.filter(({ certainty }) => certainty === 'low')
    expect(unsure.length).toBeGreaterThan(1)
    for (const { id } of unsure)
      expect(words[id]?.text, `${id}, in ${language}`).toMatch(SENDS_ON[language] ?? /^$/)
  })
})

describe('the Japanese terms in the English texts', () => {
  const japanese = topicWords('ja')
  const termsIn = (text: string): readonly string[] => text.match(JAPANESE) ?? []

  it('stand in the Japanese words, too: a clerk reads the same term', () => {
    const terms = Object.entries(english).flatMap(([id, { text }]) =>
      termsIn(text).map((term) => ({ id, term })),
    )
    const missing = terms.filter(
      ({ id, term }) => !`${japanese[id]?.label}\n${japanese[id]?.text}`.includes(term),
    )
    expect(missing).toEqual([])
    expect(terms.length).toBeGreaterThan(50)
  })
})
