import type { MarkKind, TimelineSlot } from '../contracts/picture.ts'
import { lettering } from './lettering.ts'
import { type Paint, picture, shape, type Theme } from './svg.ts'

const WIDTH = 360
const HEIGHT = 96
const EDGE = 6
/** A gap is wider than a day, because more lies in it. */
const GAP = 1.2
/** No day is drawn wider. */
const WIDEST = 46
const TOP = 34
const CELL = 36

interface Column {
  readonly slot: TimelineSlot
  readonly x: number
  readonly width: number
}

function columnsOf(slots: readonly TimelineSlot[]): readonly Column[] {
  const weights = slots.map(({ kind }) => (kind === 'gap' ? GAP : 1))
  const unit = Math.min(WIDEST, (WIDTH - 2 * EDGE) / weights.reduce((sum, one) => sum + one, 0))
  let x = EDGE
  return slots.map((slot, index) => {
    const width = (weights[index] ?? 1) * unit
    const column = { slot, x, width }
    x += width
    return column
  })
}

const has = (slot: TimelineSlot, ...kinds: readonly MarkKind[]): boolean =>
  slot.kind === 'day' && slot.marks.some(({ kind }) => kinds.includes(kind))

/** Year and month stand above the first day and above every day at which they change. */
function heading({ slot, x, width }: Column, before: TimelineSlot | undefined): string {
  if (slot.kind === 'gap') return ''
  const earlier = before?.kind === 'day' ? before.day : ''
  const [year = '', month = ''] = slot.day.split('-')
  if (earlier.slice(0, 7) === slot.day.slice(0, 7)) return ''
  const middle = { x: x + width / 2, at: 'middle' } as const
  return (
    lettering(year, { ...middle, y: 14, size: 10, ink: 'soft' }) +
    lettering(String(Number(month)), { ...middle, y: 29, size: 14, ink: 'ink' })
  )
}

function gap({ slot, x, width }: Column): string {
  const y = TOP + CELL / 2
  if (slot.closed) {
    const [left, wide] = [x + 2, width - 4]
    return shape('rect', { x: left, y: TOP, width: wide, height: CELL, rx: 5, fill: 'hatch', stroke: 'line' })
  }
  return shape('line', {
    x1: x + 5,
    x2: x + width - 5,
    y1: y,
    y2: y,
    stroke: 'line',
    'stroke-width': 2,
    'stroke-dasharray': '2 5',
    'stroke-linecap': 'round',
  })
}

/** How the field of a day looks: what it is for the plan, and whether the office is closed. */
function fieldOf(slot: TimelineSlot): Paint {
  if (has(slot, 'go-by')) return { fill: 'now', stroke: 'now', 'stroke-width': 2 }
  const edge: Paint = has(slot, 'by')
    ? { stroke: 'ink', 'stroke-width': 3 }
    : has(slot, 'new-until')
      ? { stroke: 'new', 'stroke-width': 3 }
      : { stroke: 'line', 'stroke-width': 1 }
  return { fill: slot.closed ? 'hatch' : 'paper', ...edge }
}

/** A date on hatching stands on a plate of its own, so that it can be read. */
function plate({ slot, x, width }: Column): string {
  if (!slot.closed || has(slot, 'go-by')) return ''
  return shape('circle', {
    cx: x + width / 2,
    cy: TOP + CELL / 2,
    r: Math.min(11, width / 2 - 4),
    fill: 'paper',
  })
}

const MARKS: Readonly<Record<MarkKind, (x: number, y: number) => string>> = {
  today: (cx, cy) => shape('circle', { cx, cy, r: 4.5, fill: 'none', stroke: 'ink', 'stroke-width': 2 }),
  from: (x, y) =>
    shape('path', { d: `M${x - 4} ${y - 5}l9 5-9 5z`, fill: 'none', stroke: 'ink', 'stroke-width': 2 }),
  'go-by': (x, y) => shape('rect', { x: x - 5, y: y - 5, width: 10, height: 10, fill: 'now' }),
  by: (x, y) =>
    shape('rect', {
      x: x - 4.5,
      y: y - 4.5,
      width: 9,
      height: 9,
      fill: 'none',
      stroke: 'ink',
      'stroke-width': 2,
    }),
  'new-until': (x, y) => shape('path', { d: `M${x} ${y - 6}l6 6-6 6-6-6z`, fill: 'new' }),
}

/** The signs of the legend stand below their day. */
function signs({ slot, x, width }: Column): string {
  if (slot.kind === 'gap') return ''
  const kinds = [...new Set(slot.marks.map(({ kind }) => kind))]
  const left = x + width / 2 - ((kinds.length - 1) * 14) / 2
  return kinds.map((kind, index) => MARKS[kind](left + index * 14, TOP + CELL + 14)).join('')
}

function day(column: Column): string {
  const { slot, x, width } = column
  if (slot.kind === 'gap') return gap(column)
  const field = { x: x + 2, y: TOP, width: width - 4, height: CELL, rx: 5, ...fieldOf(slot) }
  const date = lettering(String(Number(slot.day.slice(8))), {
    x: x + width / 2,
    y: TOP + CELL / 2 + 5.5,
    size: Math.min(16, width / 2),
    ink: has(slot, 'go-by') ? 'paper' : 'ink',
    at: 'middle',
  })
  return shape('rect', field) + plate(column) + date + signs(column)
}

/** Draws a timeline: figures and signs only. */
export function drawTimeline(slots: readonly TimelineSlot[], theme: Theme): string {
  const columns = columnsOf(slots)
  const drawn = columns.map((column, index) => heading(column, slots[index - 1]) + day(column))
  return picture({ width: WIDTH, height: HEIGHT }, theme, drawn.join(''))
}
