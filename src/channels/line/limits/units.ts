const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** The graphemes of a text: what a person perceives as one character. */
export function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** LINE's unit of a limit: UTF-16 units in most places, graphemes in labels and display texts. */
export type Unit = 'utf16' | 'graphemes'

/** The length of a text. Source: https://developers.line.biz/en/docs/messaging-api/text-character-count/ */
export function lengthOf(text: string, unit: Unit): number {
  return unit === 'utf16' ? text.length : graphemes(text).length
}

/**
 * Whether a text is within a limit. A text never has more graphemes than UTF-16 units, which saves most of
 * the counting.
 */
export function within(text: string, limit: number, unit: Unit): boolean {
  return text.length <= limit || (unit === 'graphemes' && lengthOf(text, unit) <= limit)
}

/**
 * The longest prefix of whole graphemes within `limit`; of whole code points if the first grapheme is longer.
 */
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

/** Shortens a text between graphemes and adds an ellipsis. */
export function cut(text: string, limit: number, unit: Unit): string {
  if (within(text, limit, unit)) return text
  return `${beginning(text, limit - 1, unit).trimEnd()}…`
}

/** Places to split a text, best first. */
const SEAMS = ['\n\n', '\n', '. ', '。', ' ']

function seamWithin(head: string): number {
  const least = head.length / 2
  for (const seam of SEAMS) {
    const at = head.lastIndexOf(seam)
    if (at >= least) return at + seam.length
  }
  return head.length
}

/**
 * Splits a text into pieces of at most `limit` UTF-16 units, at paragraphs, lines, sentences, words or
 * graphemes.
 */
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
