import type { Drawing } from '../contracts/picture.ts'
import { drawCard } from './cards.ts'
import type { Theme } from './svg.ts'
import { drawTimeline } from './timeline.ts'

/** A drawing as an SVG document. */
export function draw(drawing: Drawing, theme: Theme): string {
  return drawing.kind === 'timeline' ? drawTimeline(drawing.slots, theme) : drawCard(drawing.place, theme)
}
