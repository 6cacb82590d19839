import { find } from './dom.js'
import { dayInWords, word } from './words.js'

const field = find('field')
const dateForm = find('date')
const day = find('day')
const dateSend = find('date-send')

/** The question whose day is being asked for. */
let asked

const era = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone: 'UTC' })

function showDay() {
  const picked = day.value !== ''
  dateSend.hidden = !picked
  dateSend.textContent = picked
    ? word('dateSend').replace('{day}', dayInWords(day.value, asked.language, true))
    : ''
  find('era').textContent = picked ? era.format(new Date(`${day.value}T00:00:00Z`)) : ''
}

/** Shows the date picker for a question about a day; hides it otherwise. */
export function askDay(question) {
  asked = question?.date ? question : undefined
  dateForm.hidden = asked === undefined
  if (!asked) return
  const { min, max, label } = asked.date
  find('date-label').textContent = label
  dateForm.lang = asked.language
  day.min = min ?? ''
  day.max = max ?? ''
  day.value = ''
  showDay()
}

function sendText(say) {
  const text = field.value.trim()
  if (text === '') return
  field.value = ''
  say({ shown: text, body: { text } })
  field.focus()
}

function sendDay(say) {
  if (!asked || day.value === '') return
  const { question, card, language } = asked
  say({ shown: dayInWords(day.value, language), language, body: { question, card, day: day.value } })
}

/** Enter sends, Shift+Enter starts a line. During composition Enter belongs to the input method. */
function isSend(event) {
  return event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229
}

/** Passes typed text or the picked day to `say`. */
export function openComposer(say) {
  find('text').addEventListener('submit', (event) => {
    event.preventDefault()
    sendText(say)
  })
  field.addEventListener('keydown', (event) => {
    if (!isSend(event)) return
    event.preventDefault()
    sendText(say)
  })
  dateForm.noValidate = true
  dateForm.addEventListener('submit', (event) => {
    event.preventDefault()
    sendDay(say)
  })
  day.addEventListener('input', showDay)
}

/** The status line above the input: waiting, offline. Usually empty. */
export function tell(name) {
  const text = name ? word(name) : ''
  if (find('status').textContent !== text) find('status').textContent = text
}
