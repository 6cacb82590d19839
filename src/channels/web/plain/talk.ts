import { encodeAction } from '../../../contracts/action.ts'
import type {
  Button,
  CardMessage,
  CounterMessage,
  Message,
  Row,
  Section,
} from '../../../contracts/message.ts'
import type { Picture } from '../../../contracts/picture.ts'
import { escaped, linked, paragraphs } from '../shared/html.ts'

/** A button is a form of its own, so that it works without a script. */
function button({ label, action, style }: Button): string {
  const kind = style ?? 'plain'
  return `<button class="${kind}" name="action" value="${escaped(encodeAction(action))}">${escaped(label)}</button>`
}

function buttons(all: readonly Button[]): string {
  return all.length === 0
    ? ''
    : `<form class="buttons" method="post" action="/plain">${all.map(button).join('')}</form>`
}

const noted = (text: string, note?: string) =>
  `${linked(text)}${note ? `<small class="note">${linked(note)}</small>` : ''}`

function rows(all: readonly Row[]): string {
  const pairs = all.map(
    ({ label, value, note }) => `<div><dt>${escaped(label)}</dt><dd>${noted(value, note)}</dd></div>`,
  )
  return pairs.length === 0 ? '' : `<dl class="rows">${pairs.join('')}</dl>`
}

function section({ title, items }: Section): string {
  const list = items.map(({ text, note }) => `<li><span>${noted(text, note)}</span></li>`)
  return `<section><h3>${escaped(title)}</h3><ul>${list.join('')}</ul></section>`
}

function links(all: readonly { readonly label: string; readonly url: string }[] = []): string {
  const open = all.filter(({ url }) => /^(https?|webcal):/.test(url))
  const items = open.map(({ label, url }) => `<li><a href="${escaped(url)}">${escaped(label)}</a></li>`)
  return items.length === 0 ? '' : `<ul class="links">${items.join('')}</ul>`
}

function figure(picture: Picture | undefined): string {
  if (!picture?.url) return ''
  const image = `<img src="${escaped(new URL(picture.url).pathname)}.svg" alt="${escaped(picture.alt)}">`
  return `<figure class="picture of-${picture.drawing.kind}">${image}</figure>`
}

function card(message: CardMessage): string {
  const small = message.small.map((line) => `<p>${linked(line)}</p>`).join('')
  return `<article class="card" data-tone="${message.tone}"><p class="band">${escaped(message.band)}</p><div class="inside">
<h2>${linked(message.headline)}</h2>${message.lead.map((line) => `<p class="lead">${linked(line)}</p>`).join('')}
${rows(message.rows)}${figure(message.picture)}${message.sections.map(section).join('')}${buttons(message.buttons)}
<footer class="small">${small}${links(message.links)}</footer></div></article>`
}

function counter(message: CounterMessage): string {
  const lines = [...message.brought, ...message.notes].map((line) => `<li>${escaped(line)}</li>`)
  return `<article class="card" lang="ja"><div class="inside"><h2>${escaped(message.title)}</h2>
<p class="lead">${escaped(message.purpose)}</p>${rows(message.rows)}<ul>${lines.join('')}</ul>
<p class="lead">${escaped(message.request)}</p>${buttons(message.buttons)}</div></article>`
}

/** A message of Kigen as HTML, with everything that can be tapped as a form. */
export function messageHtml(message: Message): string {
  if (message.kind === 'card') return card(message)
  if (message.kind === 'counter') return counter(message)
  const more = message.kind === 'question' ? [message.progress ?? ''] : []
  const box = [paragraphs(message.text), figure(message.picture), ...more.map(paragraphs)]
  const open = message.kind === 'text' ? links(message.links) : ''
  const choices = message.kind === 'question' ? buttons(message.choices) : ''
  return `<div class="words-box">${box.join('')}${open}</div>${choices}${buttons(message.buttons)}`
}
