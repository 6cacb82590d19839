import { Router } from 'express'
import { LANGUAGES, type Language, languageNames } from '../../contracts/languages.ts'
import { translator } from '../../domain/language/translate.ts'
import type { Operator } from '../settings/settings.ts'

/** The sections of the page; keys of the locale section `privacy`. */
const PARTS = ['kept', 'not-kept', 'why', 'how-long', 'erase', 'others'] as const

const STYLE = `
:root { color-scheme: light dark; --ink: #1b2330; --paper: #f4f5f7; --line: #c9ced6 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf0; --paper: #11151c; --line: #3a4352 } }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, 'Noto Sans', 'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic', Meiryo, sans-serif }
main { max-width: 640px; margin: 0 auto; padding: 1.5rem 1rem 4rem }
nav a { display: inline-block; min-height: 44px; line-height: 44px; margin-right: 1rem }
a { color: inherit }
section { border-top: 1px solid var(--line); margin-top: 1.5rem; padding-top: .5rem }
h1 { font-size: 1.4rem }
h2 { font-size: 1.2rem }
`

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Who runs the service; an address of email or the web can be tapped. */
function operatorLines(language: Language, { name, contact }: Operator): string {
  const t = translator(language)
  const who = name ? `<p>${escaped(t('privacy.operator', { name }))}</p>` : ''
  if (!contact) return who
  const address = contact.includes('@') ? `mailto:${contact}` : contact
  const isLink = /^(mailto:|https?:)/.test(address)
  const shown = isLink ? `<a href="${escaped(address)}">${escaped(contact)}</a>` : escaped(contact)
  return `${who}<p>${escaped(t('privacy.contact', { contact: '\u0000' })).replace('\u0000', () => shown)}</p>`
}

function section(language: Language, operator: Operator): string {
  const t = translator(language)
  const parts = PARTS.map((part) => `<p>${escaped(t(`privacy.${part}`))}</p>`)
  return `<section id="${language}" lang="${language}"><h2>${escaped(t('privacy.title'))}</h2>${parts.join('')}
${operatorLines(language, operator)}<p><a href="/">${escaped(t('web.back'))}</a></p></section>`
}

function jump(language: Language): string {
  return `<a href="#${language}" lang="${language}" hreflang="${language}">${escaped(languageNames(language).name)}</a>`
}

const page = (operator: Operator): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Kigen 期限: privacy</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="icon" href="/web/install/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/privacy.css"></head>
<body><main><h1><a href="/">Kigen <span lang="ja">期限</span></a></h1><nav>${LANGUAGES.map(jump).join('')}</nav>
${LANGUAGES.map((language) => section(language, operator)).join('\n')}</main></body></html>
`

/** `GET /privacy`: what is stored, why, for how long, and how to erase it, in every language. */
export function privacyRoutes(operator: Operator = {}): Router {
  const router = Router()
  const text = page(operator)
  router.get('/privacy', (_request, response) => {
    response.type('html').send(text)
  })
  router.get('/privacy.css', (_request, response) => {
    response.type('css').set('Cache-Control', 'public, max-age=3600').send(STYLE)
  })
  return router
}
