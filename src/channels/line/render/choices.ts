import type { messagingApi } from '@line/bot-sdk'
import type { Language } from '../../../contracts/languages.ts'
import { carousels } from './carousel.ts'
import { buttons, directionOf, TONES } from './flex.ts'
import type { Tap } from './taps.ts'

/** The most choices in one bubble. */
const IN_ONE_BUBBLE = 12

type Bubble = messagingApi.FlexBubble

function bubble(taps: readonly Tap[], language: Language): Bubble {
  const body = buttons(taps, TONES.plain, false)
  return { type: 'bubble', size: 'mega', direction: directionOf(language), body }
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  )
}

/** Renders choices beyond the quick reply limit as permanent lists. None is dropped. */
export function choiceLists(
  taps: readonly Tap[],
  language: Language,
  alt: string,
): messagingApi.FlexMessage[] {
  return carousels(
    chunks(taps, IN_ONE_BUBBLE).map((some) => bubble(some, language)),
    alt,
  )
}
