import { make } from '../dom.js'
import { word } from '../words.js'

const noted = ({ text, note }) => (note ? `${text} (${note})` : text)

/** An answer as plain words, to be copied or shared. */
function wordsOf({ headline, lead, rows, sections, small }) {
  return [
    headline,
    ...lead,
    rows.map(({ label, value, note }) => `${label}: ${noted({ text: value, note })}`).join('\n'),
    ...sections.map(({ title, items }) => [title, ...items.map((item) => `- ${noted(item)}`)].join('\n')),
    ...small,
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** Prints the answer alone, with all that stands behind a tap. */
function printAlone(article) {
  const closed = [...article.querySelectorAll('details:not([open])')]
  for (const one of closed) one.open = true
  article.classList.add('printed')
  document.body.dataset.print = 'alone'
  addEventListener(
    'afterprint',
    () => {
      for (const one of closed) one.open = false
      article.classList.remove('printed')
      delete document.body.dataset.print
    },
    { once: true },
  )
  print()
}

function tool(name, press) {
  const button = make('button', { type: 'button', class: 'plain' }, word(name))
  button.addEventListener('click', () => press(button))
  return button
}

async function copy(message, button) {
  try {
    await navigator.clipboard.writeText(wordsOf(message))
    button.textContent = word('copied')
  } catch {
    // Without the permission the words can still be marked by hand.
  }
}

/** Print, copy and share of an answer; sharing only where the device can. */
export function shareTools(message, articleOf) {
  return [
    tool('counterPrint', () => printAlone(articleOf())),
    tool('copy', (button) => void copy(message, button)),
    navigator.share &&
      tool('share', () => void navigator.share({ text: wordsOf(message) }).catch(() => undefined)),
  ].filter(Boolean)
}
