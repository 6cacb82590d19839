import type { messagingApi } from '@line/bot-sdk'
import type { CounterMessage, Row } from '../../../contracts/message.ts'
import { buttons, column, flexMessage, grouped, INK, rule, TONES, words } from './flex.ts'
import type { Tap } from './taps.ts'

type Component = messagingApi.FlexComponent

/** Large text, which a clerk reads across a counter. */
const large = { size: 'xl', weight: 'bold' } as const
const label = { size: 'md', color: INK.middle, margin: 'xl' } as const

function row(it: Row): Component[] {
  return [
    ...words(it.label, label),
    ...words(it.value, { ...large, margin: 'xs' }),
    ...words(it.note ?? '', { size: 'lg', margin: 'xs' }),
  ]
}

function list(items: readonly string[]): Component[] {
  const lines = items.flatMap((item) =>
    words(item.trim() && `・${item.trim()}`, { size: 'lg', margin: 'md' }),
  )
  return lines.length === 0 ? [] : [rule, ...lines]
}

function blocks(message: CounterMessage): Component[] {
  return [
    ...words(message.title.trim() || message.notice.trim() || '…', { size: '3xl', weight: 'bold' }),
    ...words(message.purpose, { size: 'lg', margin: 'md' }),
    ...(message.rows.length === 0 ? [] : [rule, ...message.rows.flatMap(row)]),
    ...list(message.brought),
    ...list(message.notes),
    ...(message.request.trim() === '' ? [] : [rule, ...words(message.request, { ...large, margin: 'xl' })]),
  ]
}

/** Renders the counter card: Japanese, very large, black on white, in the widest bubble. */
export function counterMessages(message: CounterMessage, footer: readonly Tap[]): messagingApi.FlexMessage[] {
  const groups = grouped(blocks(message))
  return groups.map((contents, index) =>
    flexMessage(message.alt || message.title, {
      type: 'bubble',
      size: 'giga',
      direction: 'ltr',
      body: column(contents, { paddingAll: '24px' }),
      ...(index === groups.length - 1 && footer.length > 0 && { footer: buttons(footer, TONES.over, false) }),
    }),
  )
}
