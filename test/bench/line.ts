import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { signedWebhook } from '../platforms/line/events.ts'
import { type StandInLine, startLine } from '../platforms/line/line.ts'
import { settingsFor } from '../platforms/line/product.ts'

/** Kigen beside the bare echo bot, both as processes of their own before the same stand-in. */
export interface LineBench {
  /** Full durable turns a second: committed, answered, settled. */
  readonly kigen: number
  /** Echoes a second of express with LINE's SDK. */
  readonly echo: number
  readonly ratio: number
}

/** People who write at once, each the next thing when the answer is there. */
const PEOPLE = 100
const MEASURED_MS = 4_000
const WARM_UP_MS = 5_000

const ROUND = [
  'answer/1/whose/mine',
  'answer/1/status/fixed-term',
  'answer/1/holds/yes',
  'back/1',
  'back/1',
  'back/1',
]

interface Bot {
  readonly port: number
  stop(): void
}

async function startBot(script: string, env: Readonly<Record<string, string>>): Promise<Bot> {
  const path = new URL(script, import.meta.url).pathname
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [path], {
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error('no output to read')
  for await (const line of createInterface({ input: child.stdout })) {
    const { port } = JSON.parse(line)
    return { port, stop: () => child.kill('SIGKILL') }
  }
  throw new Error(`${script} did not start`)
}

/** Hands events over as fast as they are taken, one connection a person. */
function poster(line: StandInLine, port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: PEOPLE })
  const post = (user: string, step: number) =>
    new Promise<void>((resolve, reject) => {
      const event = line.webhooks.make(
        user,
        { type: 'postback', postback: { data: ROUND[step % ROUND.length] } },
        true,
      )
      const { body, headers } = signedWebhook(line.botUserId, [event], line.secret)
      const length = Buffer.byteLength(body)
      const options = {
        port,
        method: 'POST',
        path: '/line/webhook',
        agent,
        headers: { ...headers, 'content-length': length },
      }
      const sent = request(options, (response) => response.resume().on('end', resolve))
      sent.on('error', reject).end(body)
    })
  return { post, close: () => agent.destroy() }
}

async function measure(script: string, more: Readonly<Record<string, string>> = {}): Promise<number> {
  const answered = new Map<string, () => void>()
  const line = await startLine({ unchecked: true, onArrival: ({ user }) => answered.get(user)?.() })
  const bot = await startBot(script, { ...settingsFor(line), ...more })
  const { post, close } = poster(line, bot.port)
  let over = false
  let turns = 0
  const live = async (user: string) => {
    for (let step = 0; !over; step += 1) {
      const answer = new Promise<void>((resolve) => answered.set(user, resolve))
      await post(user, step)
      await answer
      turns += 1
    }
  }
  const people = Array.from({ length: PEOPLE }, () => line.person().id)
  const lives = people.map(live)
  await new Promise((resolve) => setTimeout(resolve, WARM_UP_MS))
  const [before, began] = [turns, performance.now()]
  await new Promise((resolve) => setTimeout(resolve, MEASURED_MS))
  const perSecond = ((turns - before) * 1_000) / (performance.now() - began)
  over = true
  await Promise.all(lives)
  bot.stop()
  close()
  await line.close()
  return perSecond
}

/** Measures both, one after the other. */
export async function benchLine(): Promise<LineBench> {
  const folder = mkdtempSync(join(tmpdir(), 'kigen-bench-line-'))
  try {
    const echo = await measure('./line-echo.ts')
    const databaseUrl = `sqlite:${join(folder, 'kigen.db')}`
    const kigen = await measure('../platforms/line/child.ts', { DATABASE_URL: databaseUrl })
    return { kigen, echo, ratio: kigen / echo }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) console.log(await benchLine())
