import type { Language } from '../../../src/contracts/languages.ts'
import type {
  Button,
  CardMessage,
  CounterMessage,
  QuestionMessage,
  TextMessage,
} from '../../../src/contracts/message.ts'

const base = (language: Language) => ({ audience: 'personal', language, notice: 'Kigen' }) as const

/** Plain words. */
export function text(words: string, buttons: readonly Button[] = [], language: Language = 'en'): TextMessage {
  return { ...base(language), kind: 'text', text: words, buttons }
}

/** A question with three choices and one button beside them. */
export function question(language: Language = 'en'): QuestionMessage {
  const en = language === 'en'
  const labels = en ? ['Mine', "My child's", "Someone else's"] : ['わたし', '子ども', 'ほかの人']
  return {
    ...base(language),
    kind: 'question',
    question: 'whose',
    card: '1',
    text: en ? 'Whose card is it?' : 'どなたのカードですか。',
    choices: labels.map((label) => ({
      label,
      action: { do: 'answer', card: '1', on: 'whose', value: label },
    })),
    buttons: [{ label: en ? 'Why do you ask?' : 'なぜ聞くのですか', action: { do: 'why', on: 'whose' } }],
  }
}

/** A question that asks for a day. */
export function dayQuestion(language: Language = 'en'): QuestionMessage {
  const en = language === 'en'
  return {
    ...base(language),
    kind: 'question',
    question: 'card-valid-until',
    card: '1',
    text: en
      ? 'Which date is on your My Number Card? If a newer one is written by hand in the box below your name, take that.'
      : 'マイナンバーカードの有効期限はいつですか。お名前の下の欄に手書きで新しい日付があれば、そちらを選んでください。',
    choices: [{ label: en ? 'Not sure' : 'わからない', action: { do: 'unsure', on: 'card-valid-until' } }],
    buttons: [],
    date: {
      min: '2026-01-01',
      max: '2037-12-31',
      initial: '2026-12-06',
      label: en ? 'Pick the date' : '日付を選ぶ',
    },
  }
}

/** An answer with everything that a card can have. */
export function answer(language: Language = 'en'): CardMessage {
  return language === 'en' ? english : japanese
}

const english: CardMessage = {
  ...base('en'),
  kind: 'card',
  tone: 'by-date',
  band: 'By a date',
  headline: 'Extend your card by Fri 4 Dec 2026: 13 days left.',
  lead: [
    'Ask for a special extension (特例期間延長) at your city office.',
    'The law’s last day is Sunday 6 December. The office is closed then: Friday is the last day you can go.',
  ],
  rows: [
    { label: 'By', value: 'Friday 4 December 2026', note: '令和8年12月4日' },
    { label: 'Where', value: 'City office where you are registered', note: '住民登録のある市区町村の窓口' },
    { label: 'Cost', value: 'Free' },
  ],
  sections: [
    {
      title: 'Bring',
      items: [
        { text: 'My Number Card', note: 'マイナンバーカード' },
        { text: 'Residence card with the stamp on the back', note: '在留カード（申請中のスタンプ）' },
        { text: 'Your 4-digit PIN', note: '暗証番号' },
      ],
    },
    {
      title: 'After that',
      items: [{ text: 'When the new residence card comes: once more, by Friday 26 February 2027.' }],
    },
    { title: 'If you miss it', items: [{ text: 'The card ends on that day. A new one costs 1,000 yen.' }] },
  ],
  small: [
    'Rules checked on 20 November 2026.',
    'This is information, not legal advice. Your city office decides.',
  ],
  links: [{ label: 'J-LIS: foreign residents’ cards', url: 'https://www.kojinbango-card.go.jp/' }],
  alt: 'Extend your card by Fri 4 Dec 2026',
  buttons: [
    { label: 'Remind me', action: { do: 'remind' }, style: 'primary' },
    { label: 'Show at the counter', action: { do: 'counter', card: '1' } },
    { label: 'Why', action: { do: 'explain', card: '1' } },
    { label: 'Change an answer', action: { do: 'review', card: '1' } },
  ],
}

const japanese: CardMessage = {
  ...english,
  ...base('ja'),
  band: '期限あり',
  headline: '2026年12月4日（金）までに、カードの有効期限を延ばしてください。あと13日です。',
  lead: [
    'お住まいの市区町村の窓口で「特例期間延長」を頼みます。',
    '法律上の最後の日は12月6日（日）ですが、窓口が閉まっています。行けるのは金曜日までです。',
  ],
  rows: [
    { label: 'いつまで', value: '2026年12月4日（金）', note: '令和8年12月4日' },
    { label: 'どこで', value: '住民登録のある市区町村の窓口' },
    { label: '費用', value: '無料' },
  ],
  sections: [
    {
      title: '持ち物',
      items: [
        { text: 'マイナンバーカード' },
        { text: '在留カード（裏に申請中のスタンプがあるもの）' },
        { text: '4けたの暗証番号' },
      ],
    },
    {
      title: 'そのあと',
      items: [{ text: '新しい在留カードを受け取ったら、2027年2月26日（金）までにもう一度。' }],
    },
    {
      title: '過ぎてしまうと',
      items: [{ text: 'カードはその日で使えなくなります。作り直すには1,000円かかります。' }],
    },
  ],
  small: [
    '2026年11月20日に確かめた内容です。',
    'これは情報であり、法律相談ではありません。市区町村の窓口が決めます。',
  ],
  links: [{ label: '地方公共団体情報システム機構', url: 'https://www.kojinbango-card.go.jp/' }],
  alt: '2026年12月4日まで',
  buttons: [
    { label: 'お知らせを受け取る', action: { do: 'remind' }, style: 'primary' },
    { label: '窓口で見せる', action: { do: 'counter', card: '1' } },
    { label: '理由', action: { do: 'explain', card: '1' } },
    { label: '答えを直す', action: { do: 'review', card: '1' } },
  ],
}

/** The card to hold up at a desk. */
export const counter: CounterMessage = {
  ...base('ja'),
  kind: 'counter',
  alt: 'Show at the counter: Extension of the My Number Card',
  title: '個人番号カードの有効期限の特例延長',
  purpose: '在留期間更新許可申請中のため、カードの有効期限を2か月延長したい。',
  rows: [
    { label: 'カードの有効期限', value: '2026年12月6日', note: '令和8年12月6日' },
    { label: '在留期間の満了日', value: '2026年12月6日', note: '令和8年12月6日' },
    { label: '申請日', value: '2026年11月10日', note: '令和8年11月10日' },
  ],
  brought: ['マイナンバーカード', '在留カード'],
  notes: [
    'オンライン申請のため、在留カード裏面にスタンプはありません。',
    '受付番号のメールをこの電話でお見せします。',
  ],
  request: '特例期間延長の手続きをお願いします。',
  buttons: [],
}
