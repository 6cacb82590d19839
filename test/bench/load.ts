import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { signedWebhook } from '../platforms/line/events.ts'
import { type StandInLine, startLine } from '../platforms/line/line.ts'
import type { Bot, Start } from './bots.ts'

/** What a crowd saw of a bot. */
export interface Seen {
  /** Answers a second: for Kigen each committed, answered, settled. */
  readonly perSecond: number
  readonly turns: number
  /** Time of processors for one, of all bots together, in milliseconds: the same however busy the machine is. */
  readonly workEach: number
  /** From sending a webhook to its 200, in milliseconds. */
  readonly acknowledged: readonly number[]
}

/** How a crowd behaves. */
export interface Crowd {
  readonly people: number
  readonly forMs: number
  /** How long each waits before the next message; none: not at all. */
  readonly thinkMs?: number
  /** Looks at the bots now and then. */
  readonly look?: (bots: readonly Bot[], turns: number) => void
}

const WARM_UP_MS = 1_500
const LOOK_EVERY_MS = 1_000

/** Then somebody else goes on: nobody is answered more often than sixty times a minute. */
const TURNS_EACH = 48

/** What everybody in a crowd taps, again and again. */
export const ROUND = [
  'answer/1/whose/mine',
  'answer/1/status/fixed-term',
  'answer/1/holds/yes',
  'back/1',
  'back/1',
  'back/1',
]

/** Hands events over, one connection a person. */
function poster(line: StandInLine, people: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: people })
  const post = (port: number, user: string, step: number) =>
    new Promise<void>((resolve, reject) => {
      const postback = { data: ROUND[step % ROUND.length] }
      const event = line.webhooks.make(user, { type: 'postback', postback }, true)
      const { body, headers } = signedWebhook(line.botUserId, [event], line.secret)
      const length = { 'content-length': Buffer.byteLength(body) }
      const options = {
        port,
        method: 'POST',
        path: '/line/webhook',
        agent,
        headers: { ...headers, ...length },
      }
      const sent = request(options, (response) => response.resume().on('end', resolve))
      sent.on('error', reject).end(body)
    })
  return { post, close: () => agent.destroy() }
}

/** What the stand-in remembers would grow for ever. */
function forget({ state, requests }: StandInLine): void {
  state.arrivals.length = 0
  state.arrivalsOf.clear()
  requests.length = 0
  for (const [token, { used }] of state.replyTokens) if (used) state.replyTokens.delete(token)
}

/** Lets a crowd talk to bots, each person the next thing when the answer is there, each webhook to the next bot. */
export async function talkTo(start: Start, { people, forMs, thinkMs = 0, look }: Crowd): Promise<Seen> {
  const answered = new Map<string, () => void>()
  const line = await startLine({ unchecked: true, onArrival: ({ user }) => answered.get(user)?.() })
  const bots = await start(line)
  const { post, close } = poster(line, people)
  const acknowledged: number[] = []
  let over = false
  let turns = 0
  const live = async (first: number) => {
    await pause(Math.random() * thinkMs)
    let user = ''
    for (let step = 0; !over; step += 1) {
      if (step % TURNS_EACH === 0) user = line.person().id
      const answer = new Promise<void>((resolve) => answered.set(user, resolve))
      const began = performance.now()
      await post(bots[(first + step) % bots.length]?.port ?? 0, user, step)
      acknowledged.push(performance.now() - began)
      await answer
      turns += 1
      if (thinkMs > 0) await pause(thinkMs)
    }
  }
  const lives = Array.from({ length: people }, (_, index) => live(index))
  await pause(WARM_UP_MS)
  acknowledged.length = 0
  const worked = () => bots.reduce((sum, bot) => sum + bot.worked(), 0)
  const workedBefore = worked()
  const [before, began] = [turns, performance.now()]
  while (performance.now() - began < forMs) {
    await pause(Math.min(LOOK_EVERY_MS, forMs))
    forget(line)
    look?.(bots, turns)
  }
  const perSecond = ((turns - before) * 1_000) / (performance.now() - began)
  const workEach = (worked() - workedBefore) / (turns - before)
  over = true
  await Promise.all(lives)
  for (const bot of bots) bot.stop()
  close()
  await line.close()
  return { perSecond, turns, workEach, acknowledged }
}
