let words = {}
let language = document.documentElement.lang

/** A word of the page itself, from the locale's section `web`. */
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

/** Puts the page into a language; where its words cannot be fetched, it stays in the one that it has. */
export async function speak(wanted = language) {
  if (wanted === language && Object.keys(words).length > 0) return
  try {
    const response = await fetch(`/web/words?language=${encodeURIComponent(wanted)}`)
    if (!response.ok) return
    words = await response.json()
    language = wanted
    apply()
  } catch {
    // Offline: the page was served with its words in place.
  }
}

const LONG = { dateStyle: 'full' }
const SHORT = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }

/** A day, `YYYY-MM-DD`, in words of a language: weekday, day, month, year. */
export function dayInWords(day, tag, short = false) {
  const english = tag === 'en'
  const format = new Intl.DateTimeFormat(english ? 'en-GB' : tag, {
    ...(short ? SHORT : LONG),
    timeZone: 'UTC',
  })
  const words = format.format(new Date(`${day}T00:00:00Z`))
  return english ? words.replaceAll(',', '') : words
}
