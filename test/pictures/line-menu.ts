import { rm, writeFile } from 'node:fs/promises'
import chromium from '@sparticuz/chromium'
import { chromium as playwright } from 'playwright-core'
import {
  fieldLabel,
  MENU_FIELDS,
  MENU_SIZE,
  type MenuField,
} from '../../src/channels/line/menu/definition.ts'
import { LANGUAGES, type Language } from '../../src/contracts/languages.ts'

/**
 * Draws the rich menus' pictures with a real browser, from the same list of fields that LINE is told:
 * `npx node test/pictures/line-menu.ts`. The pictures are committed; run it when a label or a field changes.
 */
const ICONS: Readonly<Record<MenuField['name'], string>> = {
  check:
    '<rect x="8" y="22" width="84" height="56" rx="8"/><path d="M18 40h22M18 54h16"/><path d="m52 54 11 11 21-25"/>',
  reminders:
    '<path d="M24 68h52c-6-6-8-12-8-26a18 18 0 0 0-36 0c0 14-2 20-8 26Z"/><path d="M42 78a8 8 0 0 0 16 0"/>',
  change: '<path d="M20 80l4-18 42-42 14 14-42 42Z"/><path d="m58 28 14 14"/>',
  language:
    '<circle cx="50" cy="50" r="34"/><path d="M16 50h68M50 16c12 10 16 22 16 34S62 74 50 84M50 16c-12 10-16 22-16 34s4 24 16 34"/>',
  help: '<circle cx="50" cy="50" r="34"/><path d="M40 42c0-7 5-11 10-11s10 4 10 10c0 8-10 8-10 16"/><circle cx="50" cy="68" r="1.5"/>',
}

function field(it: MenuField, language: Language): string {
  const { x, y, width, height } = it.bounds
  const main = it.name === 'check' ? ' main' : ''
  return `<div class="field${main}" style="left:${x}px;top:${y}px;width:${width}px;height:${height}px">
    <div class="tile"><svg viewBox="0 0 100 100">${ICONS[it.name]}</svg><span>${fieldLabel(it, language)}</span></div></div>`
}

function page(language: Language): string {
  const fonts = [
    import.meta.resolve('@fontsource/noto-sans-jp/500.css'),
    import.meta.resolve('@fontsource/noto-sans-jp/700.css'),
  ].map((href) => `<link rel="stylesheet" href="${href}">`)
  return `<!doctype html><html lang="${language}"><meta charset="utf-8">${fonts.join('')}<style>
    body { margin: 0; width: ${MENU_SIZE.width}px; height: ${MENU_SIZE.height}px; background: #e8edf3; position: relative;
      font-family: 'Noto Sans JP', sans-serif; }
    .field { position: absolute; box-sizing: border-box; padding: 22px; }
    .tile { height: 100%; border-radius: 44px; background: #fff; color: #111827; display: flex; flex-direction: column;
      align-items: center; justify-content: center; gap: 44px; font-weight: 700; font-size: 78px; line-height: 1.25;
      text-align: center; }
    .tile span { max-width: 90%; }
    .main .tile { background: #14532d; color: #fff; flex-direction: row; gap: 90px; font-size: 132px; }
    svg { width: 300px; height: 300px; fill: none; stroke: #166534; stroke-width: 6; stroke-linecap: round; stroke-linejoin: round; }
    .main svg { width: 420px; height: 420px; stroke: #fff; }
  </style>${MENU_FIELDS.map((it) => field(it, language)).join('')}</html>`
}

const target = (language: Language) =>
  new URL(`../../src/channels/line/menu/images/${language}.png`, import.meta.url).pathname

/** A browser for each: the packaged one runs in a single process and ends with its first page. */
async function draw(language: Language): Promise<void> {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, '--allow-file-access-from-files'],
  })
  const draft = new URL(`./${language}.html`, import.meta.url)
  try {
    const tab = await browser.newPage({ viewport: MENU_SIZE })
    await writeFile(draft, page(language))
    await tab.goto(draft.href)
    await tab.evaluate('document.fonts.ready')
    await tab.screenshot({ path: target(language) })
  } finally {
    await rm(draft, { force: true })
    await browser.close()
  }
}

for (const language of LANGUAGES) await draw(language)
