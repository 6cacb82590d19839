import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import express, { Router } from 'express'
import type { Language } from '../../contracts/languages.ts'
import { beginning } from './plain/page.ts'
import { protect } from './shared/guard.ts'
import { escaped } from './shared/html.ts'
import type { WebPorts } from './shared/ports.ts'
import { pageLanguage, wordsOf } from './shared/words.ts'

const folder = fileURLToPath(new URL('./page/', import.meta.url))
const template = readFileSync(new URL('./page.html', import.meta.url), 'utf8')

/** Renders the page in one language: `{word}` in the template is a key of the locale's section `web`. */
function page(language: Language, { publicUrl, plain }: PageParts): string {
  const words: Readonly<Record<string, string>> = { ...wordsOf(language), publicUrl, language }
  return template
    .replace('<html lang="en">', `<html lang="${language}">`)
    .replace(/\{(\w+)\}/g, (_whole, word: string) => escaped(words[word] ?? ''))
    .replace('<!--plain-->', () => beginning(language, plain(language)))
}

/** What the page is made of beside its words. */
export interface PageParts {
  readonly publicUrl: string
  readonly plain: WebPorts['plain']
}

/**
 * Serves the page, its texts and its files, revalidated by ETag, so that a new version shows at the next
 * visit.
 */
export function pageRoutes(parts: PageParts): Router {
  return Router()
    .get('/', protect, (request, response) => {
      response.set({ 'Cache-Control': 'no-cache', Vary: 'Accept-Language' })
      response.type('html').send(page(pageLanguage(request), parts))
    })
    .get('/web/words', protect, (request, response) => {
      response.set({ 'Cache-Control': 'no-cache', Vary: 'Accept-Language' })
      response.json(wordsOf(pageLanguage(request)))
    })
    .use('/web', protect, express.static(folder, { index: false, cacheControl: false }))
}
