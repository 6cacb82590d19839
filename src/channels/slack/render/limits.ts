/** Slack's limits, in UTF-16 units or counts (docs.slack.dev/reference/block-kit). `total`: all blocks of a message together, undocumented, observed at 13,200 (github.com/slackapi/bolt-js/issues/2509). */
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
  imageUrl: 3_000,
  imageAlt: 2_000,
} as const

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const graphemes = (text: string): string[] => Array.from(segmenter.segment(text), (part) => part.segment)

/** Escapes a text for mrkdwn: it cannot contain a mention, a link or a call of a channel. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Cuts a text to `max` UTF-16 units between graphemes, with an ellipsis. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  for (const one of graphemes(text)) {
    if (kept.length + one.length > max - 1) break
    kept += one
  }
  return `${kept}…`
}

/** Splits a text into pieces of `max` units at most, at lines, else words, else graphemes. Nothing is lost. */
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

/** The parts after which a text may be split: lines, else words, else graphemes and entities. */
function small(text: string, max: number): string[] {
  return text
    .split(/(?<=\n)/)
    .flatMap((line) => (line.length <= max ? [line] : line.split(/(?<= )/)))
    .flatMap((word) => (word.length <= max ? [word] : (word.match(entities) ?? [])))
    .flatMap((bit) => (bit.length <= max ? [bit] : graphemes(bit)))
}
