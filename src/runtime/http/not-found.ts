import type { Request, RequestHandler } from 'express'
import { pageLanguage } from '../../channels/web/shared/words.ts'
import { translator } from '../../domain/language/translate.ts'

/** The page of an address that does not exist, in the language of the browser. */
function page(request: Request): string {
  const language = pageLanguage(request)
  const t = translator(language)
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>Kigen 期限</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex"><link rel="icon" href="/web/install/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/privacy.css"></head>
<body><main><h1>${t('web.notFound')}</h1><p>${t('web.notFoundHelp')}</p>
<p><a href="/">${t('web.back')}</a></p></main></body></html>
`
}

/** Answers what no route took: with a page for a browser, in JSON for everything else. Nothing of the address is repeated. */
export const notFound: RequestHandler = (request, response) => {
  response.status(404)
  if (request.accepts('json', 'html') !== 'html') response.json({ error: 'not-found' })
  else response.set('Cache-Control', 'no-store').type('html').send(page(request))
}
