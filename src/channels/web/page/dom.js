/**
 * Makes an element. Words only ever go in as text, never as HTML.
 * @param {string} tag
 * @param {Record<string, string | boolean | undefined>} [attributes] left out where `undefined` or `false`
 * @param {...(Node | string | undefined | false)} children
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    element.setAttribute(name, value === true ? '' : value)
  }
  element.append(...children.filter((child) => child !== undefined && child !== false))
  return element
}

/** The element of the page with this id. */
export function find(id) {
  return document.getElementById(id)
}

/** Telephone numbers as Japan writes them, and addresses of the web. */
const REACHABLE = /(https?:\/\/[^\s<>「」（）]+|\b0\d{1,3}-\d{2,4}-\d{3,4}\b)/

/** A text whose telephone numbers and addresses can be tapped. */
function tappable(text) {
  return text.split(REACHABLE).map((part, index) => {
    if (index % 2 === 0) return part
    if (part.startsWith('0')) return make('a', { href: `tel:${part.replaceAll('-', '')}` }, part)
    return make('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part)
  })
}

/** Paragraphs of a text: an empty line parts them, a single line break stays one. */
export function paragraphs(text, className) {
  return text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => make('p', { class: className }, ...tappable(part.trim())))
}
