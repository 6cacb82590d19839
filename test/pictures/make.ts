import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import type { Language } from '../../src/contracts/languages.ts'
import { translator } from '../../src/domain/language/translate.ts'
import { openBrowser } from '../channels/web/browser.ts'
import { type Kigen, startKigen } from '../channels/web/kigen.ts'
import { openTab } from '../channels/web/tab.ts'
import { type Move, TO_THE_ANSWER, walk } from '../channels/web/walk.ts'

/** Pictures of the running product for the README. `npm run pictures` takes them anew; the clock stands in November 2026. */
interface Picture {
  readonly name: string
  readonly language: Language
  readonly scheme: 'light' | 'dark'
  readonly width: number
  readonly height: number
  readonly moves: readonly Move[]
}

const PHONE = { width: 390, height: 844 } as const
const COUNTER: readonly Move[] = [...TO_THE_ANSWER, { tap: 'button.counter' }]

const PICTURES: readonly Picture[] = [
  {
    name: 'answer-desktop',
    language: 'en',
    scheme: 'light',
    width: 1280,
    height: 1000,
    moves: TO_THE_ANSWER,
  },
  { name: 'answer-phone-dark', language: 'en', scheme: 'dark', ...PHONE, moves: TO_THE_ANSWER },
  { name: 'answer-phone-japanese', language: 'ja', scheme: 'light', ...PHONE, moves: TO_THE_ANSWER },
  { name: 'date-phone', language: 'en', scheme: 'light', ...PHONE, moves: TO_THE_ANSWER.slice(0, 3) },
  { name: 'counter-card', language: 'en', scheme: 'light', ...PHONE, moves: COUNTER },
]

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))

/** Fonts are drawn and scrolling has come to rest. */
async function calm(page: Page): Promise<void> {
  await page.evaluate('document.fonts.ready')
  await page.waitForTimeout(800)
}

async function take(browser: Browser, kigen: Kigen, picture: Picture): Promise<void> {
  const { name, language, scheme, width, height, moves } = picture
  const tab = await openTab(browser, kigen.url, {
    locale: language === 'en' ? 'en-GB' : 'ja-JP',
    colorScheme: scheme,
    viewport: { width, height },
    deviceScaleFactor: width > 1000 ? 1 : 2,
  })
  await walk(tab.page, translator(language), moves)
  await calm(tab.page)
  await tab.page.screenshot({ path: `${folder}${name}.png` })
  await tab.close()
}

mkdirSync(folder, { recursive: true })
const kigen = await startKigen('2026-11-23T10:00:00+09:00')
const browser = await openBrowser()
try {
  for (const picture of PICTURES) await take(browser, kigen, picture)
} finally {
  await browser.close()
  await kigen.close()
}
