import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { settingsIn, startProduct, visit } from '../runtime/product.ts'
import { newDatabase } from '../store/databases.ts'

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')

it('a key is changed as the operator’s page says: new first, rotate, old out; and the conversation goes on', async () => {
  const DATABASE_URL = await newDatabase()
  const settings = (DATA_KEY: string) => settingsIn('', { DATABASE_URL, DATA_KEY })
  const first = await startProduct(settings(key(1)))
  const visitor = await visit(first.url)
  await visitor.say({ id: 'message-1', text: 'hello' })
  await expect.poll(() => visitor.heard()).toHaveLength(1)
  first.child.kill('SIGTERM')
  await first.ended()

  const env = settings(`${key(2)},${key(1)}`)
  const rotated = spawnSync(process.execPath, ['src/tools/database/rotate.ts'], { env, encoding: 'utf8' })
  expect(rotated.status).toBe(0)
  expect(JSON.parse(rotated.stdout).rows).toBeGreaterThan(0)

  const later = await startProduct(settings(key(2)))
  expect(await visitor.heard(later.url)).toHaveLength(1)
  later.child.kill('SIGTERM')
  expect(await later.ended()).toBe(0)
})
