import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { PATIENCE_MS } from '../patience.ts'
import { type StandInLine, startLine } from '../platforms/line/line.ts'
import { settingsFor } from '../platforms/line/product.ts'
import { folder, type Product, settingsIn, startProduct } from '../runtime/product.ts'
import { type Cluster, startCluster } from '../store/postgres.ts'
import { startCaddy } from './caddy.ts'
import { isInstalled } from './tool.ts'

const caddy = isInstalled('caddy')
const files = folder()
let cluster: Cluster
beforeAll(async () => {
  if (caddy) cluster = await startCluster()
})
afterAll(async () => {
  await cluster?.stop()
  files.remove()
})

async function kill({ child, ended }: Product): Promise<void> {
  child.kill('SIGKILL')
  await ended()
}

/** Somebody writes so many messages, one after the other; the statuses that LINE got. */
async function write(line: StandInLine, count: number): Promise<readonly number[]> {
  const phone = line.person()
  const statuses: number[] = []
  for (let index = 0; index < count; index += 1) {
    const message = { id: `${index}`, type: 'text', text: 'hello' }
    statuses.push(await line.webhooks.post([phone.event({ type: 'message', message })]))
  }
  return statuses
}

/** Resolves when the proxy sends requests to the process with this operator's name: its health check goes every 2 s. */
async function reaches(url: string, operator: string): Promise<void> {
  const page = () => fetch(`${url}/privacy`).then((response) => response.text())
  await expect.poll(page, { timeout: PATIENCE_MS }).toContain(operator)
}

const all = (status: number, count: number) => Array.from({ length: count }, () => status)

describe.skipIf(!caddy)('Caddy with deploy/Caddyfile', () => {
  it('gives every webhook to a process that lives, and comes back to one that was restarted', async () => {
    const line = await startLine()
    onTestFinished(line.close)
    const databaseUrl = await cluster.database()
    const env = settingsIn('', { ...settingsFor(line, { databaseUrl }), LOG_LEVEL: 'info' })
    const first = await startProduct({ ...env, OPERATOR: 'First' })
    const second = await startProduct({ ...env, OPERATOR: 'Second' })
    const proxy = await startCaddy(files.path, [first.url, second.url])
    onTestFinished(proxy.close)
    line.state.webhook = `${proxy.url}/line/webhook`
    await reaches(proxy.url, 'First')
    await reaches(proxy.url, 'Second')
    expect(await write(line, 8)).toEqual(all(200, 8))

    await kill(first)
    expect(await write(line, 12)).toEqual(all(200, 12))

    const again = await startProduct({ ...env, PORT: new URL(first.url).port, OPERATOR: 'Again' })
    await reaches(proxy.url, 'Again')
    await kill(second)
    expect(await write(line, 12)).toEqual(all(200, 12))

    await kill(again)
    expect(await write(line, 1)).not.toEqual([200])
  })
})
