import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '../../../src/domain/language/translate.ts'
import { type Listening, listen } from '../../../src/runtime/http/listen.ts'
import { notFound } from '../../../src/runtime/http/not-found.ts'

describe('an address that does not exist', () => {
  let server: Listening
  beforeAll(async () => {
    server = await listen(express().use(notFound), '127.0.0.1', 0)
  })
  afterAll(() => server.close())

  const open = (headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${server.port}/<script>nowhere`, { headers })

  it.each(['en', 'ja'] as const)('is a page for a browser, in %s, with the way back', async (language) => {
    const response = await open({ Accept: 'text/html,*/*;q=0.8', 'Accept-Language': language })
    const page = await response.text()
    expect(response.status).toBe(404)
    expect(page).toContain(translator(language)('web.notFound'))
    expect(page).toContain('<a href="/">')
    expect(page).not.toContain('nowhere')
  })

  it.each(['application/json', '*/*'])('is JSON for whoever accepts %s', async (Accept) => {
    const response = await open({ Accept })
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ error: 'not-found' })
  })
})
