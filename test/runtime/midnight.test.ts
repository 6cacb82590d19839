import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type App, startApp } from '../../src/runtime/bootstrap/start.ts'
import { createLog } from '../../src/runtime/log.ts'
import { readSettings } from '../../src/runtime/settings/settings.ts'
import { PATIENCE_MS } from '../patience.ts'
import { type StandInLine, startLine } from '../platforms/line/line.ts'
import { settingsFor } from '../platforms/line/product.ts'
import { personAt } from '../platforms/slack/person.ts'
import { createSlackPlatform } from '../platforms/slack/platform.ts'
import { newDatabase } from '../store/databases.ts'
import { visit } from './product.ts'

/** The clock of product and platforms alike; it runs on from where it is set. */
let ahead = 0
const now = () => Date.now() + ahead
const set = (time: string) => {
  ahead = Date.parse(time) - Date.now()
}

const SECRET = 'signing-secret-of-the-stand-in'
const slack = createSlackPlatform({ signingSecret: SECRET, now })
const members = ['U1', 'U2']
let line: StandInLine
let app: App

beforeAll(async () => {
  line = await startLine({ now })
  await slack.start()
  slack.addTeam(
    'T1',
    'xoxb-T1',
    members.map((id) => ({ id })),
  )
  const settings = readSettings({
    ...settingsFor(line, { databaseUrl: await newDatabase() }),
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_BOT_TOKEN: 'xoxb-T1',
    SLACK_API_URL: slack.apiUrl(),
  })
  app = await startApp({ settings, log: createLog('silent', true), now })
  line.state.webhook = `http://127.0.0.1:${app.port}/line/webhook`
  slack.aim(`http://127.0.0.1:${app.port}`)
})
afterAll(async () => {
  await app.stop()
  await line.close()
  await slack.stop()
})

/** Says something and resolves, once something came back, to what tells all that has come since. */
type Say = (text: string) => Promise<() => Promise<string>>

async function onTheWeb(): Promise<Say> {
  const visitor = await visit(`http://127.0.0.1:${app.port}`)
  return async (text) => {
    await visitor.say({ id: randomUUID(), text })
    await app.pipeline.settled()
    return async () => JSON.stringify((await visitor.heard()).at(-1))
  }
}

async function onLine(): Promise<Say> {
  const phone = line.person()
  return async (text) => {
    const before = phone.messages().length
    await phone.says(text)
    await app.pipeline.settled()
    return async () => JSON.stringify(phone.messages().slice(before))
  }
}

async function onSlack(): Promise<Say> {
  const person = personAt(slack, 'T1', members.pop() ?? '')
  return async (text) => {
    const before = person.inbox().length
    await person.says(text)
    await vi.waitFor(() => expect(person.inbox().length).toBeGreaterThan(before), { timeout: PATIENCE_MS })
    return async () => JSON.stringify(person.inbox().slice(before))
  }
}

const DAY_MS = 86_400_000
const shown = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day))
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS

/** Slack takes its time; what was said before may still come in between. */
async function eventually(input: () => Promise<string>, ...words: readonly string[]): Promise<void> {
  const said = async () => {
    const text = await input()
    for (const word of words) expect(text).toContain(word)
  }
  await vi.waitFor(said, { timeout: PATIENCE_MS })
}

/** A day, the next one, and the last day of a card, on which offices are open. */
type Midnight = readonly [day: string, next: string, last: string]

const YEAR_END: Midnight = ['2026-12-31', '2027-01-01', '2027-01-29']
const FEBRUARY: Midnight = ['2027-02-28', '2027-03-01', '2027-03-31']
const LEAP: readonly Midnight[] = [
  ['2028-02-28', '2028-02-29', '2028-03-31'],
  ['2028-02-29', '2028-03-01', '2028-03-31'],
]

// Slack takes a message a second: two midnights show the same way there.
describe.each([
  { where: 'the web chat', open: onTheWeb, midnights: [YEAR_END, FEBRUARY, ...LEAP] },
  { where: 'LINE', open: onLine, midnights: [YEAR_END, FEBRUARY, ...LEAP] },
  { where: 'Slack', open: onSlack, midnights: LEAP },
])('midnight in Japan, on $where', ({ open, midnights }) => {
  it.each(midnights)('ends %s: a minute after it is %s, and a day less is left', async (day, next, last) => {
    set(`${day}T23:59:00+09:00`)
    const say = await open()
    for (const text of ['Mine', 'Permanent resident', 'Yes, the card', last, 'yes']) await say(text)
    const before = await say('Yes, the old date')
    await eventually(before, `As of ${shown(day)}.`, `${daysBetween(day, last)} days left`)
    set(`${next}T00:01:00+09:00`)
    const after = await say('Where was I?')
    await eventually(after, `As of ${shown(next)}.`, `${daysBetween(next, last)} days left`)
  })
})
