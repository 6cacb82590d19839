import { spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { PATIENCE_MS } from '../patience.ts'
import { newDatabase } from '../store/databases.ts'
import { settingsIn, startProduct, visit } from './product.ts'

let DATABASE_URL = ''
beforeAll(async () => {
  DATABASE_URL = await newDatabase()
})

const settings = (more: Readonly<Record<string, string>> = {}) => settingsIn('', { DATABASE_URL, ...more })

function run(env: NodeJS.ProcessEnv) {
  return spawnSync(process.execPath, ['src/main.ts'], { env, encoding: 'utf8', timeout: PATIENCE_MS })
}

describe('starting', () => {
  it('tells every fault of the settings at once and ends with 1, without a stack', () => {
    const { status, stderr } = run(settings({ PORT: 'door', WORKERS: 'cook' }))
    expect(status).toBe(1)
    expect(stderr).toContain('PORT is no port number (for example 3000)')
    expect(stderr).toContain('WORKERS must be one of web, reminders')
    expect(stderr).not.toContain('    at ')
  })

  it('says that the port is taken, and what to do', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => blocker.once('listening', resolve))
    const address = blocker.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const { status, stderr } = run(settings({ PORT: port }))
    blocker.close()
    expect(status).toBe(1)
    expect(stderr).toContain('set another PORT')
  })

  it('says that the key is another one than the data was written with', async () => {
    const first = await startProduct(settings())
    first.child.kill('SIGTERM')
    expect(await first.ended()).toBe(0)
    const { status, stderr } = run(settings({ DATA_KEY: Buffer.alloc(32, 6).toString('base64') }))
    expect(status).toBe(1)
    expect(stderr).toContain('DATA_KEY')
  })

  it('says what is on, what is off and which setting would turn it on', async () => {
    const product = await startProduct(settings())
    product.child.kill('SIGTERM')
    await product.ended()
    const log = product.lines.join('\n')
    expect(log).toContain('LINE: off: set LINE_CHANNEL_SECRET')
    expect(log).toContain('Slack: off: set SLACK_SIGNING_SECRET')
  })
})

describe('stopping', () => {
  it('answers what it took in before SIGTERM, takes nothing more, and ends with 0 within ten seconds', async () => {
    const product = await startProduct(settings())
    const visitor = await visit(product.url)
    const accepted = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        visitor.say({ id: `message-${index}`, text: `hello ${index}` }),
      ),
    )
    product.child.kill('SIGTERM')
    expect(await product.ended()).toBe(0)
    await expect(fetch(`${product.url}/healthz`)).rejects.toThrow()
    expect(accepted).toEqual(accepted.map(() => 202))
    const again = await startProduct(settings())
    expect(await (await fetch(`${again.url}/readyz`)).json()).toMatchObject({ status: 'ready' })
    expect(await visitor.heard(again.url)).toHaveLength(accepted.length)
    again.child.kill('SIGTERM')
    expect(await again.ended()).toBe(0)
  })

  it('does not wait for an open stream', async () => {
    const product = await startProduct(settings())
    const begun = await fetch(`${product.url}/chat/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const stream = await fetch(`${product.url}/chat/stream`, { headers: { cookie } })
    expect(stream.status).toBe(200)
    product.child.kill('SIGTERM')
    expect(await product.ended()).toBe(0)
  })
})
