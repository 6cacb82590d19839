import glyphs from './glyphs.json' with { type: 'json' }
import { group, type Ink, shape } from './svg.ts'

/**
 * The outlines of the few signs that pictures need, at 100 units to the em: figures of Noto Sans bold and Japanese signs of
 * Noto Sans JP medium (SIL Open Font License 1.1). With them no font is needed, neither on the page nor on the server.
 */
const outlines: Readonly<Record<string, { readonly w: number; readonly d: string } | undefined>> = glyphs

/** How a line of text is set; `at` is where it begins, or its middle or its end. */
export interface Line {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly ink: Ink
  readonly at?: 'start' | 'middle' | 'end'
}

/** The width of a text in units. Throws `RangeError` for a sign without an outline. */
function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, sign) => sum + (outlineOf(sign).w * size) / 100, 0)
}

function outlineOf(sign: string) {
  const found = outlines[sign]
  if (!found) throw new RangeError('a picture asks for a sign that has no outline')
  return found
}

/** A text as outlines; `y` is its base line. Throws `RangeError` for a sign without an outline. */
export function lettering(text: string, { x, y, size, ink, at = 'start' }: Line): string {
  const width = widthOf(text, size)
  let left = at === 'start' ? x : at === 'middle' ? x - width / 2 : x - width
  const scale = size / 100
  const signs = [...text].map((sign) => {
    const { w, d } = outlineOf(sign)
    const drawn = group(`translate(${left.toFixed(1)} ${y}) scale(${scale})`, {}, shape('path', { d }))
    left += w * scale
    return drawn
  })
  return group('translate(0 0)', { fill: ink }, signs.join(''))
}
