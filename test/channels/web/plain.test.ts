import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Received } from '../../../src/contracts/incoming.ts'
import type { Message } from '../../../src/contracts/message.ts'
import { PATIENCE_MS } from '../../patience.ts'
import { openBrowser } from './browser.ts'
import { answer, counter, dayQuestion, question, text } from './examples.ts'
import { openProduct, type Product } from './scripted.ts'
import { type Served, serve } from './serve.ts'

function script({ incoming }: Received): readonly Message[] {
  if (incoming.kind === 'start') return [text('Hello.'), question()]
  if (incoming.kind === 'text') return [text(`You said: ${incoming.text}`)]
  if (incoming.kind !== 'action') return []
  if (incoming.action.do === 'counter') return [counter]
  return [incoming.action.on === 'whose' ? dayQuestion() : answer()]
}

let browser: Browser
let product: Product
let served: Served
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  product = openProduct(script)
  served = await serve(product)
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' })
  page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(served.url)
})
afterEach(async () => {
  await page.context().close()
  await served.close()
})

const press = async (name: string) => {
  await page.getByRole('button', { name, exact: true }).first().click()
  await page.waitForURL('**/plain#newest')
}

describe('a browser without JavaScript', () => {
  it('has numbers to call and the way to begin on the first page, and nothing that does not work', async () => {
    expect(await page.getByRole('link', { name: '0120-95-0178' }).getAttribute('href')).toBe('tel:0120950178')
    expect(await page.locator('#field').isVisible()).toBe(false)
    expect(await page.locator('#menu-button').isVisible()).toBe(false)
  })

  it('goes from the first question to the answer and the counter card', async () => {
    await press('Check my card')
    await press('Mine')
    await page.locator('input[name=day]').fill('2026-12-06')
    await page.locator('form:has([name=day]) button').click()
    await page.getByText(answer().headline).waitFor()
    expect(product.taken.at(-1)?.incoming).toEqual({
      kind: 'action',
      action: { do: 'answer', card: '1', on: 'card-valid-until', value: '2026-12-06' },
    })
    await press('Show at the counter')
    await page.getByText(counter.title).waitFor()
  })

  it('takes typed words, and shows them as words', async () => {
    await press('Check my card')
    await page.locator('input[name=text]').fill('<b>hello</b>')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('You said: <b>hello</b>').waitFor()
  })

  it('has the general questions to open', async () => {
    await page.getByRole('link', { name: 'Questions that many people ask' }).click()
    await page.getByText('By which day?').click()
    await page.getByText('By the last day of the card.').waitFor()
  })

  it('is not moved by another site, nor by what is no form of ours', async () => {
    const post = (headers: Record<string, string>, body: string) =>
      fetch(`${served.url}/plain`, { method: 'POST', headers, body, redirect: 'manual' })
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
    expect((await post({ ...form, 'Sec-Fetch-Site': 'cross-site' }, 'start=yes')).status).toBe(403)
    expect((await post(form, 'day=never&question=a&card=1')).status).toBe(303)
    expect((await post(form, 'action=nonsense&id=mine')).status).toBe(303)
    expect(product.taken).toEqual([])
  })
})
