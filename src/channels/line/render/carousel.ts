import type { messagingApi } from '@line/bot-sdk'
import { LIMITS } from '../limits/numbers.ts'
import { bytesOf, flexMessage } from './flex.ts'

type Bubble = messagingApi.FlexBubble

/** Bytes of JSON in one carousel, below LINE's 50 KB. */
const CAROUSEL_BYTES = 45_000

function groups(bubbles: readonly Bubble[]): Bubble[][] {
  const found: Bubble[][] = []
  for (const it of bubbles) {
    const open = found.at(-1)
    const fits = open && open.length < LIMITS.bubbles && bytesOf([...open, it]) <= CAROUSEL_BYTES
    if (open && fits) open.push(it)
    else found.push([it])
  }
  return found
}

/** Bubbles of one size beside each other, in as few messages as LINE allows; a single one stands alone. */
export function carousels(bubbles: readonly Bubble[], altText: string): messagingApi.FlexMessage[] {
  return groups(bubbles).map((contents) => {
    const [only, ...others] = contents
    return flexMessage(altText, only && others.length === 0 ? only : { type: 'carousel', contents })
  })
}
