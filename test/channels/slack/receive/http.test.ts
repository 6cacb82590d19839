import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRig, type Rig } from '../rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await createRig()
})
afterEach(async () => {
  await rig.close()
})

const challenge = { type: 'url_verification', token: 'old', challenge: 'abc' }

describe('R1: only what Slack signed is read', () => {
  test('a signed body is taken, the challenge of the address answered', async () => {
    expect(await rig.platform.deliver(challenge)).toMatchObject({ status: 200, body: { challenge: 'abc' } })
  })

  test.each([
    ['another secret', { secret: 'not-ours' }],
    ['six minutes old', { age: 360 }],
    ['six minutes ahead', { age: -360 }],
    ['a time that is no number', { headers: { 'x-slack-request-timestamp': 'soon' } }],
    ['no signature', { headers: { 'x-slack-signature': '' } }],
  ])('%s is refused', async (_, how) => {
    expect(await rig.platform.deliver(challenge, how)).toMatchObject({ status: 401 })
  })

  test.each([290, -290])('%i seconds of age are still genuine', async (age) => {
    expect(await rig.platform.deliver(challenge, { age })).toMatchObject({ status: 200 })
  })

  test.each([
    ['old', 360, 360],
    ['ahead', -360, -360],
  ])(
    'a right signature with a time-stamp that is %s is said to be a matter of the clock',
    async (_, age, off) => {
      await rig.platform.deliver(challenge, { age })
      const [line] = rig.log.filter(({ text }) => /clock/.test(text))
      expect(line?.level).toBe('error')
      expect(Math.abs(Number(Reflect.get(line?.facts ?? {}, 'seconds')) - off)).toBeLessThanOrEqual(2)
    },
  )

  test('a wrong signature says nothing of the clock, whatever its time-stamp', async () => {
    await rig.platform.deliver(challenge, { age: 360, secret: 'not-ours' })
    expect(rig.log.filter(({ text }) => /clock/.test(text))).toEqual([])
    expect(rig.log.map(({ text }) => text).join()).toContain('SLACK_SIGNING_SECRET')
  })

  test('one changed byte after signing is refused', async () => {
    const headers = { 'x-slack-signature': `v0=${'0'.repeat(64)}` }
    expect(await rig.platform.deliver(challenge, { headers })).toMatchObject({ status: 401 })
  })
})

describe('bodies that are no work', () => {
  test.each([
    ['broken JSON', '{', {}, 400],
    ['null', 'null', {}, 200],
    ['a form with a broken payload', 'payload=%7B', { form: true }, 400],
    ['an unknown type', { type: 'from_the_future' }, {}, 200],
    ['Slack looking at our certificate', 'ssl_check=1&token=x', { form: true }, 200],
    ['an event without its parts', { type: 'event_callback' }, {}, 200],
    [
      'an unknown event',
      { type: 'event_callback', team_id: 'T1', event_id: 'Ev', event_time: 1, event: { type: 'new_thing' } },
      {},
      200,
    ],
  ])('%s gets %s', async (_, body, how, status) => {
    expect(await rig.platform.deliver(body, how)).toMatchObject({ status })
  })

  test('a form type with a charset, as proxies write it, is read', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
    expect(await rig.platform.deliver('ssl_check=1', { form: true, headers })).toMatchObject({ status: 200 })
  })

  test('more than a megabyte is not read', async () => {
    expect((await rig.platform.deliver({ type: 'x'.repeat(1_100_000) })).status).toBe(413)
  })
})

describe('R1, R2: committed under its key, then acknowledged', () => {
  test('the same message three times, as event and as retries, is one', async () => {
    const person = rig.person('U1')
    const { ts } = await person.says('hello', { coming: { times: 3 } })
    await rig.quiet()
    const input = person.inbox().filter(({ blocks }) => JSON.stringify(blocks).includes('heard'))
    expect(input).toHaveLength(1)
    expect(JSON.stringify(input[0]?.blocks)).toContain(ts)
  })

  test('R2: a retry that is the first to arrive is not dropped by its header', async () => {
    const person = rig.person('U1')
    await person.says('hello', { coming: { retry: true } })
    await rig.quiet()
    expect(person.inbox()).not.toHaveLength(0)
  })

  test('two events with two ids about one message are one', async () => {
    const person = rig.person('U1')
    const { ts } = await person.says('hello')
    await person.event({
      type: 'app_mention',
      user: 'U1',
      text: '<@UBOT> hello',
      ts,
      event_ts: ts,
      channel: person.direct,
    })
    await rig.quiet()
    expect(person.inbox().filter(({ blocks }) => JSON.stringify(blocks).includes('heard'))).toHaveLength(1)
  })

  test('what cannot be kept is not acknowledged, and comes again', async () => {
    const person = rig.person('U1')
    rig.breakStore(true)
    const first = await person.says('hello')
    expect(first.replies.map(({ status }) => status)).toEqual([500])
    rig.breakStore(false)
    await person.says('hello', { ts: first.ts, coming: { retry: true } })
    await rig.quiet()
    expect(person.inbox()).not.toHaveLength(0)
  })

  test('R17: a command that could not be kept says so, with one next step', async () => {
    rig.breakStore(true)
    const { status, body } = await rig.person('U1').commands('status')
    expect(status).toBe(200)
    expect(body.text).toMatch(/try once more/i)
  })

  test('acknowledged, each of a hundred, while Slack itself hangs', async () => {
    rig.platform.setWeather(({ method }) =>
      method.startsWith('chat.') ? undefined : { kind: 'hang', accepted: false },
    )
    const people = Array.from({ length: 100 }, (_, at) => {
      rig.platform.world.teams
        .get('T1')
        ?.members.set(`UX${at}`, { id: `UX${at}`, locale: 'en-US', tz: 'Asia/Tokyo', deleted: false })
      return rig.person(`UX${at}`)
    })
    const statuses: (number | undefined)[] = []
    for (let at = 0; at < people.length; at += 5) {
      const said = await Promise.all(people.slice(at, at + 5).map((person) => person.says('hello')))
      statuses.push(...said.map(({ replies }) => replies[0]?.status))
    }
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(statuses).toHaveLength(100)
  })
})

describe('R15: the end of a process', () => {
  test('nothing more is taken in, what was taken is done', async () => {
    const person = rig.person('U1')
    await person.says('hello')
    await rig.channel.stop()
    expect((await person.says('again')).replies.map(({ status }) => status)).toEqual([503])
    await rig.quiet()
    expect(person.inbox()).not.toHaveLength(0)
  })
})

describe('a message that its sender takes back', () => {
  test('is forgotten, whatever the order', async () => {
    const forgotten: string[] = []
    const forget = rig.store.forgetEvent
    rig.store.forgetEvent = async (key) => {
      forgotten.push(key)
      await forget(key)
    }
    const person = rig.person('U1')
    const { ts } = await person.says('my card ends 2031-07-17')
    await person.event({
      type: 'message',
      subtype: 'message_deleted',
      channel: person.direct,
      channel_type: 'im',
      deleted_ts: ts,
      ts: rig.platform.world.ts(),
    })
    expect(forgotten).toEqual([`slack:T1:message:${person.direct}:${ts}`])
  })
})
