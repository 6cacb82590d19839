import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lineDoctor } from '../../../src/channels/line/doctor.ts'
import { type StandInLine, startLine } from '../../platforms/line/line.ts'

let line: StandInLine
let status = 200
const server = createServer((_, response) => response.writeHead(status).end())
let publicUrl = ''

beforeEach(async () => {
  line = await startLine()
  status = 200
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  publicUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  line.state.webhook = `${publicUrl}/line/webhook`
  line.state.quota = 200
})
afterEach(async () => {
  await line.close()
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

const settings = () => ({
  secrets: [line.secret],
  token: { kind: 'long-lived', token: line.accessToken } as const,
  apiBaseUrl: line.url,
  publicUrl,
})
const ills = async (more: object = {}) =>
  (await lineDoctor({ ...settings(), ...more })).filter((it) => !it.ok)

describe('the doctor for LINE', () => {
  test('finds everything well, and says what it saw', async () => {
    const findings = await lineDoctor(settings())
    expect(findings.map(({ ok, what }) => [ok, what])).toEqual([
      [true, 'the access token works; the bot is Kigen (@kigen)'],
      [true, `webhooks go to ${publicUrl}/line/webhook`],
      [true, '“Use webhook” is on'],
      [true, 'a webhook from LINE arrives'],
      [true, '0 of 200 pushes used this month'],
    ])
    expect(line.state.used).toBe(0)
  })

  test('is content with id and secret', async () => {
    expect(await ills({ token: { kind: 'stateless', channelId: line.channelId } })).toEqual([])
  })

  test('sees a token that does not work, and says where a new one is', async () => {
    const [ill] = await ills({ token: { kind: 'long-lived', token: 'old' } })
    expect(ill?.mend).toContain('LINE_CHANNEL_ACCESS_TOKEN')
    expect(JSON.stringify(ill)).not.toContain('"old"')
  })

  test.each([
    ['id', { token: { kind: 'stateless', channelId: '1' } }],
    ['secret', { secrets: ['of-another-channel'], token: { kind: 'stateless', channelId: '2000000001' } }],
  ])('sees a wrong %s: names both settings, and where each stands', async (_, wrong) => {
    const found = await ills(wrong)
    expect(found).toHaveLength(1)
    expect(found[0]?.what).toBe(
      'LINE issues no access token: LINE_CHANNEL_ID and LINE_CHANNEL_SECRET are not of one channel (400)',
    )
    expect(found[0]?.mend).toContain('LINE_CHANNEL_ID to its Channel ID')
    expect(found[0]?.mend).toContain('LINE_CHANNEL_SECRET to its Channel secret')
    expect(found[0]?.mend).toContain('tab Basic settings')
    expect(JSON.stringify(found)).not.toContain('of-another-channel')
    expect(found[0]?.mend).not.toContain('LINE_API_BASE_URL')
  })

  test('takes LINE for unreachable, and no setting for wrong, where nothing answers for a token', async () => {
    const token = { kind: 'stateless', channelId: line.channelId }
    const [ill] = await ills({ token, apiBaseUrl: 'http://127.0.0.1:59321' })
    expect(ill?.what).toBe('LINE cannot be reached: ECONNREFUSED')
    expect(ill?.mend).toBe('Check LINE_API_BASE_URL and the network.')
  })

  test('is content while one of two secrets is being replaced', async () => {
    const token = { kind: 'stateless', channelId: line.channelId }
    expect(await ills({ token, secrets: ['new', line.secret] })).toEqual([])
  })

  test('sees that LINE cannot be reached', async () => {
    const [ill] = await ills({ apiBaseUrl: 'http://127.0.0.1:59321' })
    expect(ill?.what).toContain('ECONNREFUSED')
  })

  test('sees webhooks going elsewhere', async () => {
    line.state.webhook = `${publicUrl}/old`
    expect((await ills())[0]?.mend).toContain(`${publicUrl}/line/webhook`)
  })

  test('sees that no address is set, and does not have LINE try what is not there', async () => {
    line.state.webhook = ''
    const found = await ills()
    expect(found.map(({ mend }) => mend)).toEqual([expect.stringContaining(`${publicUrl}/line/webhook`)])
    expect(line.requests.filter(({ path }) => path.endsWith('/webhook/test'))).toEqual([])
  })

  test('sees a webhook that is refused, and that the secret is the likely cause', async () => {
    status = 401
    expect((await ills())[0]).toMatchObject({
      what: expect.stringContaining('ERROR_STATUS_CODE 401'),
      mend: expect.stringContaining('LINE_CHANNEL_SECRET'),
    })
  })

  test('sees a webhook that does not arrive', async () => {
    line.state.webhook = 'http://127.0.0.1:59321/line/webhook'
    expect((await ills({ publicUrl: 'http://127.0.0.1:59321' }))[0]?.what).toContain('COULD_NOT_CONNECT')
  })

  test('sees that the month is spent', async () => {
    line.state.used = 200
    expect((await ills())[0]).toMatchObject({
      what: '200 of 200 pushes used this month',
      mend: expect.stringMatching(/^Reminders are held until \d{4}-\d\d-01 \(Japan\)/),
    })
  })
})
