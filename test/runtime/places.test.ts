import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { folder, settingsIn } from './product.ts'
import { canLimit, mountMemory, runUnprivileged, UID } from './unprivileged.ts'

const MAIN = resolve('src/main.ts')
const BACKUP = resolve('src/tools/database/backup.ts')
const MOVE = resolve('src/tools/database/move.ts')

let place = ''
beforeEach(() => {
  const made = folder()
  place = made.path
  chmodSync(place, 0o755)
  onTestFinished(() => made.remove())
})

/** A folder that the unprivileged user may use as the mode says. */
function folderWithMode(name: string, mode: number): string {
  const path = join(place, name)
  mkdirSync(path)
  chmodSync(path, mode)
  onTestFinished(() => chmodSync(path, 0o700))
  return path
}

const sqlite = (path: string) => settingsIn('', { DATABASE_URL: `sqlite:${path}`, LOG_LEVEL: 'silent' })

function refuses(script: string, options: readonly string[], env: NodeJS.ProcessEnv, cwd?: string): string {
  const { status, stderr, stdout } = runUnprivileged(script, options, env, cwd)
  expect(status, stdout).toBe(1)
  expect(stderr.trim().split('\n'), stderr).toHaveLength(1)
  return stderr.trim()
}

/** Kigen made a database at `path`, and ended. */
function madeDatabase(): string {
  const path = join(folderWithMode('made', 0o700), 'kigen.db')
  const { status, stderr } = runUnprivileged(resolve('src/tools/database/rotate.ts'), [], sqlite(path))
  expect(status, stderr).toBe(0)
  return path
}

describe.skipIf(!canLimit)('where SQLite is kept', () => {
  it('is made with its folders, readable by the owner only', () => {
    const base = folderWithMode('new', 0o700)
    const path = join(base, 'a/b/kigen.db')
    expect(runUnprivileged(resolve('src/tools/database/rotate.ts'), [], sqlite(path)).status).toBe(0)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(join(base, 'a/b')).mode & 0o777).toBe(0o700)
  })

  it('is made below the folder in which Kigen is started, as in .env.example', () => {
    const cwd = folderWithMode('here', 0o700)
    const { status, stderr } = runUnprivileged(
      resolve('src/tools/database/rotate.ts'),
      [],
      sqlite('./data/kigen.db'),
      cwd,
    )
    expect(status, stderr).toBe(0)
    expect(existsSync(join(cwd, 'data/kigen.db'))).toBe(true)
  })

  it('names the folder that cannot be made, and where the right lacks', () => {
    const base = folderWithMode('closed', 0o500)
    const said = refuses(MAIN, [], sqlite(join(base, 'data/kigen.db')))
    expect(said).toContain(`the folder ${base}/data cannot be made: the user ${UID} may not write in ${base}`)
    expect(said).toContain(`chown ${UID} ${base}`)
  })

  it('names the folder in which the user may not write, though the file is there', () => {
    const path = madeDatabase()
    chmodSync(join(place, 'made'), 0o500)
    expect(refuses(MAIN, [], sqlite(path))).toContain(
      `the user ${UID} may not write in the folder ${join(place, 'made')}`,
    )
  })

  it('names the file that the user may not write', () => {
    const path = madeDatabase()
    chmodSync(path, 0o400)
    expect(refuses(MAIN, [], sqlite(path))).toContain(
      `the user ${UID} may not read and write the file ${path}`,
    )
  })

  it('names a folder in the place of the file, and a file in the place of a folder', () => {
    const base = folderWithMode('kinds', 0o700)
    expect(refuses(MAIN, [], sqlite(base))).toContain(
      `${base} is a folder: name a file in it, such as ${base}/kigen.db`,
    )
    writeFileSync(join(base, 'file'), '')
    expect(refuses(MAIN, [], sqlite(join(base, 'file/kigen.db')))).toContain(
      `a part of ${base}/file is a file`,
    )
  })

  it('names a folder that a broken link leads to', () => {
    const base = folderWithMode('links', 0o700)
    symlinkSync(join(base, 'nowhere'), join(base, 'data'))
    expect(refuses(MAIN, [], sqlite(join(base, 'data/kigen.db')))).toContain(`${base}/data`)
  })

  it('says that the file system is read-only, or full', ({ skip }) => {
    const base = folderWithMode('mounted', 0o777)
    const mounted = mountMemory(base, 64)
    if (!mounted) return skip('mounting is not allowed here')
    onTestFinished(mounted.unmount)
    writeFileSync(join(base, 'filler'), Buffer.alloc(65_536))
    expect(refuses(MAIN, [], sqlite(join(base, 'kigen.db')))).toMatch(/disk|space/)
    mounted.remountReadOnly()
    expect(refuses(MAIN, [], sqlite(join(base, 'kigen.db')))).toContain(
      `the folder ${base} is on a read-only file system`,
    )
  })
})

describe.skipIf(!canLimit)('a backup', () => {
  it.each([
    [
      'a folder that is not there',
      (base: string) => join(base, 'none/copy.db'),
      /there is no folder .*\/none/,
    ],
    [
      'a folder in which the user may not write',
      (base: string) => join(base, 'copy.db'),
      /may not write in the folder .*\/target/,
    ],
    ['a file of another user', () => '/etc/passwd', /the file is there already/],
  ])('into %s is refused in one line', (_, to, words) => {
    const path = madeDatabase()
    const base = folderWithMode('target', 0o500)
    expect(refuses(BACKUP, ['--to', to(base)], sqlite(path))).toMatch(words)
  })

  it('onto a disk that is full is refused in one line, and leaves nothing there', ({ skip }) => {
    const path = madeDatabase()
    const base = folderWithMode('small', 0o777)
    const mounted = mountMemory(base, 16)
    if (!mounted) return skip('mounting is not allowed here')
    onTestFinished(mounted.unmount)
    expect(refuses(BACKUP, ['--to', join(base, 'copy.db')], sqlite(path))).toMatch(/space|full/)
    expect(existsSync(join(base, 'copy.db'))).toBe(false)
    expect(existsSync(join(base, 'copy.db.part'))).toBe(false)
  })
})

describe.skipIf(!canLimit)('a move', () => {
  it('says which of the two places is wrong, and makes nothing where there is nothing to move', () => {
    const base = folderWithMode('shut', 0o500)
    const missing = join(place, 'none.db')
    const from = `sqlite:${madeDatabase()}`
    const move = (...options: readonly string[]) => refuses(MOVE, options, settingsIn(''))
    expect(move('--from', `sqlite:${missing}`, '--to', `sqlite:${place}/b.db`)).toBe(
      `--from: there is no file ${missing}`,
    )
    expect(existsSync(missing)).toBe(false)
    expect(move('--from', from, '--to', `sqlite:${base}/to.db`)).toMatch(
      /^--to: .*may not write in the folder .*\/shut/,
    )
    expect(move('--from', from, '--to', 'postgres://kigen@127.0.0.1:9/kigen')).toMatch(
      /^--to: .*ECONNREFUSED/,
    )
    expect(move('--from', from, '--to', 'mysql://x')).toMatch(/^--to: .*must begin with sqlite: or postgres/)
  })
})
