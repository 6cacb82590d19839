import { z } from 'zod'
import { action, text } from './actions.ts'
import type { LimitFault } from './check.ts'
import { LIMITS } from './numbers.ts'

const pixels = z.int().min(0).max(2_500)

const richMenu = z
  .strictObject({
    size: z
      .strictObject({ width: z.int().min(800).max(2_500), height: z.int().min(250) })
      .refine(({ width, height }) => width / height >= 1.45, 'must be at least 1.45 times as wide as high'),
    selected: z.boolean(),
    name: text(LIMITS.menuName, 'graphemes'),
    chatBarText: text(LIMITS.menuBar, 'graphemes'),
    areas: z
      .array(
        z.strictObject({
          bounds: z.strictObject({ x: pixels, y: pixels, width: pixels, height: pixels }),
          action: action(LIMITS.label, 'label-optional'),
        }),
      )
      .max(LIMITS.menuAreas),
  })
  .refine(
    ({ size, areas }) =>
      areas.every(
        ({ bounds }) => bounds.x + bounds.width <= size.width && bounds.y + bounds.height <= size.height,
      ),
    'every area must lie on the picture',
  )

/**
 * All faults that LINE would refuse in a rich menu and its image. Source:
 * https://developers.line.biz/en/reference/messaging-api/#rich-menu-object
 */
export function menuFaults(menu: unknown, imageBytes: number): readonly LimitFault[] {
  const read = richMenu.safeParse(menu)
  const faults = read.success
    ? []
    : read.error.issues.map(({ path, message }) => ({ at: `menu.${path.join('.')}`, what: message }))
  const tooLarge = imageBytes > LIMITS.menuImageBytes ? [{ at: 'image', what: 'more than 1 MB' }] : []
  return [...faults, ...tooLarge]
}
