import { type Bot, echo, onPostgres, onSqlite, processesOn, type Start } from './bots.ts'
import { type Seen, talkTo } from './load.ts'
import { percentile, type Row } from './row.ts'
import { openWire } from './wire.ts'

/** Two hundred people, each the next thing as soon as the answer is there. */
const AT_ONCE = { people: 200, forMs: 8_000 }
const ECHO = 'echo bot of LINE’s SDK, keeps nothing'

const ROUNDS = 3

/** The middle one of what `of` says of each. */
function middle<T>(all: readonly T[], of: (one: T) => number): number {
  return percentile(all.map(of), 50)
}

/**
 * Full durable turns a second on SQLite: accepted, committed, answered, settled; beside bare echoes. Both by turns, and the
 * middle of each: a machine is faster at one moment than at another.
 */
export async function benchTurns(): Promise<readonly Row[]> {
  const [bare, full]: [Seen[], Seen[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await talkTo(echo, AT_ONCE))
    full.push(await onSqlite((start) => talkTo(start, AT_ONCE)))
  }
  const row = (what: string, unit: Row['unit'], of: (seen: Seen) => number): Row => ({
    what,
    value: middle(full, of),
    unit,
    reference: middle(bare, of),
    against: ECHO,
  })
  const what = 'LINE turns, SQLite'
  return [
    row(what, 'a second', ({ perSecond }) => perSecond),
    row(`${what}: work each`, 'ms', ({ workEach }) => workEach),
  ]
}

/** The same with one, two and three processes over one PostgreSQL. */
export async function benchProcesses(): Promise<readonly Row[]> {
  const reference = (await talkTo(echo, AT_ONCE)).perSecond
  return onPostgres(async (cluster) => {
    const rows: Row[] = []
    for (const count of [1, 2, 3]) {
      const { perSecond } = await talkTo(processesOn(cluster, count), AT_ONCE)
      const what = `LINE turns, PostgreSQL, ${count} process${count > 1 ? 'es' : ''}`
      rows.push({ what, value: perSecond, unit: 'a second', reference, against: ECHO })
    }
    return rows
  })
}

/** 200 people, each with a message a second: how long LINE waits for its 200. */
export async function benchAcknowledge(): Promise<readonly Row[]> {
  const crowd = { people: 200, forMs: 6_000, thinkMs: 1_000 }
  const against = 'echo bot, answers before it acknowledges'
  const bare = (await talkTo(echo, crowd)).acknowledged
  const { acknowledged } = await onSqlite((start) => talkTo(start, crowd))
  return [50, 99].map((percent) => ({
    what: `acknowledged, p${percent} of 200 people`,
    value: percentile(acknowledged, percent),
    unit: 'ms',
    reference: percentile(bare, percent),
    against,
  }))
}

async function alone<T>(start: Start, look: (bot: Bot) => T): Promise<T> {
  const line = await openWire()
  const [bot] = await start(line)
  if (!bot) throw new Error('nothing was started')
  try {
    return look(bot)
  } finally {
    bot.stop()
    await line.close()
  }
}

/** From the start of the process until it takes requests; the median of five. */
export async function benchStart(): Promise<readonly Row[]> {
  const median = async (start: Start) => {
    const times: number[] = []
    for (let time = 0; time < 5; time += 1) times.push(await alone(start, ({ readyMs }) => readyMs))
    return percentile(times, 50)
  }
  const reference = await median(echo)
  const value = await onSqlite(median)
  return [{ what: 'start to ready', value, unit: 'ms', reference, against: 'echo bot' }]
}

/** How much `y` grows with each `x`: least squares. */
function slope(points: readonly { readonly x: number; readonly y: number }[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))]
  const along = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0)
  const square = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0)
  return square === 0 ? 0 : along / square
}

/** Resident memory idle and after a soak, and how it grew over the soak's second half. */
export async function benchMemory(soakMs: number): Promise<readonly Row[]> {
  const idleEcho = await alone(echo, (bot) => bot.memory())
  return onSqlite(async (start) => {
    const idle = await alone(start, (bot) => bot.memory())
    const points: { x: number; y: number }[] = []
    const look = ([bot]: readonly Bot[], turns: number) => {
      if (bot) points.push({ x: turns, y: bot.memory() })
    }
    const { turns } = await talkTo(start, { people: 100, forMs: soakMs, look })
    const grown = slope(points.slice(Math.floor(points.length / 2)))
    const last = points.at(-1)?.y ?? 0
    return [
      { what: 'memory, idle', value: idle, unit: 'MB', reference: idleEcho, against: 'echo bot' },
      { what: `memory, after ${turns.toLocaleString('en')} turns`, value: last, unit: 'MB' },
      { what: 'memory, growth in the second half', value: grown * 100_000, unit: 'MB per 100,000 turns' },
    ]
  })
}
