/** Text in compatibility form, lower case, without invisible signs, quotes and spaces of one kind. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[’ʼ‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}

/** The same with Latin letters without accents, as people type them in haste. */
export function unaccented(text: string): string {
  return plain(text)
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .normalize('NFC')
    .replaceAll('đ', 'd')
}

/** Nothing but letters, marks and digits, accents kept. */
export function letters(text: string): string {
  return plain(text).replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}

/** Nothing but letters, marks and digits, without accents: the form in which names are compared. */
export function compact(text: string): string {
  return letters(unaccented(text))
}
