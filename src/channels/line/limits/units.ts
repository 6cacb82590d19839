const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** What a person counts as one character, one after another. */
export function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** How LINE counts a limit: UTF-16 units nearly everywhere, graphemes in labels and what a tap says. */
export type Unit = 'utf16' | 'graphemes'

/** How long a text is. Source: https://developers.line.biz/en/docs/messaging-api/text-character-count/ */
export function lengthOf(text: string, unit: Unit): number {
  return unit === 'utf16' ? text.length : graphemes(text).length
}

/** Whether a text is within a limit. A text never has more graphemes than UTF-16 units, so most need no counting. */
export function within(text: string, limit: number, unit: Unit): boolean {
  return text.length <= limit || (unit === 'graphemes' && lengthOf(text, unit) <= limit)
}

/** The longest beginning of whole graphemes within `limit`; of whole code points where one grapheme alone is longer. */
function beginning(text: string, limit: number, unit: Unit): string {
  if (within(text, limit, unit)) return text
  const head = text.slice(0, unit === 'utf16' ? limit + 64 : limit * 64)
  const parts = graphemes(head)
  if (unit === 'graphemes') return parts.slice(0, limit).join('')
  let length = 0
  const whole = parts.filter((part) => {
    length += part.length
    return length <= limit
  })
  return whole.join('') || text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '')
}

/** A text shortened to a limit at a grapheme, with an ellipsis where something was left off. */
export function cut(text: string, limit: number, unit: Unit): string {
  if (within(text, limit, unit)) return text
  return `${beginning(text, limit - 1, unit).trimEnd()}…`
}

/** Where a text is best divided, the best first. */
const SEAMS = ['\n\n', '\n', '. ', '。', ' ']

function seamWithin(head: string): number {
  const least = head.length / 2
  for (const seam of SEAMS) {
    const at = head.lastIndexOf(seam)
    if (at >= least) return at + seam.length
  }
  return head.length
}

/** A text in pieces of at most `limit` UTF-16 units, divided at paragraphs, lines, sentences, words or graphemes. */
export function pieces(text: string, limit: number): string[] {
  const result: string[] = []
  let rest = text.trim()
  while (rest.length > limit) {
    const head = beginning(rest, limit, 'utf16')
    const piece = head.slice(0, seamWithin(head))
    if (piece.trim() !== '') result.push(piece.trim())
    rest = rest.slice(piece.length).trimStart()
  }
  return rest === '' ? result : [...result, rest]
}
