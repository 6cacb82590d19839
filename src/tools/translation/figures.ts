/** What the program puts into a text: values (`{{day}}`), and labels that the text names (`$t(button.yes)`). */
const PLACEHOLDER = /\{\{\w+\}\}|\$t\([\w.-]+\)/g

/** The placeholders of a text, each once; a capital letter only says how the value begins. */
export function placeholders(text: string): readonly string[] {
  return [...new Set(text.toLowerCase().match(PLACEHOLDER) ?? [])].sort()
}

/** The numbers of a text without signs between groups of three: 1,000 and 1.000 and 1 000 are 1000. Those of placeholders do not count. */
function figures(text: string): readonly string[] {
  const whole = text
    .normalize('NFKC')
    .replace(PLACEHOLDER, ' ')
    .replace(/(?<=\b\d{1,3})[.,\u00a0\u202f ](?=\d{3}\b(?![-\d]))/gu, '')
  return (whole.match(/\d+/g) ?? []).map((figure) => figure.replace(/^0+(?=\d)/, ''))
}

/** The 0 of 13:00 is left out where an hour has a word. Numbers up to this are often written in words, or stand in the name of a month. */
const OFTEN_WORDS = 31

/** The numbers of the English that a text lacks, and the greater ones that it has for itself. */
export function figuresMissing(
  model: string,
  text: string,
): { readonly lacking: readonly string[]; readonly strange: readonly string[] } {
  const [wanted, own] = [new Set(figures(model)), new Set(figures(text))]
  return {
    lacking: [...wanted].filter((figure) => figure !== '0' && !own.has(figure)),
    strange: [...own].filter((figure) => !wanted.has(figure) && Number(figure) > OFTEN_WORDS),
  }
}

/** Digits of other scripts: a person compares them with those on the card. */
export function strangeDigits(text: string): readonly string[] {
  return [...new Set(text.match(/(?![0-9０-９])\p{Nd}/gu) ?? [])]
}

/** The Japanese terms that stand in a text: runs of kanji and kana. */
export function japaneseTerms(text: string): readonly string[] {
  return [...new Set(text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]{2,}/gu) ?? [])]
}
