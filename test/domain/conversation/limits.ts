import { expect } from 'vitest'
import type { Message } from '../../../src/contracts/message.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** How many characters a reader sees. */
export function graphemes(text: string): number {
  return [...segmenter.segment(text)].length
}

function words(message: Message): string[] {
  switch (message.kind) {
    case 'text':
    case 'question':
      return [message.text]
    case 'card':
      return [
        message.band,
        message.headline,
        message.alt,
        ...message.lead,
        ...message.rows.flatMap(({ label, value }) => [label, value]),
        ...message.sections.flatMap(({ title, items }) => [title, ...items.map(({ text }) => text)]),
      ]
    default:
      return [message.title, message.purpose, message.request, ...message.brought, ...message.notes]
  }
}

/** What every message of the product keeps to, whatever the channel. */
export function expectFitting(message: Message): void {
  const buttons = [...message.buttons, ...(message.kind === 'question' ? message.choices : [])]
  const broken = buttons.filter(({ label }) => graphemes(label) > 20 || label.trim() === '')
  expect(broken, `labels of ${message.kind}`).toEqual([])
  expect(message.notice).toMatch(/^\D+$/)
  for (const text of words(message)) {
    expect(text.trim()).not.toBe('')
    expect(text, 'a placeholder without its value').not.toMatch(/\{\{|\}\}|undefined|NaN|\[object/)
    expect(text, 'no exclamation marks').not.toMatch(/[!！]/)
  }
}
