import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, constants, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { PATIENCE_MS } from '../patience.ts'
import { freePort } from './free-port.ts'
import { folder, settingsIn, visit } from './product.ts'

const data = folder()
afterAll(() => data.remove())

/** Resolves with the text so far when it matches; what comes later is still read. */
async function reads(child: ChildProcess, pattern: RegExp): Promise<string> {
  let text = ''
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => {
        text += part.toString('utf8')
        if (pattern.test(text)) resolve(text)
      })
    child.once('exit', () => reject(new Error(text)))
  })
}

const portIn = (text: string) => Number(/"port":(\d+)/.exec(text)?.[1])

/** `npm start` as a service manager starts it: npm, and under it Kigen. */
async function startByNpm() {
  const npm = spawn('npm', ['start'], {
    env: settingsIn(data.path),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => {
    if (npm.pid !== undefined)
      try {
        process.kill(-npm.pid, 'SIGKILL')
      } catch {
        // All of it has ended.
      }
  })
  const text = await reads(npm, /Kigen is ready/)
  return { npm, url: `http://127.0.0.1:${portIn(text)}` }
}

const isGone = async (url: string) => {
  const answer = await fetch(`${url}/healthz`).catch(() => undefined)
  return answer === undefined
}

describe('npm start', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)(
    'leaves nothing behind when npm is ended by %s',
    async (signal) => {
      const { npm, url } = await startByNpm()
      expect(await isGone(url)).toBe(false)
      npm.kill(signal)
      await expect.poll(() => isGone(url), { timeout: PATIENCE_MS }).toBe(true)
    },
  )

  it('ends kindly when the terminal and npm both pass on the same Ctrl-C', async () => {
    const { npm } = await startByNpm()
    const ended = once(npm, 'exit')
    if (npm.pid !== undefined) process.kill(-npm.pid, 'SIGINT')
    const [code, signal] = await ended
    expect([code, signal]).toEqual([0, null])
  })
})

/** A pipe that is full and that nobody reads, as a log's reader leaves it that stands still. */
function fullPipe(path: string): { readonly end: number; close(): void } {
  execFileSync('mkfifo', [path])
  const both = openSync(path, constants.O_RDWR | constants.O_NONBLOCK)
  try {
    for (;;) writeSync(both, Buffer.alloc(4_096, '.'))
  } catch {
    // Not one page more fits.
  }
  // Another opening of it, so that the process does not inherit O_NONBLOCK.
  const end = openSync(path, constants.O_WRONLY)
  return {
    end,
    close: () => {
      closeSync(end)
      closeSync(both)
    },
  }
}

const answers = async (url: string) => {
  const response = await fetch(`${url}/healthz`).catch(() => undefined)
  return response?.status
}

describe('a log whose reader stands still', () => {
  it.each(['production', 'development'])(
    'keeps nobody waiting, and SIGTERM ends the process with 0: %s',
    async (NODE_ENV) => {
      const pipe = fullPipe(join(data.path, NODE_ENV))
      onTestFinished(pipe.close)
      const PORT = await freePort()
      const env = settingsIn(data.path, { PORT, NODE_ENV })
      const child = spawn(process.execPath, ['src/main.ts'], { env, stdio: ['ignore', pipe.end, pipe.end] })
      onTestFinished(() => void child.kill('SIGKILL'))
      const ended = once(child, 'exit')
      await expect.poll(() => answers(`http://127.0.0.1:${PORT}`), { timeout: PATIENCE_MS }).toBe(200)
      child.kill('SIGTERM')
      expect(await ended).toEqual([0, null])
    },
  )

  it('ends with 1 when it has something last to say', async () => {
    const pipe = fullPipe(join(data.path, 'fault'))
    onTestFinished(pipe.close)
    const env = settingsIn(data.path, { PORT: 'door' })
    const child = spawn(process.execPath, ['src/main.ts'], { env, stdio: ['ignore', pipe.end, pipe.end] })
    onTestFinished(() => void child.kill('SIGKILL'))
    expect(await once(child, 'exit')).toEqual([1, null])
  })
})

describe('a log whose reader is gone', () => {
  it('does not end the process', async () => {
    const env = settingsIn(data.path, { LOG_LEVEL: 'debug' })
    const child = spawn(process.execPath, ['src/main.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    const url = `http://127.0.0.1:${portIn(await reads(child, /Kigen is ready/))}`
    child.stdout?.destroy()
    child.stderr?.destroy()
    const visitor = await visit(url)
    expect(await visitor.say({ id: 'message-1', text: 'hello' })).toBe(202)
    await expect.poll(async () => (await visitor.heard()).length, { timeout: PATIENCE_MS }).toBe(1)
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  })
})
