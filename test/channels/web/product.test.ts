import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { translator } from '../../../src/domain/language/translate.ts'
import { WALKED } from '../../languages.ts'
import { newDatabase } from '../../store/databases.ts'
import { openBrowser } from './browser.ts'
import { type Kigen, startKigen } from './kigen.ts'
import { openTab, seriousFaults, type Tab } from './tab.ts'
import { TO_THE_ANSWER, walk } from './walk.ts'

let browser: Browser
let kigen: Kigen
let tab: Tab

beforeAll(async () => {
  browser = await openBrowser()
  kigen = await startKigen('2026-11-23T10:00:00+09:00', { DATABASE_URL: await newDatabase() })
})
afterAll(async () => {
  await browser.close()
  await kigen.close()
})

/** What the answer must say, whatever its words: the last open day before the Sunday, the law's day, the era date. */
const DAYS = {
  en: ['Friday 4 December 2026', 'Sunday 6 December 2026', '令和8年12月4日', '令和9年2月6日'],
  ja: ['2026年12月4日', '2026年12月6日', '令和8年12月4日', '令和9年2月6日'],
} as const

describe.each(WALKED)('the whole product in the browser, in %s', (language) => {
  const t = translator(language)
  const locale = language === 'en' ? 'en-GB' : 'ja-JP'

  beforeEach(async () => {
    tab = await openTab(browser, kigen.url, { locale })
  })
  afterEach(async () => {
    expect(tab.complaints).toEqual([])
    await tab.close()
  })

  it('goes from the greeting to the answer, the counter card and the reasons', async () => {
    const { page } = tab
    await walk(page, t, TO_THE_ANSWER)
    const card = page.locator('article.card').last()
    const words = await card.textContent()
    for (const day of DAYS[language]) expect(words).toContain(day)
    expect(await card.getAttribute('data-tone')).toBe('now')
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    expect(await seriousFaults(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)

    await walk(page, t, [{ tap: 'button.counter' }])
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(await dialog.textContent()).toMatch(/特例.*2026年12月6日|2026年12月6日.*特例/s)
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Escape')

    await walk(page, t, [{ tap: 'button.explain' }])
    expect(await page.locator('.turn').last().locator('a[href^="https://"]').count()).toBeGreaterThan(0)
  })

  it.each([
    [320, 568],
    [390, 844],
  ])(
    'shows headline, steps, place, cost and what to bring on one screen of %d by %d',
    async (width, height) => {
      const { page } = tab
      await page.setViewportSize({ width, height })
      await walk(page, t, TO_THE_ANSWER)
      await page.waitForTimeout(700)
      const card = page.locator('article.card').last()
      const dock = await page.locator('.dock').boundingBox()
      const headline = await card.locator('h2').boundingBox()
      const rows = await card.locator('.rows').first().boundingBox()
      expect(await card.locator('.steps li').count()).toBe(1)
      expect(headline?.y).toBeGreaterThanOrEqual(0)
      expect((rows?.y ?? 0) + (rows?.height ?? 0)).toBeLessThanOrEqual(dock?.y ?? 0)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    },
  )

  it('draws the days, and says the same in words', async () => {
    const { page } = tab
    await walk(page, t, TO_THE_ANSWER)
    const figure = page.locator('article.card').last().locator('figure')
    for (const day of DAYS[language].slice(0, 2)) expect(await figure.textContent()).toContain(day)
    await figure.scrollIntoViewIfNeeded()
    await page.waitForFunction("document.querySelector('.of-timeline img').naturalWidth > 0")
    const source = await figure.locator('img').getAttribute('src')
    expect(source).not.toMatch(/2026|mine|extension/)
    const png = await page.request.get(`${kigen.url}${source?.replace(/svg$/, 'png')}`)
    expect(png.headers()['content-type']).toBe('image/png')
    expect((await page.request.get(`${kigen.url}${source?.replace(/.{3}\.svg$/, 'AAA.svg')}`)).status()).toBe(
      404,
    )
  })

  it('prints the answer alone, with all of it, on one page', async () => {
    const { page } = tab
    await walk(page, t, TO_THE_ANSWER)
    await page.evaluate('window.print = () => {}')
    const card = page.locator('article.card').last()
    await card.locator('details.more > summary').click()
    await card.getByRole('button', { name: t('web.counterPrint') }).click()
    await page.emulateMedia({ media: 'print' })
    expect(await card.getByText(t('answer.section.know')).isVisible()).toBe(true)
    expect(await page.locator('.own').first().isVisible()).toBe(false)
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1)
  })

  it('is there again after a reload, and goes on where it was', async () => {
    const { page } = tab
    await walk(page, t, TO_THE_ANSWER.slice(0, 3))
    const before = await page.locator('.said .words').allTextContents()
    await page.reload()
    await page.locator('#day').waitFor()
    expect(await page.locator('.said .words').allTextContents()).toEqual(before)
    await walk(page, t, TO_THE_ANSWER.slice(3))
    expect(await page.locator('article.card').last().getAttribute('data-tone')).toBe('now')
  })

  it('forgets everything when it is asked to', async () => {
    const { page } = tab
    await walk(page, t, TO_THE_ANSWER.slice(0, 3))
    await page.locator('#menu-button').click()
    await page.locator('[data-action=delete]').click()
    await page
      .locator('.log')
      .getByRole('button', { name: t('button.delete-confirmed'), exact: true })
      .click()
    await page.getByText(t('chat.deleted')).waitFor()
    expect(await page.locator('.said').count()).toBe(1)
    await page.reload()
    await page.getByText(t('chat.hello').split('\n')[0] ?? '').waitFor()
  })
})
