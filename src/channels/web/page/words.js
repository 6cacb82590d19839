let words = {}
let language = document.documentElement.lang

/** A text of the page, from the locale's section `web`. */
export function word(name) {
  return words[name] ?? ''
}

function apply() {
  document.documentElement.lang = language
  document.title = word('title')
  for (const element of document.querySelectorAll('[data-word]'))
    element.textContent = word(element.dataset.word)
  for (const element of document.querySelectorAll('[data-word-label]'))
    element.setAttribute('aria-label', word(element.dataset.wordLabel))
  for (const element of document.querySelectorAll('[data-word-placeholder]'))
    element.placeholder = word(element.dataset.wordPlaceholder)
}

/** Switches the page to a language; keeps the current one if the texts cannot be loaded. */
export async function speak(wanted = language) {
  if (wanted === language && Object.keys(words).length > 0) return
  try {
    const response = await fetch(`/web/words?language=${encodeURIComponent(wanted)}`)
    if (!response.ok) return
    words = await response.json()
    language = wanted
    apply()
  } catch {
    // Offline: the page already contains its texts.
  }
}

/** English days are written as in "Friday 4 December 2026". */
const REGION = { en: 'en-GB' }
const SHORT = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }
const JAPANESE = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' }

/** The same style as the server's `showDay`; a test compares the two. */
function styleOf(tag, short) {
  if (short) return SHORT
  return new Intl.Locale(tag).language === 'ja' ? JAPANESE : { dateStyle: 'full' }
}

/** A day, `YYYY-MM-DD`, in words of a language: weekday, day, month, year; always Gregorian, with the digits 0 to 9. */
export function dayInWords(day, tag, short = false) {
  const locale = new Intl.Locale(REGION[tag] ?? tag, { calendar: 'gregory', numberingSystem: 'latn' })
  const format = new Intl.DateTimeFormat(locale, { ...styleOf(tag, short), timeZone: 'UTC' })
  const words = format.format(new Date(`${day}T00:00:00Z`))
  return tag in REGION ? words.replaceAll(',', '') : words
}
