import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limitFaults } from '../../../../src/channels/line/limits/check.ts'
import { type LineMessage, render } from '../../../../src/channels/line/render/render.ts'
import type {
  Button,
  CardMessage,
  CounterMessage,
  Message,
  QuestionMessage,
  TextMessage,
} from '../../../../src/contracts/message.ts'
import { refusedDetails } from '../../../platforms/line/check.ts'
import { anyMessage } from '../messages.ts'

const base = { audience: 'personal', language: 'en', notice: 'A message from Kigen', buttons: [] } as const
const button = (label: string, value = label): Button => ({
  label,
  action: { do: 'answer', card: '1', on: 'q', value },
})
const many = (count: number, word = 'choice') =>
  Array.from({ length: count }, (_, i) => button(`${word} ${i}`))

const text: TextMessage = { ...base, kind: 'text', text: 'Hello.' }
const question: QuestionMessage = {
  ...base,
  kind: 'question',
  question: 'status',
  card: '1',
  text: 'Which?',
  choices: many(3),
}
const card: CardMessage = {
  ...base,
  kind: 'card',
  tone: 'by-date',
  band: 'By a date',
  headline: 'Go to your city office by Friday 4 December 2026',
  lead: ['13 days left.'],
  rows: [{ label: 'By', value: 'Fri 4 Dec 2026', note: '令和8年12月4日' }],
  sections: [{ title: 'Bring', items: [{ text: 'Your card', note: 'マイナンバーカード' }] }],
  small: ['Checked on 1 November 2026.'],
  links: [{ label: 'City office', url: 'https://example.jp/窓口' }],
  alt: 'Go to your city office by Friday 4 December 2026: 13 days left',
  buttons: many(6, 'do'),
}
const counter: CounterMessage = {
  ...base,
  kind: 'counter',
  alt: 'Show at the counter: special extension',
  title: '特例期間延長',
  purpose: '在留期間更新許可申請中のため',
  rows: [{ label: '満了日', value: '令和8年12月6日' }],
  brought: ['在留カード'],
  notes: ['オンライン申請のため、申請印はありません。'],
  request: '手続きをお願いします。',
}

const calls = (messages: readonly LineMessage[]) =>
  Array.from({ length: Math.ceil(messages.length / 5) }, (_, i) => messages.slice(i * 5, i * 5 + 5))
const faultsIn = (messages: readonly LineMessage[]) => calls(messages).flatMap((call) => limitFaults(call))
const quick = (messages: readonly LineMessage[]) =>
  messages.at(-1)?.quickReply?.items?.map(({ action }) => action) ?? []

/** Every text that can be read anywhere in a message. */
function words(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(words)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, it]) =>
    name === 'text' && typeof it === 'string' ? [it] : words(it),
  )
}

/** Every action that can be tapped anywhere. */
function actions(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(actions)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, it]) => (name === 'action' ? [it] : actions(it)))
}

describe('a question', () => {
  test('is plain text with its choices beside it', () => {
    expect(render([question])).toEqual([
      {
        type: 'text',
        text: 'Which?',
        quickReply: {
          items: [0, 1, 2].map((i) => ({
            type: 'action',
            action: {
              type: 'postback',
              label: `choice ${i}`,
              displayText: `choice ${i}`,
              data: `answer/1/q/choice%20${i}`,
            },
          })),
        },
      },
    ])
  })

  test('for a day begins with LINE’s picker, bounded as the question says', () => {
    const date = {
      label: 'Pick the date',
      min: '2026-01-01',
      max: '2030-12-31',
      initial: '2026-12-06',
    } as const
    expect(quick(render([{ ...question, date }]))[0]).toEqual({
      type: 'datetimepicker',
      label: 'Pick the date',
      data: 'answer/1/status',
      mode: 'date',
      ...{ min: date.min, max: date.max, initial: date.initial },
    })
  })

  test('whose bounds are no bounds still has a picker that LINE takes', () => {
    const date = { label: 'Pick', min: '2030-01-01', max: '2026-01-01', initial: '1999-01-01' } as const
    expect(faultsIn(render([{ ...question, date }]))).toEqual([])
  })

  test.each([13, 14, 40, 150, 400])('with %i choices shows every one of them', (count) => {
    const shown = render([{ ...question, choices: many(count), buttons: many(4, 'side') }])
    expect(faultsIn(shown)).toEqual([])
    expect(new Set(actions(shown).map((it) => JSON.stringify(Object(it).data))).size).toBe(count + 4)
  })

  test('keeps the choices beside it and lists the other buttons when both do not fit', () => {
    const shown = render([{ ...question, choices: many(12), buttons: many(4, 'side') }])
    expect(shown.map(({ type }) => type)).toEqual(['flex', 'text'])
    expect(quick(shown)).toHaveLength(13)
    expect(JSON.stringify(shown[0])).toContain('side 3')
  })
})

describe('an answer', () => {
  const [flex] = render([card])
  const bubble = JSON.parse(JSON.stringify(flex?.type === 'flex' ? flex.contents : {}))

  test('is one bubble with band, headline, rows, sections, small print and three buttons; the rest stand beside', () => {
    expect(bubble.size).toBe('mega')
    expect(words(bubble)).toEqual([
      'By a date',
      card.headline,
      '13 days left.',
      'By',
      'Fri 4 Dec 2026',
      '令和8年12月4日',
      'Bring',
      '・Your card',
      'マイナンバーカード',
      'Checked on 1 November 2026.',
      'City office',
      'do 0',
      'do 1',
      'do 2',
    ])
    expect(quick(render([card])).map((it) => it?.label)).toEqual(['do 3', 'do 4', 'do 5'])
  })

  test('keeps every word within the bubble’s margin: small lines are indented by padding, not pushed aside', () => {
    expect(JSON.stringify(bubble)).not.toContain('offsetStart')
    expect(bubble.body.contents).toContainEqual(
      expect.objectContaining({
        type: 'box',
        paddingStart: '16px',
        contents: [expect.objectContaining({ text: 'マイナンバーカード' })],
      }),
    )
  })

  test('says in one line what to do and by when', () => {
    expect(flex).toMatchObject({ altText: card.alt })
  })

  test('wraps and grows with the phone’s letters everywhere, and cuts nothing', () => {
    const texts: Record<string, unknown>[] = []
    JSON.stringify(bubble, (_, value) => {
      if (value?.type === 'text') texts.push(value)
      return value
    })
    expect(texts.length).toBeGreaterThan(10)
    for (const it of texts) {
      expect(it).toMatchObject({ wrap: true, scaling: true })
      expect(it).not.toHaveProperty('maxLines')
    }
  })

  test('tells urgency by word, by place and by a colour on which white is read', () => {
    const luminance = (hex: string) =>
      [1, 3, 5]
        .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
        .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, i) => sum + part * ([0.2126, 0.7152, 0.0722][i] ?? 0), 0)
    const colours = (['now', 'by-date', 'nothing', 'over', 'plain'] as const).map((tone) => {
      const shown = JSON.parse(JSON.stringify(render([{ ...card, tone }])))
      expect(words(shown[0].contents.header)).toEqual(['By a date'])
      return shown[0].contents.header.backgroundColor
    })
    expect(new Set(colours).size).toBe(5)
    for (const colour of colours) expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(4.5)
  })

  test('has a percent-encoded address behind its link', () => {
    expect(JSON.stringify(bubble)).toContain('https://example.jp/%E7%AA%93%E5%8F%A3')
  })

  test('too long for one bubble goes on in the next, whole', () => {
    const items = Array.from({ length: 60 }, (_, i) => ({ text: `${i} ${'သက်တမ်းကုန်ဆုံးတော့မည်'.repeat(6)}` }))
    const shown = render([{ ...card, sections: [{ title: 'Bring', items }] }])
    expect(shown.length).toBeGreaterThan(1)
    expect(faultsIn(shown)).toEqual([])
    expect(words(shown).filter((it) => it.startsWith('・'))).toHaveLength(60)
  })

  test('in words alone says the same', () => {
    const [plain] = render([card], 'plain')
    for (const part of [
      card.band,
      card.headline,
      '13 days left.',
      'By: Fri 4 Dec 2026 (令和8年12月4日)',
      '・Your card (マイナンバーカード)',
      'https://example.jp/窓口',
    ])
      expect(words(plain).join()).toContain(part)
  })
})

describe('the counter card', () => {
  test('is as wide as LINE allows, very large, and holds nothing but its words', () => {
    const [flex] = JSON.parse(JSON.stringify(render([counter])))
    expect(flex.contents.size).toBe('giga')
    expect(flex.contents.body.contents[0]).toMatchObject({
      text: '特例期間延長',
      size: '3xl',
      weight: 'bold',
    })
    expect(words(flex)).toEqual([
      '特例期間延長',
      '在留期間更新許可申請中のため',
      '満了日',
      '令和8年12月6日',
      '・在留カード',
      '・オンライン申請のため、申請印はありません。',
      '手続きをお願いします。',
    ])
  })

  test('tells nothing personal where a locked screen shows it', () => {
    expect(render([counter])[0]).toMatchObject({ altText: counter.alt })
  })
})

describe('several messages in one call', () => {
  test('have all their buttons beside the last, its own first, each thing once', () => {
    const shown = render([{ ...text, buttons: [button('undo'), button('choice 0')] }, question])
    expect(shown.map(({ quickReply }) => quickReply !== undefined)).toEqual([false, true])
    expect(quick(shown).map((it) => it?.label)).toEqual(['choice 0', 'choice 1', 'choice 2', 'undo'])
  })

  test('nothing to say is nothing to send', () => {
    expect(render([])).toEqual([])
  })
})

describe('a long text', () => {
  test('is divided at paragraphs, and nothing of it is lost', () => {
    const paragraph = `${'word '.repeat(180)}end.`
    const long = Array.from({ length: 14 }, () => paragraph).join('\n\n')
    const shown = render([{ ...text, text: long }])
    expect(shown.length).toBe(3)
    expect(words(shown).join('\n\n')).toBe(long)
    expect(words(shown).every((it) => it.endsWith('end.'))).toBe(true)
  })

  test('is never divided inside of what a person sees as one character', () => {
    const family = '👨‍👩‍👧‍👦'
    const shown = words(render([{ ...text, text: family.repeat(1_000) }]))
    expect(shown.length).toBeGreaterThan(1)
    for (const it of shown) expect(it.length % family.length).toBe(0)
  })
})

describe('any message at all', () => {
  test('becomes what LINE takes, by our knowledge and by the stand-in’s own', () => {
    fc.assert(
      fc.property(
        fc.array(anyMessage, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('laid-out' as const, 'plain' as const),
        (messages, style) => {
          const shown = render(messages, style)
          expect(shown.length).toBeGreaterThan(0)
          for (const call of calls(shown)) {
            expect(limitFaults(call)).toEqual([])
            expect(refusedDetails(call)).toEqual([])
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  test('loses nothing that can be tapped', () => {
    fc.assert(
      fc.property(anyMessage, (message: Message) => {
        const asked = [...message.buttons, ...(message.kind === 'question' ? message.choices : [])]
        const shown = JSON.stringify(actions(render([message])))
        for (const { action } of asked)
          if (action.value === undefined && action.on === undefined) expect(shown).toContain(`"${action.do}`)
      }),
      { numRuns: 100 },
    )
  })

  test('is rendered to the same bytes each time, as a retry key asks for', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(JSON.stringify(render([structuredClone(message)]))).toBe(JSON.stringify(render([message])))
      }),
      { numRuns: 40 },
    )
  })
})
