/** The width of a line in columns. */
export const COLUMNS = 80

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
/** Characters of two columns: East Asian Wide and Fullwidth (UAX #11) by script and block, and emoji. */
const WIDE =
  /^(?![\uff61-\uffdc])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u2e80-\u303e\u3041-\u33ff\uff01-\uff60\uffe0-\uffe6]/u
/** A sign that is drawn as an emoji because a selector follows it. */
const EMOJI = /\ufe0f/
/** Takes no column: joiners, marks of direction, spaces without width. */
const NO_COLUMN = /^[\p{Cf}\p{Mn}]+$/u
/** Characters that may not begin, or end, a line (JIS X 4051). */
const NOT_FIRST =
  /^[、。，．・：；？！）」』】〕〉》］｝々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ～,.:;?!)\]}]/
const NOT_LAST = /[（「『【〔〈《［｛([{]$/
/** Katakana words are not broken. */
const KATAKANA = /^[ァ-ヺー・]$/

/** The width of a text in columns. */
export function widthOf(text: string): number {
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += columnsOf(segment)
  return width
}

function columnsOf(segment: string): number {
  if (NO_COLUMN.test(segment)) return 0
  return WIDE.test(segment) || EMOJI.test(segment) ? 2 : 1
}

/** Splits a text where a line may end: words with the following space, and single wide characters. */
function pieces(text: string): string[] {
  const found: string[] = []
  for (const { segment } of graphemes.segment(text)) {
    const last = found.at(-1)
    const joins =
      last !== undefined &&
      (NOT_FIRST.test(segment) ||
        NOT_LAST.test(last) ||
        (KATAKANA.test(segment) && KATAKANA.test(last.at(-1) ?? '')) ||
        segment === ' ' ||
        !(last.endsWith(' ') || WIDE.test(segment) || WIDE.test(last)))
    if (joins) found[found.length - 1] = last + segment
    else found.push(segment)
  }
  return found
}

/** Splits a piece that is longer than a line (an address). */
function cut(piece: string, columns: number): string[] {
  if (widthOf(piece.trimEnd()) <= columns) return [piece]
  const parts = ['']
  for (const { segment } of graphemes.segment(piece)) {
    const last = parts.at(-1) ?? ''
    if (widthOf(last + segment) > columns) parts.push(segment)
    else parts[parts.length - 1] = last + segment
  }
  return parts
}

function wrapLine(line: string, columns: number): string[] {
  const lines = ['']
  for (const piece of pieces(line).flatMap((whole) => cut(whole, columns))) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && widthOf((last + piece).trimEnd()) > columns) lines.push(piece)
    else lines[lines.length - 1] = last + piece
  }
  return lines.map((one) => one.trimEnd())
}

/**
 * Wraps a text at `columns` columns. `first` and `rest` are the prefixes of the first and the other lines.
 */
export function wrap(text: string, first = '', rest = ' '.repeat(widthOf(first))): string[] {
  const columns = COLUMNS - Math.max(widthOf(first), widthOf(rest))
  const lines = text.split('\n').flatMap((line) => wrapLine(line, columns))
  return lines.map((line, index) => ((index === 0 ? first : rest) + line).trimEnd())
}
