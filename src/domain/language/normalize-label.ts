/** Words as they are compared: width, case, punctuation and spacing do not matter. */
export function normalizeLabel(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
