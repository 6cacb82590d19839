import fc from 'fast-check'
import { ACTIONS, type Action } from '../../../src/contracts/action.ts'
import type { Button, DateInput, Message, Row, Section } from '../../../src/contracts/message.ts'
import { type Day, isDay } from '../../../src/domain/dates/day.ts'

const SCRIPTS = [
  'Go to your city office by Friday 4 December 2026. ',
  '市役所で特例期間延長を申し込んでください。',
  'သင်၏ကတ်သည် သက်တမ်းကုန်ဆုံးတော့မည်ဖြစ်သည်',
  'บัตรของคุณจะหมดอายุในวันที่ ๔ ธันวาคม ',
  'بطاقتك تنتهي صلاحيتها يوم الجمعة. ',
  '👨‍👩‍👧‍👦🇯🇵🏳️‍🌈 ',
  'ด้้้้้็็็็็้้้้้็็็็็้้้้้็',
  'नेपाली भाषामा लेखिएको पाठ। ',
  '\u0000\u0007\\"\t',
  '\ud83e',
  ' \n\n ',
]

/** Words of any script and any length, the worst included. */
export const anyWords: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(fc.constantFrom(...SCRIPTS), { maxLength: 4 }).map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...SCRIPTS), fc.integer({ min: 1, max: 900 }))
      .map(([text, many]) => text.repeat(many)),
  },
  { weight: 1, arbitrary: fc.constant('') },
)

const anyAction: fc.Arbitrary<Action> = fc.record(
  {
    do: fc.constantFrom(...ACTIONS),
    card: fc.string({ maxLength: 8 }),
    on: fc.string({ maxLength: 40 }),
    value: fc.oneof(fc.string({ maxLength: 40 }), anyWords),
  },
  { requiredKeys: ['do'] },
)

const anyButton: fc.Arbitrary<Button> = fc.record(
  { label: anyWords, action: anyAction, style: fc.constantFrom('primary' as const, 'danger' as const) },
  { requiredKeys: ['label', 'action'] },
)

const someButtons = fc.oneof(fc.array(anyButton, { maxLength: 6 }), fc.array(anyButton, { maxLength: 60 }))

const anyDay: fc.Arbitrary<Day> = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
  .filter(isDay)

const anyDate: fc.Arbitrary<DateInput> = fc.record(
  { label: anyWords, min: anyDay, max: anyDay, initial: anyDay },
  { requiredKeys: ['label'] },
)

const anyRow: fc.Arbitrary<Row> = fc.record(
  { label: anyWords, value: anyWords, note: anyWords },
  { requiredKeys: ['label', 'value'] },
)
const anySection: fc.Arbitrary<Section> = fc.record({
  title: anyWords,
  items: fc.array(fc.record({ text: anyWords, note: anyWords }, { requiredKeys: ['text'] }), {
    maxLength: 8,
  }),
})
const anyLink = fc.record({
  label: anyWords,
  url: fc.oneof(
    fc.webUrl(),
    fc.constantFrom(
      'https://example.jp/期限?q=あ b',
      'ftp://x',
      'not an address',
      `https://x.jp/${'a'.repeat(1_200)}`,
    ),
    anyWords,
  ),
})

const base = {
  audience: fc.constant('personal' as const),
  language: fc.constantFrom('en' as const, 'ja' as const),
  notice: anyWords,
  buttons: someButtons,
}

/** Any neutral message that a conversation could hand to a channel, and many that it would not. */
export const anyMessage: fc.Arbitrary<Message> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    ...base,
    text: anyWords,
    links: fc.array(anyLink, { maxLength: 4 }),
  }),
  fc.record(
    {
      kind: fc.constant('question' as const),
      ...base,
      question: fc.string({ maxLength: 40 }),
      card: fc.constantFrom('1', '2'),
      text: anyWords,
      choices: someButtons,
      date: anyDate,
    },
    {
      requiredKeys: [
        'kind',
        'audience',
        'language',
        'notice',
        'buttons',
        'question',
        'card',
        'text',
        'choices',
      ],
    },
  ),
  fc.record({
    kind: fc.constant('card' as const),
    ...base,
    tone: fc.constantFrom(
      'now' as const,
      'by-date' as const,
      'nothing' as const,
      'over' as const,
      'plain' as const,
    ),
    band: anyWords,
    headline: anyWords,
    lead: fc.array(anyWords, { maxLength: 4 }),
    rows: fc.array(anyRow, { maxLength: 8 }),
    sections: fc.array(anySection, { maxLength: 4 }),
    small: fc.array(anyWords, { maxLength: 4 }),
    links: fc.array(anyLink, { maxLength: 6 }),
    alt: anyWords,
  }),
  fc.record({
    kind: fc.constant('counter' as const),
    alt: anyWords,
    ...base,
    title: anyWords,
    purpose: anyWords,
    rows: fc.array(anyRow, { maxLength: 6 }),
    brought: fc.array(anyWords, { maxLength: 6 }),
    notes: fc.array(anyWords, { maxLength: 4 }),
    request: anyWords,
  }),
)
