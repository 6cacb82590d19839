import type { Browser } from 'playwright-core'
import { LANGUAGES, type Language } from '../../src/contracts/languages.ts'
import { translator } from '../../src/domain/language/translate.ts'
import { openBrowser } from '../channels/web/browser.ts'
import { type Kigen, startKigen } from '../channels/web/kigen.ts'
import { openTab } from '../channels/web/tab.ts'
import { type Move, TO_THE_ANSWER, walk } from '../channels/web/walk.ts'

/**
 * Three screens in every language, on one sheet each: `npx node test/pictures/languages.ts`. The scripts' fonts come
 * from the machine (Debian: fonts-noto-core, fonts-noto-cjk).
 */
const SCREENS: Readonly<Record<string, readonly Move[]>> = {
  date: TO_THE_ANSWER.slice(0, 3),
  answer: TO_THE_ANSWER,
  counter: [...TO_THE_ANSWER, { tap: 'button.counter' }],
}

const SCREEN = { width: 360, height: 720 } as const
const COLUMNS = 4

/** What one language shows at each screen, as a JPEG in base64. */
async function screensIn(
  browser: Browser,
  kigen: Kigen,
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const [name, moves] of Object.entries(SCREENS)) {
    const tab = await openTab(browser, kigen.url, { locale: language, viewport: SCREEN })
    await walk(tab.page, translator(language), moves)
    await tab.page.evaluate('document.fonts.ready')
    await tab.page.waitForTimeout(500)
    const picture = await tab.page.screenshot({ type: 'jpeg', quality: 80 })
    found.set(name, picture.toString('base64'))
    await tab.close()
  }
  return found
}

/** All languages' pictures of one screen on one sheet. */
async function writeSheet(browser: Browser, name: string, pictures: readonly string[]): Promise<void> {
  const rows = Math.ceil(pictures.length / COLUMNS)
  const viewport = { width: COLUMNS * (SCREEN.width + 8), height: rows * (SCREEN.height + 8) }
  const page = await (await browser.newContext({ viewport })).newPage()
  const images = pictures.map((data) => `<img src="data:image/jpeg;base64,${data}">`).join('')
  await page.setContent(`<style>body { margin: 0; display: flex; flex-wrap: wrap; gap: 8px; background: #888 }
    img { width: ${SCREEN.width}px; height: ${SCREEN.height}px }</style>${images}`)
  const path = new URL(`../../docs/pictures/languages-${name}.jpg`, import.meta.url).pathname
  await page.screenshot({ path, type: 'jpeg', quality: 60 })
  await page.close()
}

const kigen = await startKigen('2026-11-23T10:00:00+09:00')
const browser = await openBrowser({ allFonts: true })
try {
  const all: ReadonlyMap<string, string>[] = []
  for (const language of LANGUAGES) all.push(await screensIn(browser, kigen, language))
  for (const name of Object.keys(SCREENS))
    await writeSheet(
      browser,
      name,
      all.map((screens) => screens.get(name) ?? ''),
    )
} finally {
  await browser.close()
  await kigen.close()
}
