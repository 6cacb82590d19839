import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../src/contracts/languages.ts'
import { translator } from '../../../src/domain/language/translate.ts'
import { type Listening, listen } from '../../../src/runtime/http/listen.ts'
import { privacyRoutes } from '../../../src/runtime/http/privacy.ts'

describe('GET /privacy', () => {
  let server: Listening
  let page = ''
  beforeAll(async () => {
    server = await listen(express().use(privacyRoutes()), '127.0.0.1', 0)
    page = await (await fetch(`http://127.0.0.1:${server.port}/privacy`)).text()
  })
  afterAll(() => server.close())

  it.each(LANGUAGES)('says in %s what is kept, why, how long and how to erase it', (language) => {
    const t = translator(language)
    expect(page).toContain(`<section id="${language}" lang="${language}">`)
    for (const part of ['kept', 'not-kept', 'why', 'how-long', 'erase', 'others'])
      expect(page).toContain(t(`privacy.${part}`).replaceAll('"', '&quot;'))
  })

  it('names the retention that the store keeps to', () => {
    for (const language of LANGUAGES) {
      const words = translator(language)('privacy.how-long')
      expect(words).toContain('13')
      expect(words).toContain('30')
    }
  })

  it('needs no script and no inline style', () => {
    expect(page).not.toContain('<script')
    expect(page).not.toContain('style=')
  })

  it('leads back to the chat', () => {
    expect(page.match(/<a href="\/">/g)?.length).toBe(LANGUAGES.length + 1)
  })

  it('names who runs it and how they are reached, as the settings say, and never as HTML', async () => {
    const operator = { name: 'A & <b>B</b>', contact: 'kigen@example.jp' }
    const own = await listen(express().use(privacyRoutes(operator)), '127.0.0.1', 0)
    const text = await (await fetch(`http://127.0.0.1:${own.port}/privacy`)).text()
    await own.close()
    expect(text).toContain('A &amp; &lt;b&gt;B&lt;/b&gt;')
    expect(text).toContain('<a href="mailto:kigen@example.jp">kigen@example.jp</a>')
    expect(page).not.toContain('mailto:')
  })

  it('brings its own style', async () => {
    const style = await fetch(`http://127.0.0.1:${server.port}/privacy.css`)
    expect(style.headers.get('content-type')).toContain('text/css')
  })
})
