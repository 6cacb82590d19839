import { describe, expect, test } from 'vitest'
import { SCOPES, type SlackSettings } from '../../../src/channels/slack/context/settings.ts'
import { slackDoctor } from '../../../src/channels/slack/doctor.ts'

const settings: SlackSettings = {
  signingSecret: 'signing-secret',
  install: { kind: 'one-workspace', botToken: 'xoxb-secret-token' },
  appToken: 'xapp-secret-token',
  apiUrl: 'https://slack.com/api/',
  publicUrl: 'https://kigen.example.jp',
  invites: true,
}

/** A Slack, and ourselves, as the doctor meets them. */
function world(given: {
  auth?: object
  socket?: object
  scopes?: readonly string[]
  own?: number | Error
}): typeof fetch {
  return async (input) => {
    const url = String(input)
    if (url.endsWith('/slack/events')) {
      if (given.own instanceof Error) throw given.own
      return new Response('', { status: given.own ?? 401 })
    }
    const body = url.endsWith('auth.test') ? (given.auth ?? { ok: true }) : (given.socket ?? { ok: true })
    return Response.json(body, { headers: { 'x-oauth-scopes': (given.scopes ?? SCOPES).join(',') } })
  }
}
const bad = async (given: Parameters<typeof world>[0], more: Partial<SlackSettings> = {}) =>
  (await slackDoctor({ ...settings, ...more }, world(given))).filter(({ ok }) => !ok)

describe('R16: the doctor', () => {
  test('finds nothing where all is well', async () => {
    expect(await bad({})).toEqual([])
    expect(await slackDoctor(settings, world({}))).toHaveLength(4)
  })

  test.each([
    ['a wrong token', { auth: { ok: false, error: 'invalid_auth' } }, /invalid_auth/],
    ['a scope that is missing', { scopes: SCOPES.slice(1) }, /app_mentions:read/],
    ['a scope too many', { scopes: [...SCOPES, 'channels:history'] }, /channels:history/],
    [
      'a socket that does not open',
      { socket: { ok: false, error: 'not_allowed_token_type' } },
      /Socket Mode/,
    ],
    ['somebody else at our address', { own: 404 }, /404/],
    ['nobody at our address', { own: new TypeError('fetch failed') }, /cannot be reached/],
  ])('finds %s, and says what to do', async (_, given, what) => {
    const found = await bad(given)
    expect(found).toEqual([
      expect.objectContaining({ what: expect.stringMatching(what), mend: expect.stringMatching(/\w+/) }),
    ])
  })

  test('finds an address without TLS', async () => {
    expect(await bad({}, { publicUrl: 'http://localhost:3000' })).toHaveLength(1)
  })

  test('never says a secret', async () => {
    const all = [
      await slackDoctor(settings, world({})),
      await bad({ auth: { ok: false, error: 'invalid_auth' }, socket: { ok: false } }),
    ]
    expect(JSON.stringify(all)).not.toMatch(/secret/)
  })
})
