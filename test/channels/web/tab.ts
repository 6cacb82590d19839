import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { PATIENCE_MS } from '../../patience.ts'

/** A page in a browser of its own person, and everything it complained about. */
export interface Tab {
  readonly page: Page
  /** Errors of scripts, and what the console says of the content security policy. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

const EXPECTED = /Failed to load resource|ERR_INTERNET_DISCONNECTED/

/** Pauses of the page pass eight times as fast. */
const HURRY = `{
  const wait = setTimeout
  globalThis.setTimeout = (then, ms, ...more) => wait(then, (ms ?? 0) / 8, ...more)
}`

/** Opens a page as a new person. */
export async function openTab(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Tab> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 390, height: 844 },
    ...options,
  })
  await context.addInitScript(HURRY)
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type()) && !EXPECTED.test(line.text()))
      complaints.push(line.text())
  })
  await page.goto(url)
  return { page, complaints, close: () => context.close() }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds that is serious or worse: rule and first element. Evaluated past the content security policy. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { violations } = await Reflect.get(globalThis, 'axe').run()
    return violations
      .filter(({ impact }: { impact: string }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`)
  })
}
