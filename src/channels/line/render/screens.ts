import type { messagingApi } from '@line/bot-sdk'
import { bytesOf, column } from './flex.ts'
import { heightOf, MEGA_PX, marginAbove } from './height.ts'

type Component = messagingApi.FlexComponent

/** Height of a bubble that a phone shows on one screen and a bit, in px. */
export const SCREEN_PX = 1_200

/** How many bytes of JSON one bubble's contents may have, below LINE's 30 KB with header and footer. */
const BUBBLE_BYTES = 20_000

const isRule = (component: Component | undefined) => component?.type === 'separator'

/** A bubble's contents do not begin with a rule. */
const withoutRule = (block: readonly Component[]): readonly Component[] =>
  isRule(block[0]) ? block.slice(1) : block

/** Padding of a bubble's body in px, on each side. */
export const PADDING_PX = 20

/** Height that a block adds to a body, with the margins between its parts. */
const heightIn = (block: readonly Component[]) =>
  heightOf(column([...block]), MEGA_PX - 2 * PADDING_PX) + marginAbove(block[0])

const tooLarge = (block: readonly Component[], room: number) =>
  bytesOf(block) > BUBBLE_BYTES || heightIn(block) > room

/** Shares blocks out, in order, so that each group fits one screen; `around`: px that header and footer take of a bubble. */
export function screens(blocks: readonly (readonly Component[])[], around: number): Component[][] {
  const room = SCREEN_PX - around - 2 * PADDING_PX
  const whole = blocks.filter(({ length }) => length > 0)
  const fitting = whole.flatMap((block) => (tooLarge(block, room) ? block.map((part) => [part]) : [block]))
  const groups: { contents: Component[]; height: number; bytes: number }[] = []
  for (const block of fitting) {
    const open = groups.at(-1)
    const [height, bytes] = [heightIn(block), bytesOf(block)]
    if (open && open.height + height <= room && open.bytes + bytes <= BUBBLE_BYTES) {
      open.contents.push(...block)
      open.height += height
      open.bytes += bytes
    } else groups.push({ contents: [...withoutRule(block)], height, bytes })
  }
  return groups.map(({ contents }) => contents)
}
