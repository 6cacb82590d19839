import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../../src/store/open.ts'
import { lockFile } from '../../../src/store/sqlite/file-lock.ts'
import { DATA_KEY } from '../databases.ts'
import { AN, NOW, newDirectory, received } from '../helpers.ts'

const newPath = () => join(newDirectory(), 'kigen.db')

/** Another process that has the lock, until it is killed. */
async function holder(path: string) {
  const script = `import { lockFile } from './src/store/sqlite/file-lock.ts'
    await lockFile(${JSON.stringify(path)})
    console.log('locked')
    setInterval(() => {}, 1_000)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

it('is had by one process; the next one is told which', async () => {
  const path = newPath()
  const { pid } = await holder(path)
  await expect(lockFile(path, 300)).rejects.toMatchObject({
    code: 'unavailable',
    reason: 'locked',
    message: expect.stringMatching(new RegExp(`process ${pid} on .+ serves the database ${path} already`)),
  })
})

it('is free as soon as its process is gone, however it ended', async () => {
  const path = newPath()
  const child = await holder(path)
  const waiting = lockFile(path)
  child.kill('SIGKILL')
  const release = await waiting
  await expect(lockFile(path, 300)).rejects.toMatchObject({ reason: 'locked' })
  release()
  const again = await lockFile(path, 0)
  again()
})

it('does not hinder a tool, which works beside the process that serves', async () => {
  const path = newPath()
  const serving = await openStore({ url: `sqlite:${path}`, dataKey: DATA_KEY, serves: true })
  const tool = await openStore({ url: `sqlite:${path}`, dataKey: DATA_KEY })
  expect(await tool.accept([received('1')], NOW)).toEqual([AN])
  await tool.close()
  expect(await serving.ready()).toBe('ready')
  await serving.close()
  const next = await openStore({ url: `sqlite:${path}`, dataKey: DATA_KEY, serves: true })
  await next.close()
})
