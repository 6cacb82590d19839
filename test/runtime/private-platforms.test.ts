import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type App, startApp } from '../../src/runtime/bootstrap/start.ts'
import { createLog } from '../../src/runtime/log.ts'
import { readSettings } from '../../src/runtime/settings/settings.ts'
import * as line from '../channels/line/samples.ts'
import { DATA_KEY, newDatabase } from '../store/databases.ts'
import { everyByte } from '../store/raw.ts'
import { type Mirror, startMirror } from './mirror.ts'
import { folder, settingsIn, startProduct } from './product.ts'
import { payload, postLine, postSlack } from './signed.ts'

const MARK = 'Zq7Marked'
/** What must never be written anywhere: words, a day in the forms that people read, numbers, secrets. */
const MARKED = [
  MARK,
  '2031-04-17',
  '17 April 2031',
  'April 17, 2031',
  '123456789018',
  'AB12345678CD',
  'xoxb-marked',
  'line-marked',
  'slack-marked',
]
const BREAK = `${MARK} breaks\n    at ${MARK} (home)`

// A turn that breaks over what was said, and quotes it.
vi.mock('../../src/domain/turn.ts', async (original) => {
  const real = await original<typeof import('../../src/domain/turn.ts')>()
  return {
    turn: (input: Parameters<typeof real.turn>[0]) => {
      if (input.incoming.kind === 'text' && input.incoming.text.startsWith(BREAK.slice(0, 12)))
        throw new Error(`cannot make anything of ${input.incoming.text}\n    at ${MARK} (home)`)
      return real.turn(input)
    },
  }
})

const SAID = [
  'hello',
  MARK,
  `my name is ${MARK} and my card ends 2031-04-17`,
  '123456789018',
  'AB12345678CD',
  BREAK,
  'show my data',
]
const TAPPED = [
  'answer/1/whose/mine',
  'answer/1/status/fixed-term',
  'answer/1/holds/yes',
  'answer/1/card-until/2031-04-17',
  'answer/1/stay-until/2031-04-17',
  'home',
  'export',
  `stop/1/card%3A${MARK}`,
  `answer/1/town/${MARK}`,
  'delete',
  'delete-confirmed',
]

const around = {
  team: { id: 'T1' },
  user: { id: 'U1', team_id: 'T1' },
  api_app_id: 'A1',
  trigger_id: `t.${MARK}`,
}
let count = 0
const event = (inner: object) => {
  count += 1
  const now = Math.floor(Date.now() / 1000)
  return { type: 'event_callback', team_id: 'T1', event_id: `Ev${count}`, event_time: now, event: inner }
}
const said = (text: string) => {
  count += 1
  const ts = `${Math.floor(Date.now() / 1000)}.${String(count).padStart(6, '0')}`
  return event({ type: 'message', channel_type: 'im', user: 'U1', channel: 'D1', ts, text })
}
const tapped = (value: string) => {
  count += 1
  const ts = `${Math.floor(Date.now() / 1000)}.${String(count).padStart(6, '0')}`
  return payload({
    type: 'block_actions',
    ...around,
    container: { type: 'message', channel_id: 'D1', message_ts: ts },
    message: { text: MARK, blocks: [{ type: 'section', text: { type: 'mrkdwn', text: MARK } }] },
    actions: [{ type: 'button', action_id: 'a', action_ts: ts, value, text: { text: MARK } }],
  })
}

describe('LINE and Slack, with right signatures and platforms that fail and repeat what they were sent,', () => {
  const lines: string[] = []
  let database = ''
  let mirror: Mirror
  let app: App
  let url = ''

  beforeAll(async () => {
    mirror = await startMirror()
    database = await newDatabase()
    const settings = readSettings({
      PORT: '0',
      DATABASE_URL: database,
      DATA_KEY,
      LINE_CHANNEL_SECRET: 'line-marked-secret',
      LINE_CHANNEL_ACCESS_TOKEN: 'line-marked-token',
      LINE_API_BASE_URL: mirror.url,
      SLACK_SIGNING_SECRET: 'slack-marked-secret',
      SLACK_BOT_TOKEN: 'xoxb-marked',
      SLACK_API_URL: `${mirror.url}/api/`,
    })
    const log = createLog('trace', true, { write: (text) => lines.push(text) })
    app = await startApp({ settings, log, now: Date.now })
    url = `http://127.0.0.1:${app.port}`
  })
  afterAll(async () => {
    await app.stop()
    await mirror.close()
  })

  it('leave nothing of what was said in the log, on the metrics page or in the database', async () => {
    const ofLine = [
      line.follow({ isUnblocked: false }),
      ...SAID.map((text) => line.text({ text })),
      ...TAPPED.map((value) => line.postback(value)),
      line.postback('answer/1/card-until', { date: '2031-04-17' }),
      line.text({ text: MARK }, { source: { type: 'group', groupId: `C${'d'.repeat(32)}` } }),
      line.unsend('5'),
      line.unfollow(),
    ]
    for (const one of ofLine) expect(await postLine(url, 'line-marked-secret', [one])).toBe(200)
    const ofSlack = [
      ...SAID.map(said),
      ...TAPPED.map(tapped),
      event({
        type: 'app_mention',
        user: 'U2',
        channel: 'C1',
        ts: '1764000000.000200',
        text: `<@UB> ${MARK}?`,
      }),
      event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' }),
      event({ type: 'user_change', user: { id: 'U1', locale: MARK, tz: MARK, deleted: false } }),
      payload({
        type: 'view_submission',
        ...around,
        view: {
          id: 'V1',
          type: 'modal',
          callback_id: 'form',
          private_metadata: '1',
          state: { values: { town: { a: { type: 'plain_text_input', value: MARK } } } },
        },
      }),
      new URLSearchParams({
        command: '/kigen',
        text: MARK,
        team_id: 'T1',
        user_id: 'U1',
        channel_id: 'C1',
        trigger_id: '9',
        response_url: `${mirror.url}/respond/${MARK}`,
      }).toString(),
      said('hello again'),
    ]
    for (const one of ofSlack)
      expect((await postSlack(url, 'slack-marked-secret', one)).status).toBeLessThan(500)
    await pause(2_500)
    const uninstalled = event({ type: 'app_uninstalled' })
    const later = { ...uninstalled, event_time: Math.floor(Date.now() / 1000) + 120 }
    expect((await postSlack(url, 'slack-marked-secret', later)).status).toBe(200)
    await pause(500)
    const metrics = await (await fetch(`${url}/metrics`)).text()
    const kept = await everyByte(database)
    expect(mirror.calls()).toBeGreaterThan(20)
    const log = lines.join('')
    expect(log).toContain('a turn failed')
    expect(log).toMatch(/"people":\d+.*a workspace removed the app/)
    expect(log).toContain('erased at the person’s request')
    for (const mark of MARKED) {
      expect(
        lines.filter((text) => text.includes(mark)),
        'the log',
      ).toEqual([])
      expect(metrics, 'the metrics page').not.toContain(mark)
      expect(kept, 'the database').not.toContain(mark)
    }
  })
})

describe('an address to answer to', () => {
  it('is called only where it is Slack’s, and led nowhere else', async () => {
    const [mirror, trap] = [await startMirror(), await startMirror()]
    const settings = readSettings({
      PORT: '0',
      DATABASE_URL: await newDatabase(),
      DATA_KEY,
      SLACK_SIGNING_SECRET: 'slack-marked-secret',
      SLACK_BOT_TOKEN: 'xoxb-marked',
      SLACK_API_URL: `${mirror.url}/api/`,
    })
    const app = await startApp({ settings, log: createLog('silent', true), now: Date.now })
    const command = (trigger: string, address: string) => {
      const who = { team_id: 'T1', user_id: 'U1', channel_id: 'C1', trigger_id: trigger }
      const what = { command: '/kigen', text: 'how do I extend my card?', response_url: address }
      return new URLSearchParams({ ...who, ...what }).toString()
    }
    const onward = `${mirror.url}/redirect/${encodeURIComponent(`${trap.url}/b`)}`
    for (const [trigger, address] of [
      ['1', `${trap.url}/a`],
      ['2', onward],
      ['3', 'file:///etc/passwd'],
    ] as const)
      await postSlack(`http://127.0.0.1:${app.port}`, 'slack-marked-secret', command(trigger, address))
    await pause(1_000)
    expect(mirror.calls()).toBeGreaterThan(0)
    expect(trap.calls()).toBe(0)
    await app.stop()
    await mirror.close()
    await trap.close()
  })
})

describe('a process that is ended by a fault nobody caught', () => {
  it.each([
    ['thrown', 'throw fault'],
    ['rejected', 'Promise.reject(fault)'],
    ['no error at all', 'throw fault.message'],
  ])('quotes nobody: %s', async (_what, how) => {
    const data = folder()
    const code = `process.on('SIGUSR2',()=>{const fault=new TypeError(process.env.FAULT);${how}})`
    const product = await startProduct(
      settingsIn(data.path, {
        FAULT: `${MARK} 2031-04-17\n    at ${MARK} (x:1:1)`,
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}`,
        LINE_CHANNEL_SECRET: 'line-marked-secret',
        LINE_CHANNEL_ACCESS_TOKEN: 'line-marked-token',
      }),
    )
    product.child.kill('SIGUSR2')
    expect(await product.ended()).toBe(1)
    await pause(100)
    const out = product.lines.join('\n')
    expect(out).toContain('"level":"fatal"')
    for (const mark of MARKED) expect(out).not.toContain(mark)
    data.remove()
  })

  it('nor when it cannot start: a database address with a password', async () => {
    const data = folder()
    const env = settingsIn(data.path, { DATABASE_URL: `postgres://u:${MARK}@[::bad/x` })
    const fault = await startProduct(env).then(
      () => '',
      (error: Error) => error.message,
    )
    expect(fault).not.toBe('')
    expect(fault).not.toContain(MARK)
    data.remove()
  })
})
