/** NFKC, lower case, no invisible characters; uniform quotes and spaces. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[’ʼ‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}

/** The same without accents on Latin letters, which people often omit. */
export function unaccented(text: string): string {
  return plain(text)
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .normalize('NFC')
    .replaceAll('đ', 'd')
}

/** The letters, marks and digits of a text that is normalised already. */
export function onlyLetters(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}

/** Nothing but letters, marks and digits, accents kept. */
export function letters(text: string): string {
  return onlyLetters(plain(text))
}

/** Nothing but letters, marks and digits, without accents: the form in which names are compared. */
export function compact(text: string): string {
  return letters(unaccented(text))
}
