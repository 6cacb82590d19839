import { make } from './dom.js'

/** Telephone numbers as Japan writes them, and addresses of the web. */
const REACHABLE = /(https?:\/\/[^\s<>「」（）]+|\b0\d{1,3}-\d{2,4}-\d{3,4}\b)/
/** Japanese inside another language, with the figures of its dates. */
const JAPANESE =
  /((?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー・](?:[\d()（）]+(?=[\p{Script=Han}]))?)+)/u
/** Terms up to this long are not broken over two lines. */
const ONE_PIECE = 12
const WRITTEN_IN_HAN = /^(ja|zh)/

/** Japanese terms are marked as such: read out in Japanese, drawn with Japanese glyphs, not torn apart. */
function terms(text, language) {
  if (WRITTEN_IN_HAN.test(language)) return [text]
  return text
    .split(JAPANESE)
    .map((part, index) =>
      index % 2 === 0 ? part : make('span', { lang: 'ja', class: part.length <= ONE_PIECE && 'term' }, part),
    )
}

function reachable(part) {
  if (part.startsWith('0')) return make('a', { href: `tel:${part.replaceAll('-', '')}` }, part)
  return make('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part)
}

/** A text of Kigen as nodes: numbers to call and addresses can be tapped, Japanese is marked. */
export function speech(text, language) {
  return text
    .split(REACHABLE)
    .flatMap((part, index) => (index % 2 === 0 ? terms(part, language) : [reachable(part)]))
}

/** Paragraphs of a text: an empty line parts them, a single line break stays one. */
export function paragraphs(text, language, className) {
  return text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => make('p', { class: className }, ...speech(part.trim(), language)))
}
