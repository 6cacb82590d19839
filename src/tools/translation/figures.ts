/** The placeholders of a text: values (`{{day}}`), and labels by their keys (`$t(button.yes)`). */
const PLACEHOLDER = /\{\{\w+\}\}|\$t\([\w.-]+\)/g

/** The placeholders of a text, each once. A capital first letter means that the value starts with a capital; it is the same placeholder. */
export function placeholders(text: string): readonly string[] {
  return [...new Set(text.toLowerCase().match(PLACEHOLDER) ?? [])].sort()
}

/** The numbers of a text without separators of thousands: 1,000 and 1.000 and 1 000 are 1000. Numbers in placeholders do not count. */
function figures(text: string): readonly string[] {
  const whole = text
    .normalize('NFKC')
    .replace(PLACEHOLDER, ' ')
    .replace(/(?<=\b\d{1,3})[.,\u00a0\u202f ](?=\d{3}\b(?![-\d]))/gu, '')
  return (whole.match(/\d+/g) ?? []).map((figure) => figure.replace(/^0+(?=\d)/, ''))
}

/** Numbers up to this can stand in a translation alone: English often has them in words, and they are part of month names. */
const OFTEN_WORDS = 31

/** The numbers of the English text that a translation lacks, and the larger ones that only the translation has. */
export function figuresMissing(
  model: string,
  text: string,
): { readonly lacking: readonly string[]; readonly strange: readonly string[] } {
  const [wanted, own] = [new Set(figures(model)), new Set(figures(text))]
  return {
    // The 0 of 13:00 can be missing, because some languages have a word for the hour.
    lacking: [...wanted].filter((figure) => figure !== '0' && !own.has(figure)),
    strange: [...own].filter((figure) => !wanted.has(figure) && Number(figure) > OFTEN_WORDS),
  }
}

/** Digits of other scripts. They are faults, because a person compares digits with those on the card. */
export function strangeDigits(text: string): readonly string[] {
  return [...new Set(text.match(/(?![0-9０-９])\p{Nd}/gu) ?? [])]
}

/** The Japanese terms in a text: sequences of kanji and kana. */
export function japaneseTerms(text: string): readonly string[] {
  return [...new Set(text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]{2,}/gu) ?? [])]
}
