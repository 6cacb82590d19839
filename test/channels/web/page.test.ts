import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Received } from '../../../src/contracts/incoming.ts'
import type { Message } from '../../../src/contracts/message.ts'
import { openBrowser } from './browser.ts'
import { answer, counter, dayQuestion, question, text } from './examples.ts'
import { openProduct, type Product } from './scripted.ts'
import { type Served, serve } from './serve.ts'
import { openTab, seriousFaults, type Tab } from './tab.ts'

const SURE = { label: 'Delete everything', action: { do: 'delete-confirmed' }, style: 'danger' } as const

/** A short conversation in which everything that the page can show comes up. */
function script({ incoming }: Received): readonly Message[] {
  if (incoming.kind === 'start') return [text('Hello.\n\nThis is Kigen.'), question()]
  if (incoming.kind === 'text') return [text(`You said: ${incoming.text}`)]
  if (incoming.kind !== 'action') return []
  const { do: what, on } = incoming.action
  if (what === 'answer') return on === 'whose' ? [dayQuestion()] : [answer()]
  if (what === 'counter') return [counter]
  if (what === 'delete') return [text('Delete everything?', [SURE])]
  if (what === 'delete-confirmed') return [text('All is deleted.')]
  if (what === 'language') return [question('ja')]
  return [text(`Done: ${what}`)]
}

let browser: Browser
let product: Product
let served: Served
let tab: Tab

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  product = openProduct(script)
  served = await serve(product)
  tab = await openTab(browser, served.url)
  await tab.page.getByRole('button', { name: 'Mine' }).waitFor()
})
afterEach(async () => {
  expect(tab.complaints).toEqual([])
  await tab.close()
  await served.close()
})

const log = () => tab.page.getByRole('log')
const tap = (name: string) => tab.page.getByRole('button', { name, exact: true }).click()
const seen = (words: string) => log().getByText(words).last().waitFor()
const kinds = () => product.taken.map(({ incoming }) => incoming.kind)

async function type(words: string) {
  await tab.page.getByLabel('Your message').fill(words)
  await tab.page.keyboard.press('Enter')
}

async function reachAnswer() {
  await tap('Mine')
  await tab.page.getByLabel('Pick the date').fill('2026-12-06')
  await tap('Send Sun 6 Dec 2026')
  await tab.page.locator('article.card').waitFor()
}

describe('a first visit', () => {
  it('greets once, however often the page is opened', async () => {
    await tab.page.reload()
    await tab.page.getByRole('button', { name: 'Mine' }).waitFor()
    expect(kinds()).toEqual(['start'])
  })

  it('says what a button does in the person’s bubble, and takes the question’s choices away', async () => {
    await tap('Mine')
    await seen('Which date is on your My Number Card?')
    expect(await tab.page.getByRole('button', { name: 'My child' }).count()).toBe(0)
    expect(await tab.page.locator('.own').textContent()).toContain('Mine')
    expect(product.taken.at(-1)?.incoming).toEqual({
      kind: 'action',
      action: { do: 'answer', card: '1', on: 'whose', value: 'Mine' },
    })
  })
})

describe('the date picker', () => {
  it('has the question’s limits, sends nothing by itself, and says the day in words before it is sent', async () => {
    await tap('Mine')
    const picker = tab.page.getByLabel('Pick the date')
    await picker.waitFor()
    expect(await picker.evaluate((one) => [one.getAttribute('min'), one.getAttribute('max')])).toEqual([
      '2026-01-01',
      '2037-12-31',
    ])
    expect(await picker.inputValue()).toBe('')
    expect(await tab.page.locator('#date-send').isVisible()).toBe(false)
    await picker.focus()
    await tab.page.keyboard.press('Enter')
    expect(await picker.inputValue()).toBe('')
    expect(kinds()).toEqual(['start', 'action'])
    await picker.fill('2027-03-05')
    expect(await tab.page.locator('#era').textContent()).toBe('令和9年3月5日')
    await tap('Send Fri 5 Mar 2027')
    await tab.page.locator('article.card').waitFor()
    expect(await tab.page.locator('.own').last().textContent()).toContain('Friday 5 March 2027')
    expect(product.taken.at(-1)?.incoming).toEqual({
      kind: 'action',
      action: { do: 'answer', card: '1', on: 'card-valid-until', value: '2027-03-05' },
    })
    expect(await picker.isVisible()).toBe(false)
  })

  it('is there beside typing, which stays welcome', async () => {
    await tap('Mine')
    await tab.page.getByLabel('Pick the date').waitFor()
    await type('R8.12.6')
    await seen('You said: R8.12.6')
  })
})

describe('an answer', () => {
  it('shows its urgency in a word, and all its rows and sections', async () => {
    await reachAnswer()
    const card = tab.page.locator('article.card')
    const words = await card.textContent()
    const { band, headline, rows, sections, small, links, buttons } = answer()
    const all = [band, headline, ...small, ...rows.flatMap((row) => [row.label, row.value, row.note ?? ''])]
    for (const part of all) expect(words).toContain(part)
    for (const { title, items } of sections) {
      expect(words).toContain(title)
      for (const item of items) expect(words).toContain(item.text)
    }
    for (const { label } of [...links, ...buttons]) expect(words).toContain(label)
  })

  it('keeps its buttons when the conversation goes on', async () => {
    await reachAnswer()
    await tap('Why')
    await seen('Done: explain')
    await tap('Remind me')
    await seen('Done: remind')
  })

  it('has its beginning in view, below the top', async () => {
    await reachAnswer()
    await tab.page.waitForTimeout(700)
    const place = await tab.page.locator('article.card').boundingBox()
    const top = await tab.page.locator('.top').boundingBox()
    expect(place?.y).toBeGreaterThanOrEqual(top?.height ?? 0)
    expect(place?.y).toBeLessThan(120)
  })
})

describe('the counter card', () => {
  it('opens over everything in Japanese, closes by Escape, and opens again', async () => {
    await reachAnswer()
    await tap('Show at the counter')
    const dialog = tab.page.getByRole('dialog', { name: counter.title })
    await dialog.waitFor()
    expect(await dialog.locator('.sheet').getAttribute('lang')).toBe('ja')
    const words = await dialog.textContent()
    for (const part of [counter.purpose, counter.request, ...counter.notes, ...counter.brought])
      expect(words).toContain(part)
    const size = await tab.page.evaluate<number>(
      "Number.parseFloat(getComputedStyle(document.querySelector('dialog h2')).fontSize)",
    )
    expect(size).toBeGreaterThanOrEqual(34)
    const area = await dialog.boundingBox()
    expect([area?.width, area?.height]).toEqual([390, 844])
    expect(await seriousFaults(tab.page)).toEqual([])
    await tab.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await tab.page.locator('html').getAttribute('lang')).toBe('en')
    await tap('Show it large')
    await dialog.waitFor()
  })

  it('is all that is printed while it is open', async () => {
    await reachAnswer()
    await tap('Show at the counter')
    await tab.page.getByRole('dialog').waitFor()
    await tab.page.emulateMedia({ media: 'print' })
    expect(await tab.page.getByRole('log').isVisible()).toBe(false)
    expect(await tab.page.getByRole('heading', { name: counter.title }).isVisible()).toBe(true)
  })

  it('does not open by itself on a reload', async () => {
    await reachAnswer()
    await tap('Show at the counter')
    await tab.page.getByRole('dialog').waitFor()
    await tab.page.reload()
    await tab.page.locator('.counter-small').waitFor()
    expect(await tab.page.getByRole('dialog').isVisible()).toBe(false)
  })
})

describe('a reload', () => {
  it('shows the same conversation again, the person’s own words where they stood', async () => {
    await tap('Mine')
    await seen('Which date')
    await type('not sure')
    await seen('You said: not sure')
    const before = await tab.page.locator('.said').allInnerTexts()
    await tab.page.reload()
    await seen('You said: not sure')
    expect(await tab.page.locator('.said').allInnerTexts()).toEqual(
      before.map((one) => one.replace(/\nNot sure$/, '')),
    )
    expect(kinds()).toEqual(['start', 'action', 'text'])
  })

  it('leaves the question open that was open', async () => {
    await tab.page.reload()
    await tap('Mine')
    await tab.page.getByLabel('Pick the date').waitFor()
    await tab.page.reload()
    await tab.page.getByLabel('Pick the date').waitFor()
  })
})

describe('a break in the line', () => {
  it('keeps what was said, offers to send it again, and says it once', async () => {
    product.fault = new Error('disk full')
    await type('hello')
    await tab.page.getByRole('button', { name: 'Send again' }).waitFor()
    expect(await log().textContent()).toContain('It could not be taken in just now.')
    await tab.page.waitForTimeout(500)
    const note = await tab.page.locator('.failure').boundingBox()
    const dock = await tab.page.locator('.dock').boundingBox()
    expect((note?.y ?? 0) + (note?.height ?? 0)).toBeLessThanOrEqual(dock?.y ?? 0)
    product.fault = undefined
    await tap('Send again')
    await seen('You said: hello')
    expect(kinds()).toEqual(['start', 'text'])
    expect(await tab.page.locator('.own').count()).toBe(1)
    expect(await tab.page.getByRole('button', { name: 'Send again' }).count()).toBe(0)
  })

  it('never says a thing twice, even where the answer to it was lost', async () => {
    let lost = 0
    await tab.page.route('**/chat/say', async (route) => {
      await route.fetch()
      lost += 1
      if (lost <= 2) await route.abort()
      else await route.continue()
    })
    await type('hello')
    await seen('You said: hello')
    await tab.page.locator('.own[data-state=sent]').waitFor()
    expect(lost).toBeGreaterThan(1)
    expect(kinds()).toEqual(['start', 'text'])
  })

  it('sends what a closed page left behind', async () => {
    await tab.page.route('**/chat/say', (route) => route.abort())
    await type('hello')
    await tab.page.unroute('**/chat/say')
    await tab.page.reload()
    await seen('You said: hello')
    expect(kinds()).toEqual(['start', 'text'])
  })

  it('gives the choices of a question back where the answer could not be sent and is taken back', async () => {
    await tab.page.route('**/chat/say', (route) =>
      route.fulfill({ status: 400, json: { code: 'unreadable' } }),
    )
    await tap('Mine')
    await tap('Take it back')
    await tab.page.unroute('**/chat/say')
    expect(await tab.page.locator('.own').count()).toBe(0)
    await tap('Mine')
    await tab.page.getByLabel('Pick the date').waitFor()
  })

  it('is told, and ends by itself: what was said meanwhile is there', async () => {
    const person = product.taken[0]?.person
    if (!person) throw new Error('nothing was taken in')
    const port = Number(new URL(served.url).port)
    await served.close()
    await tab.page.getByText('No connection at the moment.').waitFor()
    product.onDelivery = () => {}
    product.push(person, [text('A reminder came.')])
    served = await serve(product, {}, port)
    await seen('A reminder came.')
    await tab.page.getByText('No connection at the moment.').waitFor({ state: 'hidden' })
  })

  it('shows nothing twice that comes twice', async () => {
    await tab.page.route('**/chat/stream*', (route) => route.abort())
    await tab.page.reload()
    await tab.page.getByRole('button', { name: 'Mine' }).waitFor()
    const fromTheStart = `${served.url}/chat/messages?after=0`
    await tab.page.route('**/chat/messages*', (route) => route.continue({ url: fromTheStart }))
    await type('hello')
    await seen('You said: hello')
    expect(await tab.page.locator('.turn').count()).toBe(2)
  })

  it('brings the answer by asking where streams do not come through', async () => {
    await tab.page.route('**/chat/stream*', (route) => route.abort())
    await tab.page.reload()
    await type('hello')
    await seen('You said: hello')
  })
})

describe('a reminder', () => {
  it('appears by itself and leaves the open question as it is', async () => {
    const person = product.taken[0]?.person
    if (!person) throw new Error('nothing was taken in')
    product.push(person, [text('Seven days left.')])
    await seen('Seven days left.')
    await tap('Mine')
    await tab.page.getByLabel('Pick the date').waitFor()
  })
})

describe('deleting one’s data', () => {
  it('empties the page, says so, and begins a new session', async () => {
    await type('something personal')
    await seen('You said: something personal')
    const before = await tab.page.context().cookies()
    await tap('Menu')
    await tap('Delete my data')
    await tap('Delete everything')
    await seen('All is deleted.')
    expect(await tab.page.locator('.said').allInnerTexts()).toEqual([
      expect.stringContaining('All is deleted.'),
    ])
    expect(await tab.page.evaluate(() => sessionStorage.getItem('kigen'))).toBe('[]')
    await expect.poll(async () => (await tab.page.context().cookies())[0]?.value).not.toBe(before[0]?.value)
    await type('hello again')
    await seen('You said: hello again')
    expect(new Set(product.taken.map(({ person }) => person)).size).toBe(2)
  })

  it('says so once, however often the last words come, and begins again by a button', async () => {
    const person = product.taken[0]?.person
    if (!person) throw new Error('nothing was taken in')
    await tap('Menu')
    await tap('Delete my data')
    await seen('Delete everything?')
    const before = await tab.page.evaluate<number>(
      "fetch('/chat/messages?after=0').then((one) => one.json()).then(({ deliveries }) => deliveries.at(-1).cursor)",
    )
    // The new session is slow: meanwhile the same words come a second and a third time.
    await tab.page.route('**/chat/session', async (route) => {
      product.push(person, [text('All is deleted.')], 'reply')
      await new Promise((resolve) => setTimeout(resolve, 600))
      await route.continue()
    })
    await tab.page.route('**/chat/messages*', (route) =>
      route.continue({ url: `${served.url}/chat/messages?after=${before}` }),
    )
    await tap('Delete everything')
    await tab.page.getByRole('button', { name: 'Begin again' }).waitFor()
    await tab.page.waitForTimeout(800)
    expect(await tab.page.getByText('All is deleted.').count()).toBe(1)
    await tab.page.unroute('**/chat/session')
    await tab.page.unroute('**/chat/messages*')
    await tap('Begin again')
    await tab.page.getByRole('button', { name: 'Mine' }).waitFor()
  })

  it('says so itself where Kigen’s last words do not come', async () => {
    await tap('Menu')
    await tap('Delete my data')
    await seen('Delete everything?')
    await tab.page.route('**/chat/stream*', (route) => route.abort())
    await tab.page.route('**/chat/messages*', (route) => route.abort())
    await tab.page.route('**/chat/say', (route) => route.fulfill({ status: 202, json: {} }))
    await tap('Delete everything')
    await seen('Everything is deleted.')
  })
})

describe('a second tab', () => {
  it('shows the same talk, what the person said too, and empties with the first', async () => {
    await type('hello')
    await seen('You said: hello')
    const other = await tab.page.context().newPage()
    await other.goto(served.url)
    await other.locator('.own').getByText('hello', { exact: true }).waitFor()
    await type('once more')
    await other.locator('.own').getByText('once more', { exact: true }).waitFor()
    await other.getByText('You said: once more').waitFor()
    await tap('Menu')
    await tap('Delete my data')
    await tap('Delete everything')
    await other.getByText('Everything is deleted.').waitFor()
    expect(await other.locator('.own').count()).toBe(0)
    await other.close()
  })
})

describe('a number that must not be kept', () => {
  it('disappears from the page and from what the tab stores, and stays away after a reload', async () => {
    await type('my number is 1234 5678 9012')
    await tab.page.locator('.own').getByText('A number stood here.').waitFor()
    const held = () => tab.page.evaluate<string>('JSON.stringify(sessionStorage) + document.body.innerText')
    // The stand-in says every text back; the product does not.
    expect((await held()).replace(/You said:.*/g, '')).not.toContain('5678')
    await tab.page.reload()
    await tab.page.locator('.own').getByText('A number stood here.').waitFor()
    expect((await held()).replace(/You said:.*/g, '')).not.toContain('5678')
  })

  it('leaves nothing of any other text in the storage but what is shown', async () => {
    await type('hello')
    await seen('You said: hello')
    await tab.page.locator('.own[data-state=sent]').waitFor()
    expect(await tab.page.evaluate(() => sessionStorage.getItem('kigen'))).not.toContain('"body"')
  })
})

describe('text', () => {
  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '"><svg onload=alert(1)>',
    'javascript:alert(1) {title} &lt;b&gt;',
  ])('%s is shown as it was typed, on both sides', async (words) => {
    await type(words)
    await seen(`You said: ${words}`)
    expect(await tab.page.locator('.own').textContent()).toContain(words)
    expect(await tab.page.locator('.log :is(img, script, svg)').count()).toBe(0)
  })

  it('of an answer opens no address but safe ones', async () => {
    const person = product.taken[0]?.person
    if (!person) throw new Error('nothing was taken in')
    const links = [
      { label: 'bad', url: 'javascript:alert(1)' },
      { label: 'good', url: 'https://www.moj.go.jp/' },
    ]
    product.push(person, [
      {
        ...text(
          'Call 0120-95-0178, 0570-013904, 0120-0178-27, 03-5796-7112 or see https://www.digital.go.jp/ please. 01-02-2026.',
        ),
        links,
      },
    ])
    await seen('Call')
    const targets = await tab.page
      .locator('.log a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    expect(targets).toEqual([
      'tel:0120950178',
      'tel:0570013904',
      'tel:0120017827',
      'tel:0357967112',
      'https://www.digital.go.jp/',
      'https://www.moj.go.jp/',
    ])
  })
})

describe('the language', () => {
  it('of the page follows the conversation’s', async () => {
    await tap('Menu')
    await tap('Language · 言語')
    await tab.page.getByRole('button', { name: '送る' }).waitFor()
    expect(await tab.page.locator('html').getAttribute('lang')).toBe('ja')
    expect(await tab.page.locator('.said').last().getAttribute('lang')).toBe('ja')
    expect(await tab.page.getByPlaceholder('ここに入力').isVisible()).toBe(true)
  })
})

describe('Japanese inside another language', () => {
  it('is marked as such, and a term is not torn apart', async () => {
    await reachAnswer()
    const marked = await tab.page.locator('article.card span[lang=ja]').allTextContents()
    expect(marked).toContain('特例期間延長')
    expect(marked).toContain('令和8年12月4日')
    const term = tab.page.locator('.lead .term')
    expect(await term.textContent()).toBe('特例期間延長')
  })
})

describe('the keyboard alone', () => {
  it('goes from the first question to the counter card', async () => {
    const { page } = tab
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    const focused = () => page.evaluate<string>('document.activeElement.textContent')
    await page.getByLabel('Your message').focus()
    while (!(await focused()).includes('Mine')) await press('Shift+Tab')
    await press('Enter')
    await page.getByLabel('Pick the date').waitFor()
    expect(await page.evaluate('document.activeElement.className')).toContain('own')
    await press('Tab')
    expect(await focused()).toBe('Not sure')
    await press('Tab')
    expect(await page.evaluate('document.activeElement.id')).toBe('day')
    await page.keyboard.type('12062026')
    while (!(await focused()).startsWith('Send Sun 6 Dec')) await press('Tab')
    await press('Enter')
    await page.locator('article.card').waitFor()
    while ((await focused()) !== 'Show at the counter') await press('Tab')
    await press('Space')
    await page.getByRole('dialog').waitFor()
    expect(await focused()).toBe('Close')
    await press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await focused()).not.toBe('')
  })

  it('begins a new line with Shift and Enter', async () => {
    await tab.page.getByLabel('Your message').fill('one')
    await tab.page.keyboard.press('Shift+Enter')
    await tab.page.keyboard.type('two')
    await tab.page.keyboard.press('Enter')
    await seen('You said: one')
    expect(product.taken.at(-1)?.incoming).toEqual({ kind: 'text', text: 'one\ntwo' })
  })
})

describe('every screen', () => {
  const screens = [320, 390, 1280].flatMap((width) =>
    (['light', 'dark'] as const).map((scheme) => [width, scheme] as const),
  )

  it.each(screens)(
    '%d pixels wide, %s: nothing serious for axe, nothing to scroll sideways, 44 pixels to tap',
    async (width, scheme) => {
      await tab.page.setViewportSize({ width, height: 640 })
      await tab.page.emulateMedia({ colorScheme: scheme })
      expect(await seriousFaults(tab.page)).toEqual([])
      await reachAnswer()
      await type('a'.repeat(200))
      await seen('You said: aaaa')
      expect(await seriousFaults(tab.page)).toEqual([])
      expect(await tab.page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      const targets = tab.page.locator('button:visible, input:visible, textarea:visible, .links a')
      const small = await targets.evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML),
      )
      expect(small).toEqual([])
    },
  )
})
