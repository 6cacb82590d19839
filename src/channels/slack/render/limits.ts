/** Slack's limits, in UTF-16 units or counts (docs.slack.dev/reference/block-kit). `total` is undocumented: kept well below 13,200. */
export const LIMITS = {
  blocksInMessage: 50,
  blocksInView: 100,
  total: 12_000,
  fallback: 3_000,
  sectionText: 3_000,
  fields: 10,
  fieldText: 2_000,
  header: 150,
  contextElements: 10,
  contextText: 2_000,
  actions: 25,
  buttonText: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
  actionId: 255,
  options: 100,
  radioOptions: 10,
  optionText: 75,
  optionValue: 75,
  placeholder: 150,
  inputLabel: 2_000,
  inputHint: 2_000,
  viewTitle: 24,
  privateMetadata: 3_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  prompts: 4,
} as const

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const graphemes = (text: string): string[] => Array.from(segmenter.segment(text), (part) => part.segment)

/** Text that Slack shows as it is in mrkdwn: no mention, link or channel call can come out of it. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** At most `max` units, cut between graphemes, with an ellipsis where something is missing. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  for (const one of graphemes(text)) {
    if (kept.length + one.length > max - 1) break
    kept += one
  }
  return `${kept}…`
}

/** The whole text in pieces of at most `max` units each, broken at lines, then words, then graphemes; nothing is lost. */
export function pieces(text: string, max: number): string[] {
  const found: string[] = []
  let piece = ''
  for (const part of small(text, max)) {
    if (piece.length + part.length > max) {
      found.push(piece)
      piece = ''
    }
    piece += part
  }
  if (piece !== '') found.push(piece)
  return found.map((one) => one.trim()).filter((one) => one !== '')
}

const entities = /&(?:amp|lt|gt);|[^&]+|&/g

/** The text in order, in parts that may stand at the end of a piece: a line, a word, in need a grapheme or an entity. */
function small(text: string, max: number): string[] {
  return text
    .split(/(?<=\n)/)
    .flatMap((line) => (line.length <= max ? [line] : line.split(/(?<= )/)))
    .flatMap((word) => (word.length <= max ? [word] : (word.match(entities) ?? [])))
    .flatMap((bit) => (bit.length <= max ? [bit] : graphemes(bit)))
}
