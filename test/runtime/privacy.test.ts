import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isPersonId } from '../../src/contracts/person.ts'
import { type App, startApp } from '../../src/runtime/bootstrap/start.ts'
import { createLog } from '../../src/runtime/log.ts'
import { readSettings } from '../../src/runtime/settings/settings.ts'
import { type StandInLine, startLine } from '../platforms/line/line.ts'
import type { Phone } from '../platforms/line/phone.ts'
import { personAt, tappable } from '../platforms/slack/person.ts'
import { createSlackPlatform, type SlackPlatform } from '../platforms/slack/platform.ts'
import { DATA_KEY, newDatabase } from '../store/databases.ts'
import { everyByte, rowsIn } from '../store/raw.ts'

// The whole product, LINE and Slack beside it, and a clock that a test can move: what is promised on the privacy page is
// lived through, and then the database is read past the store.

const DAY_MS = 86_400_000
const START = Date.now()
const SLACK_SECRET = 'signing-secret-of-the-stand-in'
/** What a card says; far enough from every other number to be found in any file. */
const MARKED = new Date(START + 47 * DAY_MS).toISOString().slice(0, 10)

let ahead = 0
const clock = () => Date.now() + ahead
let database = ''
let line: StandInLine
let slack: SlackPlatform
let app: App
let url = ''
let logged: string[] = []

beforeEach(async () => {
  ahead = 0
  logged = []
  database = await newDatabase()
  line = await startLine({ now: clock })
  slack = createSlackPlatform({ signingSecret: SLACK_SECRET, now: clock })
  await slack.start()
  slack.addTeam('T1', 'xoxb-T1', [{ id: 'U1' }, { id: 'U2' }])
  const settings = readSettings({
    PORT: '0',
    DATABASE_URL: database,
    DATA_KEY,
    LINE_CHANNEL_SECRET: line.secret,
    LINE_CHANNEL_ACCESS_TOKEN: line.accessToken,
    LINE_API_BASE_URL: line.url,
    SLACK_SIGNING_SECRET: SLACK_SECRET,
    SLACK_BOT_TOKEN: 'xoxb-T1',
    SLACK_API_URL: slack.apiUrl(),
  })
  const log = createLog('info', true, { write: (text) => logged.push(text) })
  app = await startApp({ settings, log, now: clock })
  url = `http://127.0.0.1:${app.port}`
  line.state.webhook = `${url}/line/webhook`
  slack.aim(url)
})

afterEach(async () => {
  await app.stop()
  await line.close()
  await slack.stop()
})

const quiet = async () => {
  for (let round = 0; round < 3; round += 1) {
    await app.pipeline.settled()
    await pause(25)
  }
}

async function until<T>(look: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await look()
    if (found) return found
    await pause(25)
  }
  throw new Error('it did not come')
}

/** Answers as buttons do; the marked day is the end of card and stay. */
const ANSWERS = [
  'answer/1/whose/mine',
  'answer/1/status/fixed-term',
  'answer/1/holds/yes',
  `answer/1/card-until/${MARKED}`,
  `answer/1/stay-until/${MARKED}`,
  'answer/1/renewal/no',
]

/** One person on one channel, who does things and reads what is said. */
interface Someone {
  readonly id: `${'line' | 'slack' | 'web'}:${string}`
  does(action: string): Promise<void>
  writes(text: string): Promise<void>
  /** The last thing that was said, as text. */
  heard(): Promise<string>
}

const textsIn = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap(textsIn)
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) =>
          key === 'text' && typeof one === 'string' ? [one] : textsIn(one),
        )
      : []

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

async function onLine(): Promise<Someone & { readonly phone: Phone }> {
  const phone = line.person()
  return {
    phone,
    id: `line:${phone.id}`,
    does: async (action) => {
      const event = phone.event({ type: 'postback', postback: { data: action } })
      expect(await line.webhooks.deliver(event)).toBe(200)
      await quiet()
    },
    writes: async (text) => {
      expect(await phone.says(text)).toBe(200)
      await quiet()
    },
    heard: async () => textsIn(phone.arrivals().at(-1)?.messages).join(''),
  }
}

async function onSlack(user = 'U1'): Promise<Someone> {
  const person = personAt(slack, 'T1', user)
  const team = slack.world.teams.get('T1')
  return {
    id: `slack:T1:${user}`,
    does: async (value) => {
      const [last] = team?.messages.toReversed() ?? []
      if (last)
        await person.taps(
          { ...last, channel: person.direct },
          { type: 'button', action_id: randomUUID(), value, text: { type: 'plain_text', text: 'x' } },
        )
      await quiet()
    },
    writes: async (text) => {
      const before = person.inbox().length
      await person.says(text)
      await until(() => person.inbox().length > before)
      await quiet()
    },
    heard: async () => unescaped(textsIn(person.inbox().at(-1)?.blocks).join('\n')),
  }
}

async function onWeb(): Promise<Someone> {
  const json = { 'content-type': 'application/json' }
  const begun = await fetch(`${url}/chat/session`, { method: 'POST', headers: json, body: '{}' })
  const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const say = async (what: object) => {
    const body = JSON.stringify({ id: randomUUID(), ...what })
    const { status } = await fetch(`${url}/chat/say`, { method: 'POST', headers: { ...json, cookie }, body })
    expect(status).toBe(202)
    await quiet()
  }
  await say({ start: true })
  const people = await rowsIn(database, 'select id from people')
  const id = people.find(({ id: one }) => String(one).startsWith('web:'))?.id
  if (typeof id !== 'string' || !id.startsWith('web:')) throw new Error('nobody on the web')
  return {
    id: `web:${id.slice('web:'.length)}`,
    does: (action) => say({ action }),
    writes: (text) => say({ text }),
    heard: async () => {
      const answer = await fetch(`${url}/chat/messages`, { headers: { cookie } })
      const { deliveries } = z.object({ deliveries: z.array(z.unknown()) }).parse(await answer.json())
      return textsIn(deliveries.at(-1)).join('\n')
    },
  }
}

const CHANNELS: readonly (readonly [string, () => Promise<Someone>])[] = [
  ['LINE', onLine],
  ['Slack', onSlack],
  ['the web', onWeb],
]

const TABLES = ['people', 'inbox', 'outbox', 'reminders', 'values']

/** Every row in which this id stands, by table. */
async function rowsOf(id: string): Promise<readonly string[]> {
  const holds = (one: Record<string, unknown>) =>
    Object.values(one).some((value) => typeof value === 'string' && value.includes(id))
  const found = TABLES.map(async (table) =>
    (await rowsIn(database, `select * from "${table}"`))
      .filter(holds)
      .map((row) => `${table} ${String(row.name ?? row.id ?? '')}`),
  )
  return (await Promise.all(found)).flat()
}

/** Some time passes; whatever has to be carried out by then is carried out, day by day. */
async function passes(days: number, each = days): Promise<void> {
  for (let gone = 0; gone < days; gone += each) {
    ahead += Math.min(each, days - gone) * DAY_MS
    await app.store.sweep(clock())
  }
}

const answerAll = async (someone: Someone) => {
  await someone.writes('hello')
  for (const action of ANSWERS) await someone.does(action)
  await someone.does('remind')
  const kept = (await app.store.person(someone.id))?.record
  expect(kept?.cards[0]?.answers).toMatchObject({ 'card-until': MARKED, 'stay-until': MARKED })
  expect((await app.store.remindersOf(someone.id)).length).toBeGreaterThan(0)
}

describe.each(CHANNELS)('on %s', (_name, meet) => {
  it('answers lie encrypted, and are exported whole as JSON by words and by button', async () => {
    const someone = await meet()
    await answerAll(someone)
    const kept = (await app.store.person(someone.id))?.record
    for (const ask of [() => someone.writes('show my data'), () => someone.does('export')]) {
      await ask()
      const text = await someone.heard()
      const json: unknown = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
      expect(json).toEqual(kept)
    }
    expect(await everyByte(database)).not.toContain(MARKED)
    expect(await everyByte(database)).not.toContain('fixed-term')
  })

  it('everything goes at once on request; what stays is a bare key and a receipt', async () => {
    const someone = await meet()
    await answerAll(someone)
    await someone.writes('delete my data')
    await someone.does('delete-confirmed')
    expect((await app.store.person(someone.id))?.record).toBeUndefined()
    expect(
      logged.some((text) => text.includes('erased at the person’s request') && text.includes('"people":1')),
    ).toBe(true)
    ahead += 2 * 60_000
    await app.store.sweep(clock())
    await quiet()
    expect(await rowsOf(someone.id)).toEqual([])
    const events = await rowsIn(database, 'select person, payload from inbox')
    expect(events.every((row) => row.person === null && row.payload === null)).toBe(true)
    for (const text of logged) expect(text).not.toContain(MARKED)
    await app.stop()
    expect(await everyByte(database)).not.toContain(someone.id)
    expect(await everyByte(database)).not.toContain(MARKED)
  })

  it('answers stay as long as a reminder is to come and 13 months longer, and are gone then', async () => {
    const someone = await meet()
    await answerAll(someone)
    const last = Math.max(...(await app.store.remindersOf(someone.id)).map(({ dueAt }) => dueAt))
    expect(last).toBeGreaterThan(START + 30 * DAY_MS)
    ahead = last + 395 * DAY_MS - Date.now()
    await app.store.sweep(clock())
    expect((await app.store.person(someone.id))?.record).toBeDefined()
    ahead = last + 397 * DAY_MS - Date.now()
    const receipt = await app.store.sweep(clock())
    expect(receipt.people).toBe(1)
    expect(Object.keys(receipt).sort()).toEqual(['people', 'rows'])
    expect(await rowsOf(someone.id)).toEqual([])
  })

  it('a word in between keeps them longer', async () => {
    const someone = await meet()
    await answerAll(someone)
    await passes(400)
    await someone.writes('hello')
    await passes(390)
    expect((await app.store.person(someone.id))?.record).toBeDefined()
    await passes(100)
    expect(await rowsOf(someone.id)).toEqual([])
  })
})

describe('whoever leaves', () => {
  it('by blocking the LINE bot is forgotten after 30 days, unless they come back', async () => {
    const [one, other] = [await onLine(), await onLine()]
    await answerAll(one)
    await answerAll(other)
    await one.phone.blocks()
    await other.phone.blocks()
    await passes(29)
    expect((await app.store.person(one.id))?.record).toBeDefined()
    await other.phone.follows(true)
    await quiet()
    await passes(2)
    expect(await rowsOf(one.id)).toEqual([])
    expect((await app.store.person(other.id))?.record).toBeDefined()
  })

  it('with a whole company, by its uninstalling the app, is forgotten at once; another channel is not', async () => {
    const [one, other, third] = [await onSlack('U1'), await onSlack('U2'), await onLine()]
    for (const someone of [one, other, third]) await answerAll(someone)
    const later = { event_time: Math.floor(clock() / 1000) + 120 }
    slack.uninstall('T1')
    await personAt(slack, 'T1', 'U1').event({ type: 'app_uninstalled' }, {}, later)
    await until(() => logged.some((text) => text.includes('a workspace removed the app')))
    await quiet()
    expect(await rowsOf('slack:T1:')).toEqual([])
    expect((await app.store.person(third.id))?.record).toBeDefined()
    const receipt = logged.find((text) => text.includes('a workspace removed the app'))
    expect(JSON.parse(receipt ?? '{}')).toMatchObject({ team: 'T1', people: 2 })
    expect(receipt).not.toMatch(/U1|U2/)
    expect(isPersonId(third.id)).toBe(true)
  })

  it('from App Home, too: nothing comes back with the last words', async () => {
    const someone = await onSlack()
    await answerAll(someone)
    const person = personAt(slack, 'T1', 'U1')
    await person.opens('home')
    const remove = await until(() =>
      tappable(person.home()?.content.blocks).find(({ value }) => value === 'delete-confirmed'),
    )
    await person.tapsHome(remove)
    await quiet()
    ahead += 2 * 60_000
    await app.store.sweep(clock())
    expect(await rowsOf(someone.id)).toEqual([])
  })
})
