import type { messagingApi } from '@line/bot-sdk'
import type { Language } from '../../../contracts/languages.ts'
import { LIMITS } from '../limits/numbers.ts'
import { buttons, bytesOf, directionOf, flexMessage, TONES } from './flex.ts'
import type { Tap } from './taps.ts'

/** The most choices in one bubble. */
const IN_ONE_BUBBLE = 12

/** The size limit of a carousel, below LINE's 50 KB. */
const CAROUSEL_BYTES = 45_000

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

/** Groups bubbles into as few carousels as LINE allows. */
function carousels(bubbles: readonly Bubble[]): Bubble[][] {
  const groups: Bubble[][] = []
  for (const it of bubbles) {
    const open = groups.at(-1)
    const fits = open && open.length < LIMITS.bubbles && bytesOf([...open, it]) <= CAROUSEL_BYTES
    if (open && fits) open.push(it)
    else groups.push([it])
  }
  return groups
}

/** Renders choices beyond the quick reply limit as permanent lists. None is dropped. */
export function choiceLists(
  taps: readonly Tap[],
  language: Language,
  alt: string,
): messagingApi.FlexMessage[] {
  const bubbles = chunks(taps, IN_ONE_BUBBLE).map((some) => bubble(some, language))
  return carousels(bubbles).map((contents) => {
    const [only, ...others] = contents
    return flexMessage(alt, only && others.length === 0 ? only : { type: 'carousel', contents })
  })
}
