import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'

/** The real product in a process of its own, over a file of its own. */
export interface Product {
  readonly url: string
  readonly child: ChildProcess
  /** Every line that it wrote so far. */
  readonly lines: string[]
  /** Resolves to the exit code. */
  ended(): Promise<number | null>
}

/** A folder that goes away with `remove`. */
export function folder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'kigen-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** What Node compiled is kept for the next process of any test: it then starts in half the time. */
const COMPILED = resolve('node_modules/.cache/kigen-tests')

/** The settings of a product that listens on a free port and keeps its data in `path`. */
export function settingsIn(path: string, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { PATH } = process.env
  const key = Buffer.alloc(32, 5).toString('base64')
  return {
    ...(PATH && { PATH }),
    NODE_COMPILE_CACHE: COMPILED,
    NODE_ENV: 'production',
    DATA_KEY: key,
    PUBLIC_URL: 'http://localhost',
    PORT: '0',
    DATABASE_URL: `sqlite:${join(path, 'kigen.db')}`,
    ...more,
  }
}

function portIn(line: string): number | undefined {
  try {
    const { port } = JSON.parse(line)
    return typeof port === 'number' ? port : undefined
  } catch {
    return undefined
  }
}

/** Starts the product; resolves when it says that it is ready, rejects with what it wrote when it ends before. */
export async function startProduct(
  env: NodeJS.ProcessEnv,
  script = 'src/main.ts',
  cwd = process.cwd(),
): Promise<Product> {
  const child = spawn(process.execPath, [script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  const exit = once(child, 'exit')
  const ended = async () => Number((await exit)[0])
  const ready = new Promise<number>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        const port = portIn(line)
        if (port !== undefined) resolve(port)
      })
    }
    void exit.then(() => reject(new Error(lines.join('\n'))))
  })
  return { url: `http://127.0.0.1:${await ready}`, child, lines, ended }
}

/** A person at the web chat, as a browser talks to the server. */
export interface Visitor {
  /** Resolves to the status; `to`: said to another process over the same data. */
  say(what: Readonly<Record<string, unknown>>, to?: string): Promise<number>
  /** What was said to this person so far; `from`: asked of another process over the same data. */
  heard(from?: string): Promise<readonly unknown[]>
}

/** Opens a session at the web chat. */
export async function visit(url: string): Promise<Visitor> {
  const json = { 'content-type': 'application/json' }
  const begun = await fetch(`${url}/chat/session`, { method: 'POST', headers: json, body: '{}' })
  const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return {
    say: async (what, to = url) => {
      const body = JSON.stringify(what)
      const response = await fetch(`${to}/chat/say`, { method: 'POST', headers: { ...json, cookie }, body })
      return response.status
    },
    heard: async (from = url) => {
      const body = await (await fetch(`${from}/chat/messages`, { headers: { cookie } })).text()
      return z.object({ deliveries: z.array(z.unknown()) }).parse(JSON.parse(body)).deliveries
    },
  }
}
