import { LANGUAGES } from '../language/languages.ts'
import { translator } from '../language/translate.ts'

/** Words as they are compared: width, case, punctuation and spacing do not matter. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function numbered(text: string, count: number): number | undefined {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN
  return number >= 1 && number <= count ? number - 1 : undefined
}

/** Whether all words of `part` stand in `whole`; scripts without spaces are compared as they are. */
function contains(whole: string, part: string): boolean {
  if (/^[\p{ASCII}\s]+$/u.test(part)) {
    const words = new Set(whole.split(' '))
    return part.length >= 3 && part.split(' ').every((word) => words.has(word))
  }
  return part.length >= 2 && whole.includes(part)
}

/**
 * Which of `ids` a text chooses: its number in the list, its id, its label in any language, or words that only one
 * label has. `undefined` where none or several fit.
 */
export function matchChoice(
  text: string,
  ids: readonly string[],
  labelKey: (id: string) => string,
): string | undefined {
  const said = bare(text)
  if (said === '' || said.length > 100) return undefined
  const index = numbered(said, ids.length)
  if (index !== undefined) return ids[index]
  const labels = ids.map((id) => ({
    id,
    labels: LANGUAGES.map((language) => bare(translator(language)(labelKey(id)))),
  }))
  const exact = labels.find(({ id, labels: own }) => bare(id) === said || own.includes(said))
  if (exact) return exact.id
  const partly = labels.filter(({ labels: own }) => own.some((label) => contains(label, said)))
  return partly.length === 1 ? partly[0]?.id : undefined
}
