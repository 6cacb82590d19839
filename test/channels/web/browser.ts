import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import project from '../../../package.json' with { type: 'json' }
import { unwrapWoff } from './woff.ts'

const home = join(tmpdir(), `kigen-chromium-${project.devDependencies['@sparticuz/chromium']}`)

const japanese = new URL('../../../node_modules/@fontsource/noto-sans-jp/files/', import.meta.url)

/** The fonts that the browser sees: those it is shipped with and the Japanese ones from npm; none of the machine's. */
const fontsIn = (...folders: readonly string[]) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${[join(home, 'fonts'), ...folders].map((folder) => `<dir>${folder}</dir>`).join('\n  ')}
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
</fontconfig>
`

/**
 * Unpacks the browser that came from npm, with the system libraries it is shipped with, once a machine and version.
 * The package unpacks into the temporary folder, and its libraries only where it believes itself on Amazon Linux, so
 * both are told to it; a half-unpacked browser never stands in the final place.
 */
async function unpack(): Promise<void> {
  if (existsSync(home)) return
  const before = { ...process.env }
  const own = `${home}-${process.pid}`
  mkdirSync(own, { recursive: true })
  Object.assign(process.env, { TMPDIR: own, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' })
  try {
    const { default: pack } = await import('@sparticuz/chromium')
    await pack.executablePath()
    for (const weight of [400, 500, 700]) {
      const woff = readFileSync(new URL(`noto-sans-jp-japanese-${weight}-normal.woff`, japanese))
      writeFileSync(join(own, 'fonts', `noto-sans-jp-${weight}.ttf`), unwrapWoff(woff))
    }
    writeFileSync(join(own, 'fonts.conf'), fontsIn())
  } finally {
    for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME']) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  }
  try {
    renameSync(own, home)
  } catch {
    // Another test file was faster.
    rmSync(own, { recursive: true, force: true })
  }
}

/** The configuration with the fonts of this machine, too. */
function machineFonts(): string {
  const path = join(home, 'machine-fonts.conf')
  writeFileSync(path, fontsIn('/usr/share/fonts'))
  return path
}

/**
 * A real browser that needs nothing of the machine but the npm registry. The one from npm is for Linux on x64; on
 * another machine the Chrome that is installed there is taken. `allFonts`: with the fonts of the machine, for pictures
 * of scripts that the tests do not draw.
 */
export async function openBrowser({ allFonts = false } = {}): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome' })
  await unpack()
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    headless: true,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
      FONTCONFIG_FILE: allFonts ? machineFonts() : join(home, 'fonts.conf'),
    },
  })
}
