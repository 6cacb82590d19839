import { afterEach, describe, expect, test } from 'vitest'
import type { Delivery } from '../../../../src/contracts/delivery.ts'
import { personAt } from '../../../platforms/slack/person.ts'
import { createRig, MARKED, type Rig } from '../rig.ts'

const OAUTH = {
  kind: 'oauth',
  clientId: '11.22',
  clientSecret: 'client-secret',
  stateSecret: 'state-secret',
} as const

let rig: Rig
afterEach(async () => {
  expect(rig.platform.invalid).toEqual([])
  await rig.close()
})

/** The way of an administrator: our page, Slack's page, back to us. */
async function install(id: string): Promise<Response> {
  const start = await fetch(`${rig.url}/slack/install`, { redirect: 'manual' })
  const state = new URL(start.headers.get('location') ?? '').searchParams.get('state')
  const cookie = (start.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const query = new URLSearchParams({ code: `code-${id}`, state: state ?? '' })
  return fetch(`${rig.url}/slack/oauth_redirect?${query}`, { headers: { cookie } })
}

const message = (person: Delivery['person'], id = 'd1'): Delivery => ({
  id,
  person,
  messages: [
    { kind: 'text', audience: 'personal', language: 'en', notice: 'n', text: `for ${person}`, buttons: [] },
  ],
  cause: 'reminder',
  priority: 9,
  attempts: 0,
})
const read = (team: string, user: string) =>
  personAt(rig.platform, team, user)
    .inbox()
    .map(({ blocks }) => JSON.stringify(blocks))
const tokensUsed = () =>
  new Set(rig.platform.calls.filter(({ method }) => method === 'chat.postMessage').map(({ token }) => token))
const kept = async (id: string) => JSON.parse((await rig.store.values.get(`slack/install/${id}`)) ?? 'null')
const words = (value: unknown) => JSON.stringify(value)

async function twoWorkspaces() {
  rig = await createRig({ settings: { install: OAUTH } })
  rig.platform.addTeam('T2', undefined, [{ id: 'U1' }, { id: 'U2' }])
  await install('T1')
  await install('T2')
}

describe('R11: installing', () => {
  test('asks for no more than it needs, and leads back to us', async () => {
    rig = await createRig({ settings: { install: OAUTH } })
    const response = await fetch(`${rig.url}/slack/install`, { redirect: 'manual' })
    const url = new URL(response.headers.get('location') ?? '')
    expect(response.status).toBe(302)
    expect(url.searchParams.get('scope')?.split(',').sort()).toEqual([
      'app_mentions:read',
      'assistant:write',
      'chat:write',
      'commands',
      'im:history',
      'im:write',
      'users:read',
    ])
    expect(url.searchParams.get('redirect_uri')).toBe('https://kigen.example.jp/slack/oauth_redirect')
  })

  test('keeps the workspace’s tokens encrypted, and says so', async () => {
    rig = await createRig({ settings: { install: OAUTH } })
    const response = await install('T1')
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('/kigen')
    expect(await kept('T1')).toMatchObject({
      id: 'T1',
      kind: 'workspace',
      token: expect.stringContaining('xoxb-T1'),
    })
    expect(words(rig.log)).not.toContain('xoxe')
  })

  test.each(['', 'not-our-state'])('a state %j that is not ours installs nothing', async (state) => {
    rig = await createRig({ settings: { install: OAUTH } })
    const response = await fetch(
      `${rig.url}/slack/oauth_redirect?${new URLSearchParams({ code: 'code-T1', state })}`,
    )
    expect(response.status).toBe(400)
    expect(await kept('T1')).toBeNull()
  })

  test('a state of somebody else’s browser installs nothing', async () => {
    rig = await createRig({ settings: { install: OAUTH } })
    const start = await fetch(`${rig.url}/slack/install`, { redirect: 'manual' })
    const state = new URL(start.headers.get('location') ?? '').searchParams.get('state') ?? ''
    const response = await fetch(
      `${rig.url}/slack/oauth_redirect?${new URLSearchParams({ code: 'code-T1', state })}`,
    )
    expect(response.status).toBe(400)
    expect(await kept('T1')).toBeNull()
  })
})

describe('two workspaces', () => {
  test('never mix tokens or people, however they take turns', async () => {
    await twoWorkspaces()
    await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        rig.channel.sender.send(message(at % 2 ? 'slack:T1:U1' : 'slack:T2:U1', `d${at}`)),
      ),
    )
    expect(read('T1', 'U1').every((one) => one.includes('slack:T1:U1'))).toBe(true)
    expect(read('T2', 'U1').every((one) => one.includes('slack:T2:U1'))).toBe(true)
    for (const { token, method, args } of rig.platform.calls.filter(
      ({ method }) => method === 'chat.postMessage',
    ))
      expect(`${method} ${String(args.channel)}`).toContain(/xoxb-(T\d)/.exec(token)?.[1])
    expect(tokensUsed().size).toBe(2)
  })

  test('the same member id in both is two people', async () => {
    await twoWorkspaces()
    await rig.person('U1', 'T1').says('hello')
    await rig.quiet()
    await rig.person('U1', 'T2').opens('home')
    await rig.quiet()
    expect(words(rig.person('U1', 'T2').home())).not.toContain(MARKED[0])
  })
})

describe('R11: when a workspace leaves', () => {
  test.each([
    ['app_uninstalled', { type: 'app_uninstalled' }],
    ['tokens_revoked', { type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOT'] } }],
  ])(
    '%s stops it at once, erases everybody there and nobody elsewhere, and leaves a receipt',
    async (_, event) => {
      await twoWorkspaces()
      await rig.person('U1', 'T1').says('hello')
      await rig.person('U2', 'T1').says('hello')
      await rig.person('U1', 'T2').says('hello')
      await rig.quiet()
      rig.platform.uninstall('T1')
      await rig.person('U1', 'T1').event(event, { times: 2 })
      await rig.quiet()
      expect(await rig.store.person('slack:T1:U1')).toBeUndefined()
      expect(await rig.store.person('slack:T1:U2')).toBeUndefined()
      expect(await rig.store.person('slack:T2:U1')).toBeDefined()
      expect(await kept('T1')).toBeNull()
      expect(await rig.store.values.list('slack/profile/slack:T1:')).toHaveLength(0)
      expect(rig.log).toContainEqual(
        expect.objectContaining({ facts: { team: 'T1', people: 2, rows: expect.any(Number) } }),
      )
      expect(await rig.channel.sender.send(message('slack:T1:U1'))).toMatchObject({
        state: 'failed',
        reason: 'not-installed',
      })
    },
  )

  test('a member’s own token that is revoked is no reason', async () => {
    await twoWorkspaces()
    await rig.person('U1', 'T1').event({ type: 'tokens_revoked', tokens: { oauth: ['U5'] } })
    expect(await kept('T1')).not.toBeNull()
  })

  test('late words of it bring nobody back', async () => {
    await twoWorkspaces()
    rig.platform.uninstall('T1')
    await rig.person('U1', 'T1').event({ type: 'app_uninstalled' })
    await rig.quiet()
    await rig.person('U1', 'T1').says('hello')
    const { body } = await rig.person('U1', 'T1').commands('status')
    await rig.quiet()
    expect(await rig.store.person('slack:T1:U1')).toBeUndefined()
    expect(body.text).toContain('not installed')
  })

  test('an old event that comes again after a new installation does nothing', async () => {
    await twoWorkspaces()
    await rig.person('U1', 'T1').says('hello')
    await rig.quiet()
    const before = Math.floor(Date.now() / 1000) - 3_600
    await rig.person('U1', 'T1').event({ type: 'app_uninstalled' }, {}, { event_time: before })
    await rig.quiet()
    expect(await kept('T1')).not.toBeNull()
    expect(await rig.store.person('slack:T1:U1')).toBeDefined()
  })

  test('with one token for one workspace, that token is never used again', async () => {
    rig = await createRig()
    await rig.person('U1').says('hello')
    await rig.quiet()
    rig.platform.uninstall('T1')
    await rig.person('U1').event({ type: 'app_uninstalled' })
    await rig.quiet()
    const before = rig.platform.calls.length
    await rig.person('U1').says('hello again')
    expect(await rig.channel.sender.send(message('slack:T1:U1'))).toMatchObject({
      state: 'failed',
      reason: 'not-installed',
    })
    expect(await rig.store.person('slack:T1:U1')).toBeUndefined()
    expect(rig.platform.calls.slice(before)).toEqual([])
  })
})

describe('an event that would erase is checked against Slack first', () => {
  const uninstalled = { type: 'app_uninstalled' }
  const revoked = { type: 'tokens_revoked', tokens: { bot: ['UBOT'] } }
  const send = async (event: object, more = {}) => {
    await rig.person('U1', 'T1').event({ ...event }, {}, more)
    await rig.quiet()
  }
  const isKept = async () => (await rig.store.person('slack:T1:U1')) !== undefined

  test.each([
    ['uninstall, then revoked tokens', [uninstalled, revoked]],
    ['revoked tokens, then uninstall', [revoked, uninstalled]],
    ['the same uninstall twice', [uninstalled, uninstalled]],
  ])('%s: erased once; after a new installation the same events, late, erase nothing', async (_, events) => {
    await twoWorkspaces()
    await rig.person('U1', 'T1').says('hello')
    await rig.quiet()
    rig.platform.uninstall('T1')
    for (const event of events) await send(event)
    expect(await isKept()).toBe(false)
    await install('T1')
    await rig.person('U1', 'T1').says('hello again')
    await rig.quiet()
    for (const event of events) await send(event)
    expect(await isKept()).toBe(true)
    expect(await kept('T1')).not.toBeNull()
    expect(await rig.channel.sender.send(message('slack:T1:U1', 'd9'))).toMatchObject({ state: 'sent' })
  })

  test.each([-3_600, 0, 3_600, 30 * 86_400])(
    'whatever its time says (%i s from now), an event about a token that Slack calls valid erases nothing',
    async (seconds) => {
      await twoWorkspaces()
      await rig.person('U1', 'T1').says('hello')
      await rig.quiet()
      await send(uninstalled, { event_time: Math.floor(Date.now() / 1000) + seconds })
      expect(await isKept()).toBe(true)
    },
  )

  test('while Slack cannot be asked nothing is erased; the question is kept, and asked again', async () => {
    await twoWorkspaces()
    await rig.person('U1', 'T1').says('hello')
    await rig.quiet()
    rig.platform.uninstall('T1')
    rig.platform.setWeather(({ method }) =>
      method === 'auth.test' ? { kind: '500', accepted: false } : undefined,
    )
    await send(uninstalled)
    expect(await isKept()).toBe(true)
    rig.platform.setWeather(() => undefined)
    await rig.channel.start()
    await rig.quiet()
    expect(await isKept()).toBe(false)
  })

  test('a token that is refused for a reason that may pass (an IP allow list) erases nothing', async () => {
    await twoWorkspaces()
    await rig.person('U1', 'T1').says('hello')
    await rig.quiet()
    rig.platform.uninstall('T1', 'invalid_auth')
    await send(uninstalled)
    expect(await isKept()).toBe(true)
  })

  test('with one token for one workspace, a late event about the earlier token erases nothing', async () => {
    rig = await createRig()
    await rig.person('U1').says('hello')
    await rig.quiet()
    await send(uninstalled)
    expect(await isKept()).toBe(true)
    expect(await rig.channel.sender.send(message('slack:T1:U1'))).toMatchObject({ state: 'sent' })
  })

  test('an organisation that still grants access to a workspace loses nobody there', async () => {
    rig = await createRig({ settings: { install: OAUTH } })
    rig.platform.addTeam('TA', undefined, [{ id: 'UA' }], 'E1')
    await install('E1')
    await rig.person('UA', 'TA', 'E1').says('hello')
    await rig.quiet()
    await rig.person('UA', 'TA', 'E1').event({ type: 'team_access_revoked', team_ids: ['TA'] })
    await rig.quiet()
    expect(await rig.store.person('slack:TA:UA')).toBeDefined()
  })

  test('what was queued for a workspace that is gone is not posted', async () => {
    await twoWorkspaces()
    await rig.person('U1', 'T1').says('hello')
    await rig.quiet()
    rig.platform.setWeather(({ method }) =>
      method === 'chat.postMessage' ? { kind: 'error', error: 'service_unavailable' } : undefined,
    )
    await rig.person('U1', 'T1').says('one more')
    await rig.quiet()
    rig.platform.uninstall('T1')
    await send(uninstalled)
    const before = rig.person('U1', 'T1').inbox().length
    await install('T1')
    rig.platform.setWeather(() => undefined)
    await rig.person('U2', 'T1').says('hello')
    await rig.until(() => rig.person('U2', 'T1').inbox().length > 0)
    expect(rig.person('U1', 'T1').inbox()).toHaveLength(before)
    expect(await rig.store.counts(Date.now())).toMatchObject({ outbox_pending: 0 })
  })

  test('a token of another workspace is never used for people of the one before it', async () => {
    rig = await createRig()
    expect(await rig.channel.sender.send(message('slack:T7:U1'))).toMatchObject({
      state: 'held',
      reason: 'not-installed',
    })
    expect(rig.platform.calls.map(({ method }) => method)).not.toContain('conversations.open')
  })
})

describe('R11: one installation for an organisation', () => {
  const inOrganisation = async () => {
    rig = await createRig({ settings: { install: OAUTH } })
    rig.platform.addTeam('TA', undefined, [{ id: 'UA' }], 'E1')
    rig.platform.addTeam('TB', undefined, [{ id: 'UB' }], 'E1')
    await install('E1')
    await rig.person('UA', 'TA', 'E1').says('hello')
    await rig.person('UB', 'TB', 'E1').says('hello')
    await rig.quiet()
  }

  test('serves its workspaces, whose people stay apart', async () => {
    await inOrganisation()
    expect(read('TA', 'UA')).not.toHaveLength(0)
    expect(await rig.store.person('slack:TA:UA')).toBeDefined()
    expect(await rig.store.person('slack:TB:UB')).toBeDefined()
    expect(await rig.channel.sender.send(message('slack:TB:UB'))).toMatchObject({ state: 'sent' })
  })

  test('a workspace that is taken out is erased, the others stay', async () => {
    await inOrganisation()
    rig.platform.takeAway('E1', 'TA')
    await rig.person('UA', 'TA', 'E1').event({ type: 'team_access_revoked', team_ids: ['TA'] })
    await rig.quiet()
    expect(await rig.store.person('slack:TA:UA')).toBeUndefined()
    expect(await rig.store.person('slack:TB:UB')).toBeDefined()
    expect(await rig.channel.sender.send(message('slack:TA:UA'))).toMatchObject({ reason: 'not-installed' })
  })

  test('when the organisation leaves, everybody in all of it is erased', async () => {
    await inOrganisation()
    rig.platform.uninstall('E1')
    await rig.person('UA', 'TA', 'E1').event({ type: 'app_uninstalled' })
    await rig.quiet()
    expect(await rig.store.person('slack:TA:UA')).toBeUndefined()
    expect(await rig.store.person('slack:TB:UB')).toBeUndefined()
  })
})

describe('R11: renewing tokens', () => {
  const soonOver = async () => {
    await twoWorkspaces()
    await rig.store.values.set(
      'slack/install/T1',
      JSON.stringify({ ...(await kept('T1')), expiresAt: Date.now() + 60_000 }),
    )
  }
  const renewals = () =>
    rig.platform.calls.filter(
      ({ method, args }) => method === 'oauth.v2.access' && args.grant_type === 'refresh_token',
    )

  test('twenty at once use the single-use refresh token once', async () => {
    await soonOver()
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, at) => rig.channel.sender.send(message('slack:T1:U1', `d${at}`))),
    )
    expect(renewals()).toHaveLength(1)
    expect(outcomes.filter(({ state }) => state === 'failed')).toHaveLength(0)
    expect((await kept('T1')).expiresAt).toBeGreaterThan(Date.now() + 3_600_000)
  })

  test('happens also where nothing happens', async () => {
    await soonOver()
    await rig.channel.start()
    await rig.channel.settled()
    expect(renewals()).toHaveLength(1)
  })

  test('that does not work leaves the old token in use, and the log without it', async () => {
    await soonOver()
    rig.platform.setWeather(({ method }) =>
      method === 'oauth.v2.access' ? { kind: '500', accepted: false } : undefined,
    )
    expect(await rig.channel.sender.send(message('slack:T1:U1'))).toMatchObject({ state: 'sent' })
    expect(words(rig.log)).toContain('not renewed')
    expect(words(rig.log)).not.toContain('xox')
  })
})
