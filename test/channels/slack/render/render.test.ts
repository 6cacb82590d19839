import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bold, fields, header, packed, sections } from '../../../../src/channels/slack/render/blocks.ts'
import { createButtonCrypto } from '../../../../src/channels/slack/render/button-crypto.ts'
import { cut, escaped, pieces } from '../../../../src/channels/slack/render/limits.ts'
import {
  PersonalInPublic,
  type Post,
  renderPersonal,
  renderPublic,
} from '../../../../src/channels/slack/render/render.ts'
import { decodeAction } from '../../../../src/contracts/action.ts'
import type { Button, CounterMessage, Message, QuestionMessage } from '../../../../src/contracts/message.ts'
import { tappable } from '../../../platforms/slack/person.ts'
import { faultsIn } from '../../../platforms/slack/valid.ts'
import { answerCard, dateQuestion, MARKED, question } from '../rig.ts'

const buttonCrypto = createButtonCrypto('a secret')
const valid = (posts: readonly Post[]) => posts.flatMap((post) => faultsIn('message', post))
const values = (posts: readonly Post[]) =>
  posts
    .flatMap(({ blocks }) => tappable(blocks))
    .flatMap((one) => (Array.isArray(one.options) ? one.options : [one]).map(({ value }) => value))
const words = (value: unknown) => JSON.stringify(value)

const graphemes = fc
  .array(fc.constantFrom('a', 'が', '👨‍👩‍👧', '🇯🇵', 'é', 'နေ', '&', '<', '\n', ' ', '期限', '*'), {
    maxLength: 5_000,
  })
  .map((all) => all.join(''))

describe('R12: nothing is longer than Slack allows, and no word is lost', () => {
  test('a cut never goes through a grapheme', () => {
    fc.assert(
      fc.property(graphemes, fc.integer({ min: 1, max: 200 }), (text, max) => {
        const short = cut(text, max)
        expect(short.length).toBeLessThanOrEqual(max)
        if (text.length > max) expect(text.startsWith(short.slice(0, -1))).toBe(true)
        const segments = Array.from(
          new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text),
          ({ segment }) => segment,
        )
        const kept = short === text ? text : short.slice(0, -1)
        expect(
          segments
            .slice(0, [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(kept)].length)
            .join(''),
        ).toBe(kept)
      }),
    )
  })

  test('pieces put together are the text, but for white space at their seams', () => {
    const bare = (text: string) => text.replaceAll(/\s/g, '')
    fc.assert(
      fc.property(graphemes, fc.integer({ min: 20, max: 3_000 }), (text, max) => {
        const all = pieces(escaped(text), max)
        expect(all.every((one) => one.length <= max)).toBe(true)
        expect(bare(all.join(''))).toBe(bare(escaped(text)))
        for (const one of all) expect(one.replaceAll(/&(amp|lt|gt);/g, '')).not.toContain('&')
      }),
    )
  })

  const texts = fc.oneof(
    { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }) },
    { weight: 1, arbitrary: graphemes.filter((text) => text.trim() !== '') },
  )
  const buttons: fc.Arbitrary<Button[]> = fc.array(
    fc.record(
      {
        label: fc.string({ minLength: 1, maxLength: 20 }),
        action: fc.record({
          do: fc.constantFrom('answer' as const, 'edit' as const, 'done' as const),
          card: fc.constant('1'),
          on: fc.string({ minLength: 1, maxLength: 40 }),
          value: fc.string({ minLength: 1, maxLength: 40 }),
        }),
        style: fc.constantFrom('primary' as const, 'danger' as const),
      },
      { requiredKeys: ['label', 'action'] },
    ),
    { maxLength: 140 },
  )
  const base = {
    audience: fc.constant('personal' as const),
    language: fc.constantFrom('en' as const, 'ja' as const),
    notice: texts,
    buttons,
  }
  const rows = fc.array(
    fc.record({ label: texts, value: texts, note: texts }, { requiredKeys: ['label', 'value'] }),
    { maxLength: 14 },
  )
  const messages: fc.Arbitrary<Message<'personal'>> = fc.oneof(
    fc.record({ ...base, kind: fc.constant('text' as const), text: texts }),
    fc.record({
      ...base,
      kind: fc.constant('question' as const),
      question: fc.constant('q'),
      card: fc.constant('1'),
      text: texts,
      choices: buttons,
    }),
    fc.record({
      ...base,
      kind: fc.constant('card' as const),
      tone: fc.constantFrom(
        'now' as const,
        'by-date' as const,
        'nothing' as const,
        'over' as const,
        'plain' as const,
      ),
      band: texts,
      headline: texts,
      lead: fc.array(texts, { maxLength: 4 }),
      rows,
      sections: fc.array(
        fc.record({
          title: texts,
          items: fc.array(fc.record({ text: texts, note: texts }, { requiredKeys: ['text'] }), {
            maxLength: 8,
          }),
        }),
        { maxLength: 4 },
      ),
      small: fc.array(texts, { maxLength: 12 }),
      links: fc.array(
        fc.record({
          label: texts,
          url: fc.constantFrom('https://example.jp/a|b', 'https://example.jp/x.ics?event=1'),
        }),
        { maxLength: 4 },
      ),
      alt: texts,
    }),
    fc.record({
      ...base,
      kind: fc.constant('counter' as const),
      alt: fc.string({ maxLength: 200 }),
      title: texts,
      purpose: texts,
      rows,
      brought: fc.array(texts, { maxLength: 4 }),
      notes: fc.array(texts, { maxLength: 4 }),
      request: texts,
    }),
  )

  test('any message at all becomes posts that Slack takes, with every choice and button in them', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const posts = renderPersonal(message, buttonCrypto)
        expect(valid(posts)).toEqual([])
        const all = values(posts)
        const choices = message.kind === 'question' ? message.choices : []
        for (const { action } of [...message.buttons, ...choices])
          expect(all).toContain(buttonCrypto.write(action))
      }),
      { numRuns: 150 },
    )
  })

  test('many short choices are a menu of them all', () => {
    const choices = Array.from({ length: 30 }, (_, at) => ({
      label: `choice ${at}`,
      action: { do: 'answer' as const, on: 'town', value: String(at) },
    }))
    const [post] = renderPersonal({ ...question, choices } as QuestionMessage, buttonCrypto)
    const [menu] = tappable(post?.blocks)
    expect(menu).toMatchObject({ type: 'static_select' })
    expect(menu?.options).toHaveLength(30)
  })

  test('what is too long for one message goes on in the next, its buttons last', () => {
    const long = { ...answerCard(), lead: Array.from({ length: 12 }, (_, at) => `${at} `.repeat(700)) }
    const posts = renderPersonal(long, buttonCrypto)
    expect(posts.length).toBeGreaterThan(1)
    expect(tappable(posts.at(-1)?.blocks)).not.toHaveLength(0)
    expect(posts.slice(0, -1).flatMap(({ blocks }) => tappable(blocks))).toHaveLength(0)
  })

  test('builders alone hold their limits', () => {
    expect(header('x'.repeat(151))).toEqual(sections(bold('x'.repeat(151))))
    expect(fields(Array.from({ length: 23 }, (_, at) => `f${at}`))).toHaveLength(3)
    expect(packed(Array.from({ length: 120 }, () => ({ type: 'divider' as const })))).toHaveLength(3)
  })
})

describe('the look', () => {
  test('an answer: band, headline, fields, lists, small print, sources, rule, one primary action', () => {
    const [post] = renderPersonal(answerCard(), buttonCrypto)
    expect(post?.blocks.map(({ type }) => type)).toEqual([
      'context',
      'header',
      'section',
      'section',
      'section',
      'context',
      'context',
      'divider',
      'actions',
    ])
    expect(tappable(post?.blocks).filter(({ style }) => style === 'primary')).toHaveLength(1)
    expect(words(post?.blocks)).toContain(':large_orange_circle: *By a date*')
  })

  test('a question for a day: a picker that opens on the day that is likely', () => {
    const [post] = renderPersonal(dateQuestion, buttonCrypto)
    expect(tappable(post?.blocks)).toEqual([
      expect.objectContaining({
        type: 'datepicker',
        initial_date: '2031-01-01',
        action_id: 'date/1/card-until',
      }),
    ])
  })

  test('the card for the counter is Japanese alone, without a thing to tap', () => {
    const counter: CounterMessage = {
      kind: 'counter',
      alt: 'Show at the counter',
      audience: 'personal',
      language: 'en',
      notice: 'n',
      buttons: [],
      title: '特例期間延長',
      purpose: '在留期間更新許可申請中のため',
      rows: [{ label: '期限', value: '令和8年12月6日' }],
      brought: ['在留カード'],
      notes: [],
      request: 'お願いします。',
    }
    const [post] = renderPersonal(counter, buttonCrypto)
    expect(words(post?.blocks)).toContain('持参したもの')
    expect(tappable(post?.blocks)).toHaveLength(0)
  })

  test('nobody can be called, nothing linked, by words that a person typed', () => {
    const typed: Message<'personal'> = {
      kind: 'text',
      audience: 'personal',
      language: 'en',
      notice: '<!channel>',
      text: '<!everyone> <@U1> <https://evil.example|bank> &',
      buttons: [],
    }
    const [post] = renderPersonal(typed, buttonCrypto)
    expect(words(post)).not.toMatch(/<[!@h]/)
    expect(words(post)).toContain('&amp;')
  })
})

describe('R5: a personal message cannot be shown in public', () => {
  test('at compile time', () => {
    // @ts-expect-error a personal message is no public one
    const show = () => renderPublic(answerCard(), { button: true })
    expect(show).toThrow(PersonalInPublic)
  })

  test.each([answerCard(), question, dateQuestion])('at run time: $kind', (message) => {
    const smuggled: Message<'public'> = JSON.parse(words(message))
    expect(() => renderPublic(smuggled, { button: true })).toThrow(PersonalInPublic)
  })

  test('the fault that says so holds nothing personal', () => {
    expect(new PersonalInPublic().message).not.toMatch(/\d{4}/)
  })

  test('a public one has one button, and no picker or choice that would tell of anybody', () => {
    const open: Message<'public'> = { ...answerCard('your day'), audience: 'public' }
    expect(values(renderPublic(open, { button: true }))).toEqual(['open-privately'])
    expect(values(renderPublic(open, { button: false }))).toEqual([])
  })
})

describe('R6: no personal data beside the message itself', () => {
  test('the notification holds the notice and no more', () => {
    for (const message of [answerCard(), question, dateQuestion])
      for (const { text } of renderPersonal(message, buttonCrypto)) expect(text).toBe(message.notice)
  })

  test('a button’s value never shows a day; it reads back as it was', () => {
    const action = { do: 'confirm' as const, card: '1', on: 'card-until', value: MARKED[0] }
    const value = buttonCrypto.write(action)
    expect(value).not.toContain('2031')
    expect(decodeAction(value)).toBeUndefined()
    expect(buttonCrypto.read(value)).toEqual(action)
  })

  test('sealed with another secret, changed or cut, it reads as nothing', () => {
    const value = createButtonCrypto('another').write({ do: 'confirm', value: MARKED[0] })
    for (const bad of [value, value.slice(0, 20), '~', `${value.slice(0, -2)}AA`])
      expect(buttonCrypto.read(bad)).toBeUndefined()
  })

  test('everything else reads as the conversation wrote it', () => {
    for (const action of [
      { do: 'help' as const },
      { do: 'answer' as const, on: 'status', value: 'fixed-term' },
    ])
      expect(buttonCrypto.read(buttonCrypto.write(action))).toEqual(action)
  })
})
