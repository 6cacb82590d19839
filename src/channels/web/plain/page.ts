import type { Language } from '../../../contracts/languages.ts'
import type { Message } from '../../../contracts/message.ts'
import { escaped, paragraphs } from '../shared/html.ts'
import type { PlainContent, PlainTopic } from '../shared/ports.ts'
import { wordsOf } from '../shared/words.ts'
import { messageHtml } from './talk.ts'

function topic({ title, text }: PlainTopic): string {
  return `<details><summary>${escaped(title)}</summary>${paragraphs(text)}</details>`
}

/** The input below: a day where one is asked for, and words in any case. */
function inputs(words: Readonly<Record<string, string>>, last: Message | undefined): string {
  const day =
    last?.kind === 'question' && last.date
      ? `<form class="text" method="post" action="/plain"><input type="hidden" name="question" value="${escaped(last.question)}">
<input type="hidden" name="card" value="${escaped(last.card)}"><input class="grow" type="date" name="day" required
 aria-label="${escaped(last.date.label)}" min="${last.date.min ?? ''}" max="${last.date.max ?? ''}"><button class="primary">${escaped(words.send ?? '')}</button></form>`
      : ''
  return `${day}<form class="text" method="post" action="/plain"><input class="grow" name="text" required maxlength="4000" autocomplete="off"
 aria-label="${escaped(words.field ?? '')}" placeholder="${escaped(words.placeholder ?? '')}"><button class="primary">${escaped(words.send ?? '')}</button></form>`
}

/** The way to begin, and whom to call: shown by the page where no script runs, and below every talk. */
export function beginning(language: Language, { hotlines }: PlainContent): string {
  const words = wordsOf(language)
  return `<section class="plain-part"><p>${escaped(words.plain ?? '')}</p>
<form method="post" action="/plain"><button class="primary" name="start" value="yes">${escaped(words.start ?? '')}</button></form>
${paragraphs(hotlines)}<p><a href="/plain?language=${language}#topics">${escaped(words.topics ?? '')}</a></p></section>`
}

/** The talk as one page that works without any script; the last `newestCount` messages are the newest reply. */
export function talkPage(
  language: Language,
  messages: readonly Message[],
  newestCount: number,
  content: PlainContent,
): string {
  const words = wordsOf(language)
  const newest = messages.length - newestCount
  const shown = messages.map((one, index) => {
    const id = index === newest ? ' id="newest"' : ''
    return `<div class="said kigen"${id} lang="${one.language}">${messageHtml(one)}</div>`
  })
  const inside = shown.length === 0 ? '' : inputs(words, messages.at(-1))
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(words.title ?? '')}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex"><link rel="icon" href="/web/install/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/web/style.css"></head>
<body><header class="top"><div class="column"><h1 class="name"><a href="/plain#newest">Kigen</a> <span lang="ja">期限</span></h1>
<a class="quiet" href="/privacy">${escaped(words.privacy ?? '')}</a></div></header>
<main class="column"><div class="log">${shown.join('')}</div>${inside}${beginning(language, content)}
<section class="plain-part" id="topics"><h2>${escaped(words.topics ?? '')}</h2>${content.topics.map(topic).join('')}</section></main></body></html>`
}
