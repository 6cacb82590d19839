/**
 * What LINE's own side refuses, written from its reference and apart from the product's validator, so that each can
 * find the other's mistakes. Answers LINE's error shape: a property and a message.
 */
export interface Detail {
  readonly property: string
  readonly message: string
}

type Json = Readonly<Record<string, unknown>>

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })
const clusters = (text: string) => [...segments.segment(text)].length
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const objectOf = (value: unknown): Json => (isObject(value) ? value : {})

/** Collects what is wrong. */
class Findings {
  readonly details: Detail[] = []
  say(property: string, message: string): void {
    this.details.push({ property, message })
  }
}

function checkText(out: Findings, at: string, value: unknown, most: number, count: (text: string) => number) {
  if (typeof value !== 'string') return out.say(at, 'May not be empty')
  if (value.trim().length === 0) return out.say(at, 'May not be empty')
  if (/\p{Surrogate}/u.test(value)) out.say(at, 'Invalid character')
  if (count(value) > most) out.say(at, `Length must be between 0 and ${most}`)
}

const units = (text: string) => text.length

function checkUri(out: Findings, at: string, value: unknown) {
  if (typeof value !== 'string' || value === '') return out.say(at, 'May not be empty')
  if (value.length > 1000) out.say(at, 'Length must be between 0 and 1000')
  if (!/^(http|https|line|tel):/i.test(value)) out.say(at, 'invalid uri scheme')
  if (/[^\x21-\x7e]/.test(value)) out.say(at, 'invalid uri')
}

function dateNumber(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  const at = Date.parse(`${value}T00:00:00Z`)
  const year = Number(value.slice(0, 4))
  return Number.isNaN(at) || year < 1900 || year > 2100 ? undefined : at
}

function checkPicker(out: Findings, at: string, action: Json) {
  if (action.mode !== 'date') return out.say(`${at}.mode`, 'must be date')
  for (const name of ['initial', 'min', 'max'])
    if (action[name] !== undefined && dateNumber(action[name]) === undefined)
      out.say(`${at}.${name}`, 'invalid date')
  const from = dateNumber(action.min) ?? Date.UTC(1900, 0, 1)
  const to = dateNumber(action.max) ?? Date.UTC(2100, 11, 31)
  const first = dateNumber(action.initial) ?? from
  if (from >= to) out.say(`${at}.min`, 'must be earlier than max')
  if (first < from || first > to) out.say(`${at}.initial`, 'must be between min and max')
}

const ACTIONS: Readonly<Record<string, (out: Findings, at: string, action: Json) => void>> = {
  postback: (out, at, action) => {
    checkText(out, `${at}.data`, action.data, 300, units)
    if (action.displayText !== undefined)
      checkText(out, `${at}.displayText`, action.displayText, 300, clusters)
  },
  message: (out, at, action) => checkText(out, `${at}.text`, action.text, 300, clusters),
  uri: (out, at, action) => checkUri(out, `${at}.uri`, action.uri),
  datetimepicker: (out, at, action) => {
    checkText(out, `${at}.data`, action.data, 300, units)
    checkPicker(out, at, action)
  },
}

function checkAction(out: Findings, at: string, value: unknown, label: number, needed: boolean) {
  if (!isObject(value)) return out.say(at, 'May not be empty')
  const known = typeof value.type === 'string' ? ACTIONS[value.type] : undefined
  if (!known) return out.say(`${at}.type`, 'invalid action type')
  if (needed || value.label !== undefined) checkText(out, `${at}.label`, value.label, label, clusters)
  known(out, at, value)
}

const SIZES = /^(xxs|xs|sm|md|lg|xl|xxl|[345]xl|\d+(\.\d+)?px)$/
const COLOUR = /^#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$/

function checkLook(out: Findings, at: string, component: Json) {
  for (const name of ['color', 'backgroundColor', 'borderColor'])
    if (component[name] !== undefined && !COLOUR.test(String(component[name])))
      out.say(`${at}.${name}`, 'invalid color')
  if (component.type === 'text' && component.size !== undefined && !SIZES.test(String(component.size)))
    out.say(`${at}.size`, 'invalid size')
}

function checkComponent(out: Findings, at: string, value: unknown, inside: string) {
  if (!isObject(value)) return out.say(at, 'invalid component')
  checkLook(out, at, value)
  if (value.action !== undefined) checkAction(out, `${at}.action`, value.action, 40, false)
  switch (value.type) {
    case 'box':
      if (inside === 'baseline') out.say(at, 'a box is not allowed in baseline')
      return checkBox(out, at, value)
    case 'text':
      return checkText(out, `${at}.text`, value.text, Number.POSITIVE_INFINITY, units)
    case 'separator':
      if (inside === 'baseline') out.say(at, 'a separator is not allowed in baseline')
      return
    case 'button':
      return checkAction(out, `${at}.action`, value.action, 40, true)
    default:
      out.say(`${at}.type`, 'unknown component')
  }
}

function checkBox(out: Findings, at: string, box: Json) {
  const layout = String(box.layout)
  if (!['horizontal', 'vertical', 'baseline'].includes(layout)) out.say(`${at}.layout`, 'invalid layout')
  if (!Array.isArray(box.contents)) return out.say(`${at}.contents`, 'May not be empty')
  box.contents.forEach((child, i) => {
    checkComponent(out, `${at}.contents[${i}]`, child, layout)
  })
}

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length
const BUBBLE_SIZES = ['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga']

function checkBubble(out: Findings, at: string, bubble: Json) {
  if (bubble.size !== undefined && !BUBBLE_SIZES.includes(String(bubble.size)))
    out.say(`${at}.size`, 'invalid size')
  if (bytes(bubble) > 30 * 1024) out.say(at, 'size of a bubble must be less than 30KB')
  const blocks = ['header', 'body', 'footer'].filter((name) => bubble[name] !== undefined)
  if (blocks.length === 0) out.say(at, 'At least one block must be specified')
  for (const name of blocks) {
    const block = objectOf(bubble[name])
    if (block.type !== 'box') out.say(`${at}.${name}`, 'must be a box')
    else checkBox(out, `${at}.${name}`, block)
  }
}

function checkFlex(out: Findings, at: string, message: Json) {
  checkText(out, `${at}.altText`, message.altText, 1500, units)
  const contents = objectOf(message.contents)
  if (contents.type === 'bubble') return checkBubble(out, `${at}.contents`, contents)
  if (contents.type !== 'carousel') return out.say(`${at}.contents.type`, 'unknown container')
  const bubbles = listOf(contents.contents).map(objectOf)
  if (bubbles.length < 1 || bubbles.length > 12) out.say(`${at}.contents`, 'Size must be between 1 and 12')
  if (bytes(contents) > 50 * 1024) out.say(`${at}.contents`, 'size of a carousel must be less than 50KB')
  if (new Set(bubbles.map(({ size }) => size ?? 'mega')).size > 1)
    out.say(`${at}.contents`, 'size of bubbles must be same')
  bubbles.forEach((bubble, i) => {
    checkBubble(out, `${at}.contents.contents[${i}]`, bubble)
  })
}

function checkQuickReply(out: Findings, at: string, value: unknown) {
  const items = listOf(objectOf(value).items)
  if (items.length < 1 || items.length > 13) out.say(`${at}.items`, 'Size must be between 1 and 13')
  items.forEach((item, i) => {
    const place = `${at}.items[${i}]`
    if (objectOf(item).type !== 'action') out.say(`${place}.type`, 'must be action')
    checkAction(out, `${place}.action`, objectOf(item).action, 20, true)
  })
}

function checkMessage(out: Findings, at: string, value: unknown) {
  if (!isObject(value)) return out.say(at, 'May not be empty')
  if (value.quickReply !== undefined) checkQuickReply(out, `${at}.quickReply`, value.quickReply)
  if (value.type === 'text') return checkText(out, `${at}.text`, value.text, 5000, units)
  if (value.type === 'flex') return checkFlex(out, at, value)
  out.say(`${at}.type`, 'unknown message type')
}

/** What LINE would say against one call's messages; empty when it would take them. */
export function refusedDetails(messages: unknown): readonly Detail[] {
  const out = new Findings()
  const list = listOf(messages)
  if (list.length < 1 || list.length > 5) out.say('messages', 'Size must be between 1 and 5')
  list.forEach((message, i) => {
    checkMessage(out, `messages[${i}]`, message)
  })
  return out.details
}

/** LINE's body of a 400. */
export function errorBody(details: readonly Detail[]): Json {
  return { message: `The request body has ${details.length} error(s)`, details }
}

/** What LINE would say against a rich menu. */
export function refusedMenu(menu: unknown): readonly Detail[] {
  const out = new Findings()
  const { size, areas, chatBarText, name } = objectOf(menu)
  const { width, height } = objectOf(size)
  if (typeof width !== 'number' || width < 800 || width > 2500) out.say('size.width', 'between 800 and 2500')
  if (typeof height !== 'number' || height < 250) out.say('size.height', 'at least 250')
  if (Number(width) / Number(height) < 1.45) out.say('size', 'aspect ratio')
  checkText(out, 'chatBarText', chatBarText, 14, clusters)
  checkText(out, 'name', name, 300, clusters)
  if (listOf(areas).length > 20) out.say('areas', 'Size must be between 0 and 20')
  listOf(areas).forEach((area, i) => {
    checkAction(out, `areas[${i}].action`, objectOf(area).action, 20, false)
    const { x, y, width: w, height: h } = objectOf(objectOf(area).bounds)
    const inside = Number(x) + Number(w) <= Number(width) && Number(y) + Number(h) <= Number(height)
    if (!inside) out.say(`areas[${i}].bounds`, 'outside of the image')
  })
  return out.details
}
