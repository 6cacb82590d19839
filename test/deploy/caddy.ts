import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../runtime/free-port.ts'
import { runProgram } from './tool.ts'

/** A running Caddy with the repository's own Caddyfile. */
export interface Proxy {
  readonly url: string
  close(): Promise<void>
}

/** Debian's Caddy 2.6 has the same function under its older name. */
function caddyfile(): string {
  const text = readFileSync('deploy/Caddyfile', 'utf8')
  const isOld = /^v?2\.[0-6]\./.test(runProgram('caddy', ['version']).text.trim())
  return isOld ? text.replace(/request_buffers \w+/, 'buffer_requests') : text
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const response = await fetch(`${url}/healthz`).catch(() => undefined)
    if (response?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('caddy ended')
}

/** Starts Caddy before these addresses; its files go to `folder`. Resolves when a request gets through. */
export async function startCaddy(folder: string, upstreams: readonly string[]): Promise<Proxy> {
  const file = join(folder, 'Caddyfile')
  writeFileSync(file, caddyfile())
  const url = `http://127.0.0.1:${await freePort()}`
  const env = {
    ...process.env,
    HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
    CADDY_ADMIN: `127.0.0.1:${await freePort()}`,
    DOMAIN: url,
    UPSTREAMS: upstreams.map((one) => new URL(one).host).join(' '),
  }
  const options = ['run', '--adapter', 'caddyfile', '--config', file]
  const child = spawn('caddy', options, { env, stdio: 'ignore' })
  await answers(url, child)
  return {
    url,
    close: async () => {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}
