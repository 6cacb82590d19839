import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from '../../src/runtime/bootstrap/start.ts'
import { createLog } from '../../src/runtime/log.ts'
import { readSettings } from '../../src/runtime/settings/settings.ts'
import { DATA_KEY, newDatabase } from '../store/databases.ts'
import { visit } from './product.ts'

const MARK = 'Zq7Marked'
/** What must never be logged: words, a card date, a My Number, a residence card number, secrets. */
const MARKED = [MARK, '2031-04-17', '123456789018', 'AB12345678CD', 'xoxb-marked', 'line-marked']

describe('the log of the running product', () => {
  const lines: string[] = []
  let app: App
  let url = ''

  beforeAll(async () => {
    const settings = readSettings({
      PORT: '0',
      DATABASE_URL: await newDatabase(),
      DATA_KEY,
      LOG_LEVEL: 'trace',
      LINE_CHANNEL_SECRET: 'line-marked-secret',
      LINE_CHANNEL_ACCESS_TOKEN: 'line-marked-token',
      LINE_API_BASE_URL: 'http://127.0.0.1:9',
      SLACK_SIGNING_SECRET: 'slack-marked-secret',
      SLACK_BOT_TOKEN: 'xoxb-marked',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
    })
    const log = createLog('trace', true, { write: (line) => lines.push(line) })
    app = await startApp({ settings, log, now: Date.now })
    url = `http://127.0.0.1:${app.port}`
  })
  afterAll(() => app.stop())

  it('holds nothing of what a person said or answered, nor a secret, whatever route it came by', async () => {
    const visitor = await visit(url)
    for (const text of MARKED) {
      await visitor.say({ id: randomUUID(), text })
      await visitor.say({ id: randomUUID(), text: `my card ends ${text} and my name is ${MARK}` })
    }
    await visitor.say({ id: randomUUID(), question: 'card-until', card: '1', day: '2031-04-17' })
    await visitor.say({ id: randomUUID(), action: `answer/1/card-until/${MARK}` })
    await visitor.say({ id: randomUUID(), text: MARK.repeat(2_000) })
    const routes = [
      '/',
      `/${MARK}`,
      `/calendar/${MARK}.ics`,
      `/chat/messages?after=${MARK}`,
      '/privacy',
      '/metrics',
    ]
    for (const route of routes) await fetch(url + route, { headers: { cookie: MARK, authorization: MARK } })
    for (const route of ['/line/webhook', '/slack/events', '/chat/say', '/chat/session'])
      for (const body of [MARK, `{"text":"${MARK}"`, JSON.stringify({ events: [{ text: MARK }] })])
        await fetch(url + route, {
          method: 'POST',
          body,
          headers: {
            'content-type': 'application/json',
            'x-line-signature': MARK,
            'x-slack-signature': MARK,
          },
        })
    await app.pipeline.settled()
    const log = lines.join('')
    expect(lines.length).toBeGreaterThan(0)
    for (const mark of MARKED) expect(log).not.toContain(mark)
  })

  it('would show it: the same words logged on purpose are found', () => {
    createLog('trace', true, { write: (line) => lines.push(line) }).info(`a slip: ${MARK}`)
    expect(lines.join('')).toContain(MARK)
  })
})
