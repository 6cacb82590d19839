import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { PATIENCE_MS } from '../patience.ts'
import { startLine } from '../platforms/line/line.ts'
import { settingsFor } from '../platforms/line/product.ts'
import { isPossible, mountSmallDisk } from '../store/sqlite/small-disk.ts'
import { freePort } from './free-port.ts'
import { folder, settingsIn, startProduct } from './product.ts'

const readiness = z.object({
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string().optional() })),
})

const WITHIN = { timeout: PATIENCE_MS, interval: 200 }

/** The product in a process of its own, its file in `path`, LINE before it. */
async function kigenIn(path: string) {
  const line = await startLine()
  onTestFinished(() => line.close())
  const METRICS_PORT = await freePort()
  const databaseUrl = `sqlite:${join(path, 'kigen.db')}`
  const product = await startProduct(
    settingsIn(path, { ...settingsFor(line, { databaseUrl }), METRICS_PORT, LOG_LEVEL: 'info' }),
  )
  onTestFinished(async () => {
    product.child.kill('SIGKILL')
    await product.ended()
  })
  line.state.webhook = `${product.url}/line/webhook`
  const stranger = line.person()
  return {
    lines: product.lines,
    /** What becomes of one more event. */
    post: () => line.webhooks.post([stranger.event({ type: 'follow', follow: { isUnblocked: false } })]),
    ready: async () => {
      const answer = await fetch(`${product.url}/readyz`)
      const { checks } = readiness.parse(await answer.json())
      return { status: answer.status, database: checks.find(({ name }) => name === 'database') }
    },
    metrics: async () => (await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`)).text(),
  }
}

function newFolder(): string {
  const data = folder()
  onTestFinished(() => data.remove())
  return data.path
}

const red = (detail: string) => ({ status: 503, database: { name: 'database', ok: false, detail } })
const GREEN = { status: 200, database: { name: 'database', ok: true } }

describe('a running bot whose database', () => {
  it('is deleted takes nothing more, is not ready, and says why in log and metrics', async () => {
    const path = newFolder()
    const kigen = await kigenIn(path)
    expect(await kigen.post()).toBe(200)
    expect(await kigen.ready()).toEqual(GREEN)
    for (const end of ['', '-wal', '-shm']) rmSync(join(path, `kigen.db${end}`))
    expect(await kigen.post()).toBe(500)
    await expect.poll(kigen.ready, WITHIN).toEqual(red('replaced'))
    const log = kigen.lines.join('\n')
    expect(log).toContain('"code":"store-trouble","reason":"replaced"')
    expect(log).toContain('"code":"replaced","msg":"line: ')
    expect(await kigen.metrics()).toMatch(/kigen_commits_failed_total\{reason="replaced"\} [1-9]/)
  })

  it('is locked by somebody else is slow, and goes on by itself when the lock is gone', async () => {
    const path = newFolder()
    const kigen = await kigenIn(path)
    const other = new DatabaseSync(join(path, 'kigen.db'))
    onTestFinished(() => other.close())
    other.exec('begin immediate')
    expect(await kigen.ready()).toEqual(red('slow'))
    await expect.poll(() => kigen.lines.join('\n'), WITHIN).toContain('"reason":"locked"')
    other.exec('rollback')
    await expect.poll(kigen.ready, WITHIN).toEqual(GREEN)
    expect(await kigen.post()).toBe(200)
  })
})

describe('a start', () => {
  it('says that it made a new database; a second one on the same file is refused in words that name the first', async () => {
    const path = newFolder()
    const first = await startProduct(settingsIn(path, { LOG_LEVEL: 'info' }))
    onTestFinished(() => void first.child.kill('SIGKILL'))
    expect(first.lines.join('\n')).toContain(
      `"code":"database-made","msg":"data: a new, empty database was made: ${path}`,
    )
    await expect(startProduct(settingsIn(path))).rejects.toThrow(
      new RegExp(
        `process ${first.child.pid} on .* serves the database .* end that one, or move to PostgreSQL`,
      ),
    )
    const waiting = startProduct(settingsIn(path, { LOG_LEVEL: 'info' }))
    first.child.kill('SIGTERM')
    expect(await first.ended()).toBe(0)
    const next = await waiting
    expect(next.lines.join('\n')).not.toContain('database-made')
    next.child.kill('SIGTERM')
    expect(await next.ended()).toBe(0)
  })
})

describe.skipIf(!isPossible(mountSmallDisk))('a running bot whose disk', () => {
  it('is full refuses webhooks, is not ready, and goes on by itself when there is room', async () => {
    const disk = mountSmallDisk()
    if (!disk) throw new Error('the disk was not mounted')
    onTestFinished(disk.unmount)
    const kigen = await kigenIn(disk.path)
    expect(await kigen.post()).toBe(200)
    const makeRoom = disk.fill()
    await expect.poll(kigen.post, WITHIN).toBe(500)
    await expect.poll(kigen.ready, WITHIN).toEqual(red('disk-full'))
    expect(kigen.lines.join('\n')).toContain('"code":"store-trouble","reason":"disk-full"')
    makeRoom()
    await expect.poll(kigen.ready, WITHIN).toEqual(GREEN)
    expect(await kigen.post()).toBe(200)
    expect(kigen.lines.join('\n')).toContain('"code":"store-works"')
  })
})
