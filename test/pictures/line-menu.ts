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
 * `npx node test/pictures/line-menu.ts [language]`. The pictures are committed; run it when a label or a field changes.
 */
const ICONS: Readonly<Record<MenuField['name'], string>> = {
  check:
    '<rect x="8" y="22" width="84" height="56" rx="8"/><path d="M18 40h22M18 54h16"/><path d="m52 54 11 11 21-25"/>',
  counter:
    '<rect x="26" y="10" width="48" height="56" rx="6"/><path d="M36 26h28M36 38h28M36 50h16"/><path d="M10 66h80v22H10Z"/>',
  cards:
    '<rect x="22" y="14" width="70" height="44" rx="7"/><path d="M22 32H14a6 6 0 0 0-6 6v42a6 6 0 0 0 6 6h58a6 6 0 0 0 6-6v-8"/><path d="M34 44h22"/>',
  help: '<circle cx="50" cy="50" r="34"/><path d="M40 42c0-7 5-11 10-11s10 4 10 10c0 8-10 8-10 16"/><circle cx="50" cy="68" r="1.5"/>',
}

function field(it: MenuField, language: Language): string {
  const { x, y, width, height } = it.bounds
  const main = it.name === 'check' ? ' main' : ''
  return `<div class="field${main}" style="left:${x}px;top:${y}px;width:${width}px;height:${height}px">
    <div class="tile"><svg viewBox="0 0 100 100">${ICONS[it.name]}</svg><span>${fieldLabel(it, language)}</span></div></div>`
}

/** The font of a script, with its style sheet. */
type Font = readonly [family: string, sheet: string]

const LATIN: Font = ['Noto Sans', import.meta.resolve('@fontsource/noto-sans/700.css')]
const JAPANESE: Font = ['Noto Sans JP', import.meta.resolve('@fontsource/noto-sans-jp/700.css')]

/** The font of languages that are not written in Latin or Cyrillic letters or in Devanagari. */
const FONTS: Readonly<Partial<Record<Language, Font>>> = {
  ja: JAPANESE,
  'ja-Hira': JAPANESE,
  'zh-Hans': ['Noto Sans SC Variable', import.meta.resolve('@fontsource-variable/noto-sans-sc')],
  'zh-Hant': ['Noto Sans TC Variable', import.meta.resolve('@fontsource-variable/noto-sans-tc')],
  ko: ['Noto Sans KR Variable', import.meta.resolve('@fontsource-variable/noto-sans-kr')],
  th: ['Noto Sans Thai', import.meta.resolve('@fontsource/noto-sans-thai/700.css')],
  my: ['Noto Sans Myanmar', import.meta.resolve('@fontsource/noto-sans-myanmar/700.css')],
  km: ['Noto Sans Khmer', import.meta.resolve('@fontsource/noto-sans-khmer/700.css')],
}

function page(language: Language): string {
  const used = [FONTS[language] ?? LATIN, LATIN, JAPANESE]
  const fonts = used.map(([, sheet]) => `<link rel="stylesheet" href="${sheet}">`)
  const families = used.map(([family]) => `'${family}'`).join(', ')
  return `<!doctype html><html lang="${language}"><meta charset="utf-8">${fonts.join('')}<style>
    body { margin: 0; width: ${MENU_SIZE.width}px; height: ${MENU_SIZE.height}px; background: #e8edf3; position: relative;
      font-family: ${families}, sans-serif; }
    .field { position: absolute; box-sizing: border-box; padding: 22px; }
    .tile { height: 100%; border-radius: 44px; background: #fff; color: #111827; display: flex; flex-direction: column;
      align-items: center; justify-content: center; gap: 56px; font-weight: 700; font-size: 104px; line-height: 1.25;
      text-align: center; }
    .tile span { max-width: 90%; }
    .main .tile { background: #14532d; color: #fff; }
    svg { width: 340px; height: 340px; fill: none; stroke: #166534; stroke-width: 6; stroke-linecap: round; stroke-linejoin: round; }
    .main svg { stroke: #fff; }
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

const [only] = process.argv.slice(2)
for (const language of LANGUAGES) if (only === undefined || only === language) await draw(language)
