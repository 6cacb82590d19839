import type { Action } from '../../src/contracts/action.ts'
import type { Message } from '../../src/contracts/message.ts'
import type { PersonId } from '../../src/contracts/person.ts'
import { addDays } from '../../src/domain/dates/arithmetic.ts'
import { type Day, dayInJapan, type Instant } from '../../src/domain/dates/day.ts'
import { showDay } from '../../src/domain/dates/show.ts'
import { isDaytime } from '../../src/domain/reminders/schedule/quiet-hours.ts'
import { remindOnce } from '../../src/pipeline/reminders/remind-once.ts'
import { withStaleGuard } from '../../src/pipeline/stale-guard.ts'
import { openStore, type StoreOptions } from '../../src/store/open.ts'
import { type Deed, dayToName, type Life, newLife, perform, possible } from './life.ts'
import { createPost, type Post } from './post.ts'
import { type Dice, diceOf } from './random.ts'
import { createTalk, type Talk } from './town.ts'

/** How a simulated year is set up. */
export interface YearOptions {
  readonly people: number
  readonly days: number
  readonly seed: number
  /** The first day in Japan. */
  readonly from: Day
  /** Where it is kept; in memory by default. */
  readonly database?: Pick<StoreOptions, 'url' | 'dataKey'>
}

/** Somebody in the simulated town. */
interface Citizen {
  readonly id: PersonId
  readonly zone: string
  readonly life: Life
  /** Since when nothing can reach them, if so: they blocked the bot, or stopped the reminders. */
  silentSince: Day | undefined
  lost: Day | undefined
  /** Cards that were saved in time. */
  saved: number
}

/** A card that ended, and how often its owner had been told the day. */
interface Loss {
  readonly person: PersonId
  readonly on: Day
  readonly warnings: number
  readonly reachable: boolean
  readonly story: readonly string[]
}

/** What a year came to. */
export interface Year {
  readonly people: number
  readonly pushes: number
  readonly mostInOneDay: number
  readonly atNight: number
  readonly doubled: number
  /** Pushes that named a day which was over when they arrived, as if it were still ahead. */
  readonly untrue: number
  readonly saved: number
  readonly losses: readonly Loss[]
  readonly faults: Readonly<Record<string, number>>
  readonly slept: number
  readonly left: Readonly<Record<string, number>>
}

const ZONES = ['Asia/Tokyo', 'Asia/Kolkata', 'Europe/Berlin', 'America/Los_Angeles'] as const

const TAPS: Readonly<Record<Deed, Action['do']>> = {
  file: 'done',
  'special-extension': 'done',
  collect: 'new-card',
  extend: 'done',
}

const at = (day: Day, hour: number, minute: number): Instant =>
  Date.parse(`${day}T00:00:00+09:00`) + (hour * 60 + minute) * 60_000

function textOf(message: Message): string {
  if (message.kind !== 'card') return message.kind === 'text' ? message.text : ''
  const rows = message.rows.map(({ value }) => value)
  const items = message.sections.flatMap(({ items: all }) => all.map(({ text }) => text))
  return [message.headline, ...message.lead, ...rows, ...items].join('\n')
}

/** How many pushes named the last open day of this card before it was over. */
function warningsFor(citizen: Citizen, post: Post): number {
  const name = dayToName(citizen.life)
  const names = [showDay(name, 'en'), showDay(name, 'ja')]
  const own = post.got.get(citizen.id) ?? []
  return own.filter(
    (push) =>
      dayInJapan(push.at) <= name &&
      push.messages.some((message) => names.some((one) => textOf(message).includes(one))),
  ).length
}

async function moveIn(index: number, dice: Dice, context: Talk, from: Day): Promise<Citizen> {
  const slack = index % 4 === 3
  const id: PersonId = slack
    ? `slack:T01:U${index}`
    : index % 4 === 2
      ? `web:${index}`
      : `line:U${String(index).padStart(32, '0')}`
  const zone = slack ? dice.pick(ZONES) : 'Asia/Tokyo'
  const now = at(from, 12, index % 60)
  const life = newLife(dice, from)
  const zoneHint = slack ? zone : undefined
  await context.say(id, { kind: 'start' }, now, zoneHint)
  await context.tap(id, { do: 'home' }, life, now)
  await context.tap(id, { do: 'remind' }, life, now)
  const rhythm = dice.pick(['few', 'normal', 'normal', 'many'] as const)
  await context.tap(id, { do: 'rhythm', value: rhythm }, life, now)
  if (dice.chance(0.3)) await context.tap(id, { do: 'hour', value: String(dice.between(0, 23)) }, life, now)
  return { id, zone, life, silentSince: undefined, lost: undefined, saved: 0 }
}

/** The first button of the last push that means this. */
function buttonFor(messages: readonly Message[], what: Action['do']): Action | undefined {
  return messages.flatMap(({ buttons }) => buttons).find(({ action }) => action.do === what)?.action
}

async function act(
  citizen: Citizen,
  messages: readonly Message[],
  now: Instant,
  dice: Dice,
  context: Talk,
): Promise<void> {
  const { life, id } = citizen
  const today = dayInJapan(now)
  const deed = possible(life, today)
  if (!deed) return
  perform(life, deed, today, dice)
  if (deed === 'extend') citizen.saved += 1
  if (!dice.chance(life.temper.tells)) return
  const button = buttonFor(messages, TAPS[deed])
  if (button) await context.tap(id, button, life, now)
}

/** Somebody who moves tells the new town. */
const MOVES: Action = { do: 'edit', card: '1', on: 'town' }

const NUISANCES: readonly Action['do'][] = [
  'edit',
  'not-yet',
  'snooze',
  'review',
  'reminders',
  'test-reminder',
  'calendar',
]

/** What a person does about a push: act, put it off, stop it, or block the bot. */
async function react(
  citizen: Citizen,
  messages: readonly Message[],
  now: Instant,
  dice: Dice,
  context: Talk,
  block: (id: PersonId, now: Instant) => Promise<void>,
): Promise<void> {
  const { life, id } = citizen
  if (dice.chance(life.temper.acts)) return act(citizen, messages, now, dice, context)
  if (dice.chance(0.15)) {
    const what = NUISANCES[dice.between(0, NUISANCES.length - 1)]
    const action = what === 'edit' ? MOVES : what && (buttonFor(messages, what) ?? { do: what })
    if (action && what !== 'review') await context.tap(id, action, life, now)
    return
  }
  if (!dice.chance(0.012)) return
  const blocks = dice.chance(0.5)
  citizen.silentSince ??= dayInJapan(now)
  life.story.push(`${dayInJapan(now)} ${blocks ? 'blocks' : 'stops'}`)
  if (blocks) await block(id, now)
  else await context.tap(id, { do: 'stop' }, life, now)
}

function loseWhatEnded(citizen: Citizen, today: Day, post: Post): Loss | undefined {
  const { life, id } = citizen
  if (citizen.lost || life.cardEnd >= today) return undefined
  citizen.lost = life.cardEnd
  const reachable = !citizen.silentSince || citizen.silentSince > life.cardEnd
  return {
    person: id,
    on: life.cardEnd,
    warnings: warningsFor(citizen, post),
    reachable,
    story: [...life.story],
  }
}

/** Days on which the machine is off from the morning on: it wakes up some days later, at any hour. */
function sleeps(dice: Dice, days: number): ReadonlyMap<number, number> {
  const starts = Array.from({ length: Math.ceil(days / 60) }, () => dice.between(5, days))
  return new Map(starts.map((start) => [start, dice.between(1, 7)]))
}

function judge(
  citizens: readonly Citizen[],
  post: Post,
): Pick<Year, 'pushes' | 'mostInOneDay' | 'atNight' | 'doubled' | 'untrue'> {
  const zones = new Map(citizens.map(({ id, zone }) => [id, zone]))
  const sum = { pushes: 0, mostInOneDay: 0, atNight: 0, doubled: 0, untrue: 0 }
  for (const [person, pushes] of post.got) {
    sum.pushes += pushes.length
    sum.atNight += pushes.filter((push) => !isDaytime(push.at, { zone: zones.get(person) })).length
    const byDay = Map.groupBy(pushes, (push) => dayInJapan(push.at))
    for (const [, own] of byDay) {
      sum.mostInOneDay = Math.max(sum.mostInOneDay, own.length)
      const said = own.flatMap(({ messages }) => messages.map(textOf))
      sum.doubled += said.length - new Set(said).size
    }
    sum.untrue += pushes.filter((push) =>
      push.messages.some((message) => saysPast(message, dayInJapan(push.at))),
    ).length
  }
  return sum
}

/** Whether a headline names a day that is over without asking about it. */
function saysPast(message: Message, today: Day): boolean {
  if (message.kind !== 'card' || /[?？]|か。/.test(message.headline)) return false
  return [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].some((ago) => {
    const over = addDays(today, -ago)
    return message.headline.includes(showDay(over, 'en')) || message.headline.includes(showDay(over, 'ja'))
  })
}

/** Lives through a year, day by day, with the real store, turn, planner, words and dispatcher, over a platform with faults. */
export async function liveThrough({ people, days, seed, from, database }: YearOptions): Promise<Year> {
  const dice = diceOf(seed)
  let now = at(from, 12, 0)
  const store = await openStore({ ...(database ?? { url: 'sqlite::memory:' }), now: () => now })
  const context = createTalk(store)
  const post = createPost(dice)
  const careful = { person: store.person, now: () => now }
  const senders = (['line', 'slack', 'web'] as const).map((channel) =>
    withStaleGuard(
      post.sender(channel, () => now),
      careful,
    ),
  )
  const block = (id: PersonId, when: Instant) => store.setReachable(id, false, when)
  const citizens: Citizen[] = []
  for (let index = 0; index < people; index += 1) citizens.push(await moveIn(index, dice, context, from))
  const byId = new Map(citizens.map((citizen) => [citizen.id, citizen]))
  const losses: Loss[] = []
  const naps = sleeps(dice, days)
  let awakeFrom = 0
  const remindAllDay = async (today: Day) => {
    for (let hour = 0; hour < 24; hour += 1) {
      now = at(today, hour, 57)
      await remindOnce({ store, senders }, { now })
    }
  }
  const answerPost = async (today: Day) => {
    const noon = at(today, 13, 0)
    for (const { person, got } of post.fresh()) {
      const citizen = byId.get(person)
      if (citizen && !citizen.lost)
        await react(citizen, got.messages, noon > got.at ? noon : now, dice, context, block)
    }
  }
  for (let index = 1; index <= days; index += 1) {
    const today = addDays(from, index)
    losses.push(...citizens.flatMap((citizen) => loseWhatEnded(citizen, today, post) ?? []))
    const nap = naps.get(index)
    if (nap) awakeFrom = Math.max(awakeFrom, index + nap)
    if (index >= awakeFrom) await remindAllDay(today)
    now = at(today, 23, 58)
    await answerPost(today)
    for (const citizen of citizens)
      if (!citizen.lost && dice.chance(citizen.life.temper.unasked))
        await act(citizen, [], now, dice, context)
  }
  const left = await store.counts(now)
  await store.close()
  return {
    people,
    ...judge(citizens, post),
    saved: citizens.reduce((sum, { saved }) => sum + saved, 0),
    losses,
    faults: post.faults,
    slept: naps.size,
    left,
  }
}

/** The table of a year. */
export function tableOf(year: Year): string {
  const warned = year.losses.filter(({ warnings }) => warnings >= 2)
  const silent = year.losses.filter(({ warnings, reachable }) => warnings < 2 && !reachable)
  const unwarned = year.losses.filter(({ warnings, reachable }) => warnings < 2 && reachable)
  const rows: readonly (readonly [string, number | string])[] = [
    ['people', year.people],
    ['pushes that arrived', year.pushes],
    ['pushes a person', (year.pushes / year.people).toFixed(2)],
    ['cards extended in time', year.saved],
    ['cards lost, warned twice or more', warned.length],
    ['cards lost, had blocked or stopped', silent.length],
    ['cards lost, warned less than twice', unwarned.length],
    ['said twice on one day', year.doubled],
    ['most pushes on one day to one person', year.mostInOneDay],
    ['at night', year.atNight],
    ['named a day that was over', year.untrue],
    ['times the machine slept for days', year.slept],
    ...Object.entries(year.faults).map(([what, count]) => [`fault: ${what}`, count] as const),
  ]
  return rows.map(([name, value]) => `${name.padEnd(40)}${String(value).padStart(10)}`).join('\n')
}
