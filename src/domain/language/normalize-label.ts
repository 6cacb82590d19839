/** The reading of a word in Easy Japanese, which nobody types: 窓口（まどぐち）. */
const READING = /(?<=\p{L})（[ぁ-ゖァ-ヺー]+）/gu

/** Normalises text for comparison: ignores width, case, punctuation, spacing and readings in brackets. */
export function normalizeLabel(text: string): string {
  return text
    .replace(READING, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
