import { spawnSync } from 'node:child_process'
import { cpSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PATIENCE_MS } from '../patience.ts'
import { type Cluster, startCluster } from '../store/postgres.ts'
import { folder, type Product, settingsIn, startProduct, type Visitor, visit } from './product.ts'

const data = folder()
let cluster: Cluster
beforeAll(async () => {
  cluster = await startCluster()
})
afterAll(async () => {
  data.remove()
  await cluster?.stop()
})

function tool(name: string, options: readonly string[], env: NodeJS.ProcessEnv) {
  const done = spawnSync(process.execPath, [`src/tools/database/${name}.ts`, ...options], {
    env,
    encoding: 'utf8',
  })
  expect(done.stderr).toBe('')
  return done.stdout
}

async function stop({ child, ended }: Product): Promise<void> {
  child.kill('SIGTERM')
  expect(await ended()).toBe(0)
}

let said = 0
/** Says something, and hears everything so far with one answer more. */
async function talk(visitor: Visitor, url: string, before: number): Promise<readonly unknown[]> {
  expect(await visitor.say({ id: `message-${++said}`, text: 'hello' }, url)).toBe(202)
  await expect.poll(async () => (await visitor.heard(url)).length, { timeout: PATIENCE_MS }).toBe(before + 1)
  return visitor.heard(url)
}

describe('a backup', () => {
  test('of SQLite, taken while people write, goes on in a fresh installation from where it was', async () => {
    const product = await startProduct(settingsIn(data.path))
    const visitor = await visit(product.url)
    const kept = await talk(visitor, product.url, 0)
    const crowd = Array.from({ length: 20 }, async () => talk(await visit(product.url), product.url, 0))
    const file = join(data.path, 'backup.db')
    tool('backup', ['--to', file], settingsIn(data.path))
    await Promise.all(crowd)
    await talk(visitor, product.url, 1)
    await stop(product)
    expect(statSync(file).mode & 0o777).toBe(0o600)

    const fresh = folder()
    cpSync(file, join(fresh.path, 'kigen.db'))
    const again = await startProduct(settingsIn(fresh.path))
    expect(await visitor.heard(again.url)).toEqual(kept)
    await talk(visitor, again.url, kept.length)
    await stop(again)
    fresh.remove()
  })

  test('says what is wrong, and leaves a file alone that is there', () => {
    const taken = join(data.path, 'backup.db')
    const options = ['src/tools/database/backup.ts', '--to', taken]
    const done = spawnSync(process.execPath, options, { env: settingsIn(data.path), encoding: 'utf8' })
    expect(done.status).toBe(1)
    expect(done.stderr).toBe('the file is there already: name another one\n')
  })

  test('of PostgreSQL, carried to a file and from it to another server, goes on from where it was', async () => {
    const url = await cluster.database()
    const product = await startProduct(settingsIn('', { DATABASE_URL: url }))
    const visitor = await visit(product.url)
    const kept = await talk(visitor, product.url, 0)
    await stop(product)
    const file = `sqlite:${join(data.path, 'carried.db')}`
    tool('move', ['--from', url, '--to', file], settingsIn(''))
    const other = await cluster.database()
    tool('move', ['--from', file, '--to', other], settingsIn(''))
    const again = await startProduct(settingsIn('', { DATABASE_URL: other }))
    expect(await visitor.heard(again.url)).toEqual(kept)
    await talk(visitor, again.url, kept.length)
    await stop(again)
  })

  test('of a file that a process serves is refused, and names the process', async () => {
    const running = folder()
    const product = await startProduct(settingsIn(running.path))
    const from = `sqlite:${join(running.path, 'kigen.db')}`
    const options = ['src/tools/database/move.ts', '--from', from, '--to', await cluster.database()]
    const done = spawnSync(process.execPath, options, { env: settingsIn(''), encoding: 'utf8' })
    expect(done.status).toBe(1)
    expect(done.stderr).toMatch(new RegExp(`^--from: process ${product.child.pid} on .* end that one`))
    await stop(product)
    running.remove()
  })
})
