import { make } from '../dom.js'

/** Japanese telephone numbers, and web addresses. */
const REACHABLE = /(https?:\/\/[^\s<>「」（）]+|\b0\d{1,4}-\d{2,6}(?:-\d{2,4})?\b)/
/** A number of Japan has ten digits, or eleven. */
const isNumber = (part) => /^\d{10,11}$/.test(part.replaceAll('-', ''))
/** Japanese text in another language, with the figures of its dates. */
const JAPANESE =
  /((?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー・](?:[\d()（）]+(?=[\p{Script=Han}]))?)+)/u
/** Terms up to this length are not broken across lines. */
const ONE_PIECE = 12
const WRITTEN_IN_HAN = /^(ja|zh)/

/**
 * Marks Japanese terms: screen readers read them in Japanese, they get Japanese glyphs, and they are not
 * broken.
 */
function terms(text, language) {
  if (WRITTEN_IN_HAN.test(language)) return [text]
  return text
    .split(JAPANESE)
    .map((part, index) =>
      index % 2 === 0 ? part : make('span', { lang: 'ja', class: part.length <= ONE_PIECE && 'term' }, part),
    )
}

function reachable(part) {
  if (part.startsWith('0') && !isNumber(part)) return part
  if (part.startsWith('0')) return make('a', { href: `tel:${part.replaceAll('-', '')}` }, part)
  return make('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part)
}

/** A text as nodes: telephone numbers and addresses are links, Japanese is marked. */
export function speech(text, language) {
  return text
    .split(REACHABLE)
    .flatMap((part, index) => (index % 2 === 0 ? terms(part, language) : [reachable(part)]))
}

/** Splits a text into paragraphs at empty lines; single line breaks stay. */
export function paragraphs(text, language, className) {
  return text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => make('p', { class: className }, ...speech(part.trim(), language)))
}
