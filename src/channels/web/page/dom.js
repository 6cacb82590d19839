/**
 * Creates an element. Texts are inserted as text, never as HTML.
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
