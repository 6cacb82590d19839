import { find } from './dom.js'
import { dayInWords, word } from './words.js'

const field = find('field')
const dateForm = find('date')
const day = find('day')
const dateSend = find('date-send')

/** The question whose day is asked for at present. */
let asked

function showDay() {
  dateSend.hidden = day.value === ''
  dateSend.textContent = day.value === '' ? '' : dayInWords(day.value, asked.language, true)
}

/** Shows the date picker for a question that asks for a day; for any other, or none, takes it away. */
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

/** The picker opens near the day that is likely; before the person goes there, no day stands ready to be sent. */
function beginDay() {
  if (day.value === '') day.value = asked?.date.initial ?? ''
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

/** Enter sends and Shift+Enter begins a line; while an input method is composing, Enter belongs to it. */
function isSend(event) {
  return event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229
}

/** Hands what is typed, or picked, to `say`. */
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
  day.addEventListener('focus', beginDay)
  day.addEventListener('input', showDay)
}

/** A line above the input: waiting, offline. Empty most of the time. */
export function tell(name) {
  const text = name ? word(name) : ''
  if (find('status').textContent !== text) find('status').textContent = text
}
