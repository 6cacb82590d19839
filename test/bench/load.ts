import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Bot, Start } from './bots.ts'
import { openWire } from './wire.ts'

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

const WARM_UP_MS = 6_000
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

/** Lets a crowd talk to bots, each person the next thing when the answer is there, each webhook to the next bot. */
export async function talkTo(start: Start, { people, forMs, thinkMs = 0, look }: Crowd): Promise<Seen> {
  const line = await openWire()
  const bots = await start(line)
  const acknowledged: number[] = []
  let over = false
  let turns = 0
  const live = async (first: number) => {
    await pause(Math.random() * thinkMs)
    let user = ''
    for (let step = 0; !over; step += 1) {
      if (step % TURNS_EACH === 0) user = `U${randomBytes(16).toString('hex')}`
      const port = bots[(first + step) % bots.length]?.port ?? 0
      const began = performance.now()
      const { taken, answered } = line.tap({
        port,
        lane: first,
        user,
        data: ROUND[step % ROUND.length] ?? '',
      })
      await taken
      acknowledged.push(performance.now() - began)
      await answered
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
    look?.(bots, turns)
  }
  const perSecond = ((turns - before) * 1_000) / (performance.now() - began)
  const workEach = (worked() - workedBefore) / (turns - before)
  over = true
  await Promise.all(lives)
  for (const bot of bots) bot.stop()
  await line.close()
  return { perSecond, turns, workEach, acknowledged }
}
