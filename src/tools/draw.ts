import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cardValidity } from '../../flows/card-validity.ts'
import { errorsPage } from './draw/errors-page.ts'
import { flowPage } from './draw/flow-page.ts'
import { layersPage } from './draw/layers-page.ts'
import { rulesPage } from './draw/rules-page.ts'

const PAGES = {
  'docs/errors.md': errorsPage,
  'docs/flow.md': () => flowPage(cardValidity),
  'docs/layers.md': layersPage,
  'docs/rules.md': rulesPage,
} as const

function isCurrent([path, page]: [string, () => string]): boolean {
  try {
    return readFileSync(path, 'utf8') === page()
  } catch {
    return false
  }
}

/** `npm run draw` writes the pages. With `--check` it only names the pages that differ from the code. */
const pages = Object.entries(PAGES)
if (process.argv.includes('--check')) {
  const stale = pages.filter((page) => !isCurrent(page)).map(([path]) => path)
  for (const path of stale) console.error(`${path} is not what the code says: npm run draw`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  mkdirSync('docs', { recursive: true })
  for (const [path, page] of pages) writeFileSync(path, page())
  console.log(`written: ${pages.map(([path]) => path).join(', ')}`)
}
