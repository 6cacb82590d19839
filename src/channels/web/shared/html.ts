const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text as HTML, also within an attribute in double quotes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
}

/** Telephone numbers as Japan writes them, and addresses of the web. */
const REACHABLE = /(https?:\/\/[^\s<>「」（）]+|\b0\d{1,4}-\d{2,6}(?:-\d{2,4})?\b)/
/** A number of Japan has ten digits, or eleven. */
const isNumber = (part: string): boolean => /^\d{10,11}$/.test(part.replaceAll('-', ''))

function reachable(part: string): string {
  if (part.startsWith('0') && !isNumber(part)) return escaped(part)
  const address = part.startsWith('0') ? `tel:${part.replaceAll('-', '')}` : part
  return `<a href="${escaped(address)}" rel="noopener noreferrer">${escaped(part)}</a>`
}

/** A text as HTML in which numbers to call and addresses can be tapped. */
export function linked(text: string): string {
  return text
    .split(REACHABLE)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : reachable(part)))
    .join('')
}

/** The paragraphs of a text as HTML: an empty line parts them, a single line break stays one. */
export function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p class="words">${linked(part.trim())}</p>`)
    .join('')
}
