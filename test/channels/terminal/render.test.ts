import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLine, render } from '../../../src/channels/terminal/render.ts'
import { COLUMNS, widthOf, wrap } from '../../../src/channels/terminal/wrap.ts'
import { CALENDAR_LINK } from '../../../src/contracts/message.ts'
import { answer, counter, dayQuestion, question, text } from '../web/examples.ts'

describe('a screen', () => {
  it('numbers the choices of all messages through', () => {
    const screen = render([text('Hello.', [{ label: 'Help', action: { do: 'help' } }]), question()])
    expect(screen.choices.map(({ label }) => label)).toEqual([
      'Help',
      'Mine',
      "My child's",
      "Someone else's",
      'Why do you ask?',
    ])
    expect(screen.text).toContain('  1  Help')
    expect(screen.text).toContain('  5  Why do you ask?')
  })

  it('says everything that a card says, in its order', () => {
    const card = answer()
    const { text: words } = render([card])
    const parts = [
      card.band,
      'Extend your card',
      'Ask for a special extension',
      ...card.rows.map(({ value }) => value),
      ...card.sections.flatMap(({ title, items }) => [title, ...items.map((item) => item.text.slice(0, 30))]),
      ...card.small.map((line) => line.slice(0, 30)),
      'https://www.kojinbango-card.go.jp/',
      ...card.buttons.map(({ label }) => label),
    ]
    let from = 0
    for (const part of parts) {
      const at = words.indexOf(part, from)
      expect(at, part).toBeGreaterThanOrEqual(from)
      from = at
    }
  })

  it('shows the counter card in Japanese', () => {
    const { text: words } = render([counter])
    for (const part of [counter.title, counter.purpose, counter.request, '令和8年12月6日'])
      expect(words).toContain(part)
  })

  it('gives addresses, and says why a calendar has none here', () => {
    const links = [
      { label: 'Law', url: 'https://laws.e-gov.go.jp/' },
      { label: 'Calendar', url: CALENDAR_LINK },
    ]
    const { text: words } = render([{ ...text('See:'), links }])
    expect(words).toContain('→ Law: https://laws.e-gov.go.jp/')
    expect(words).toContain('→ Calendar: only while the server runs')
    expect(words).not.toContain('kigen:')
  })

  it('says how to type a day where one is asked for', () => {
    expect(render([dayQuestion()]).text).toContain('2027-03-05')
    expect(render([dayQuestion('ja')]).text).toContain('例：2027-03-05')
  })

  it('puts the values of all rows into one column, however wide their labels are', () => {
    const labels = [
      '期限',
      'By',
      'マイナンバーカードの有効期限',
      'วันหมดอายุ',
      'とても長い見出しで値の横に置けないもの',
    ]
    const rows = labels.map((label) => ({ label, value: '◎value', note: '◎note' }))
    const lines = render([{ ...counter, rows }])
      .text.split('\n')
      .filter((line) => line.includes('◎'))
    expect(lines).toHaveLength(2 * labels.length)
    const columns = new Set(lines.map((line) => widthOf(line.slice(0, line.indexOf('◎')))))
    expect(columns).toEqual(new Set([widthOf('マイナンバーカードの有効期限') + 2]))
  })

  it('hangs the further lines of a list’s item below its words', () => {
    const { text: words } = render([text(`Three:\n• ${'word '.repeat(20)}\n• two`)])
    expect(words).toMatch(/^• word(?: word)+\n {2}word/m)
  })

  it.each([[answer()], [answer('ja')], [counter], [question('ja')], [dayQuestion('ja')]])(
    'fits into 80 columns',
    (message) => {
      for (const line of render([message]).text.split('\n'))
        expect(widthOf(line)).toBeLessThanOrEqual(COLUMNS)
    },
  )
})

describe('wrapping', () => {
  it('counts a wide character as two columns', () => {
    expect(widthOf('Kigen 期限。ｶﾅ')).toBe(6 + 6 + 2)
    expect(widthOf('☎️ 📅')).toBe(2 + 1 + 2)
    expect(widthOf('a\u200bb')).toBe(2)
  })

  it('never begins a line with a mark that closes, nor ends one with one that opens', () => {
    const line = '市区町村の窓口で（特例期間延長）を、「お願いします」。'.repeat(9)
    for (const one of wrap(line)) {
      expect(one).not.toMatch(/^[、。）」]/)
      expect(one).not.toMatch(/[（「]$/)
    }
  })

  it('breaks an address that is longer than a line, and loses nothing of it', () => {
    const url = `https://example.go.jp/${'path/'.repeat(40)}`
    expect(wrap(url).join('')).toBe(url)
  })

  it('fits, and keeps every character but spaces, for any text', () => {
    const words = fc.stringMatching(/^[a-zあ-ん一-十、。（）「」 ]{0,400}$/)
    fc.assert(
      fc.property(words, (line) => {
        const lines = wrap(line)
        for (const one of lines) expect(widthOf(one)).toBeLessThanOrEqual(COLUMNS)
        expect(lines.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''))
      }),
    )
  })
})

describe('a typed line', () => {
  const { choices } = question()
  const asked = render([dayQuestion()])

  it.each([
    ['1', 0],
    [' 3 ', 2],
    ['２', 1],
  ])('%j taps what has that number', (line, index) => {
    expect(readLine(line, { choices })).toEqual({ tap: choices[index]?.action })
  })

  it.each(['2026-12-06', ' ２０２６－１２－０６ '])(
    '%j is picked where a day is asked: it needs no yes',
    (line) => {
      const { card, question: on } = dayQuestion()
      expect(readLine(line, asked)).toEqual({ tap: { do: 'answer', card, on, value: '2026-12-06' } })
    },
  )

  it.each(['2026-12-06?', 'by 2026-12-06', '2026/12/06', '1900-12-06', '2026-02-30'])(
    '%j is words there: it is said back, or said to be wrong',
    (line) => {
      expect(readLine(line, asked)).toEqual({ words: line })
    },
  )

  it.each(['0', '9', '2026-12-06', 'mine', '1.'])('%j is words', (line) => {
    expect(readLine(line, { choices })).toEqual({ words: line })
  })
})
