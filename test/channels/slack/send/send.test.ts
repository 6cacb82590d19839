import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CODES_BY_CONCERN } from '../../../../src/channels/slack/api/error-codes.ts'
import type { Delivery, Outcome } from '../../../../src/contracts/delivery.ts'
import type { Message } from '../../../../src/contracts/message.ts'
import { personAt } from '../../../platforms/slack/person.ts'
import type { Fault } from '../../../platforms/slack/platform.ts'
import { answerCard, createRig, MARKED, question, type Rig } from '../rig.ts'

let rig: Rig
let clock: number
beforeEach(async () => {
  clock = Date.now()
  rig = await createRig({ now: () => clock })
})
afterEach(async () => {
  expect(rig.platform.invalid).toEqual([])
  await rig.close()
})

const text = (words: string): Message<'personal'> => ({
  kind: 'text',
  audience: 'personal',
  language: 'en',
  notice: 'Something for you',
  text: words,
  buttons: [],
})
const delivery = (more: Partial<Delivery> = {}): Delivery => ({
  id: 'delivery-1',
  person: 'slack:T1:U1',
  messages: [text('one'), text('two'), text('three')],
  cause: 'reply',
  priority: 5,
  attempts: 0,
  ...more,
})
const inbox = (user = 'U1') => personAt(rig.platform, 'T1', user).inbox()
const posts = () => rig.platform.calls.filter(({ method }) => method === 'chat.postMessage')
const wordsOf = () => inbox().map(({ blocks }) => JSON.stringify(blocks))

/** Attempts as the outbox makes them: each knows what the one before came to. */
async function until(
  first: Delivery,
  weather: (attempt: number) => Fault | undefined,
): Promise<{ outcomes: Outcome[] }> {
  let next = first
  const outcomes: Outcome[] = []
  for (let attempt = 0; attempt < 12; attempt += 1) {
    let posted = -1
    rig.platform.setWeather(({ method }) => {
      if (method !== 'chat.postMessage') return undefined
      posted += 1
      return weather(attempt * 10 + posted)
    })
    const began = clock
    const outcome = await rig.channel.sender.send(next)
    outcomes.push(outcome)
    if (outcome.state === 'sent' || outcome.state === 'failed') break
    const memo = 'memo' in outcome ? outcome.memo : undefined
    clock = Math.max(clock + 5_000, outcome.notBefore ?? 0)
    next = {
      ...first,
      attempts: attempt + 1,
      firstAttemptAt: first.firstAttemptAt ?? began,
      ...(memo && { memo }),
    }
  }
  return { outcomes }
}

describe('R4: one attempt a claim', () => {
  test('what is sent bears an opaque mark, no previews, and words without data for the notification', async () => {
    expect(await rig.channel.sender.send(delivery({ messages: [answerCard()] }))).toMatchObject({
      state: 'sent',
    })
    const [post] = posts()
    expect(post?.args).toMatchObject({
      unfurl_links: 'false',
      unfurl_media: 'false',
      text: 'Kigen has something for you',
    })
    const [sent] = inbox()
    expect(sent?.metadata).toEqual({
      event_type: 'kigen_delivery',
      event_payload: { id: expect.stringMatching(/^[\w-]{22}$/) },
    })
    expect(sent?.metadata?.event_payload.id).not.toContain('delivery')
  })

  test.each<[string, Fault]>([
    ['5xx', { kind: '500', accepted: true }],
    ['a hang', { kind: 'hang', accepted: true }],
    ['a broken connection', { kind: 'reset', accepted: true }],
    ['internal_error', { kind: 'internal_error', accepted: true }],
  ])(
    '%s leaves an unknown fate, is asked of Slack once, and not sent again when it arrived',
    async (_, fault) => {
      const { outcomes } = await until(delivery(), (n) => (n === 1 ? fault : undefined))
      expect(outcomes.map(({ state }) => state)).toEqual(['unknown', 'sent'])
      expect(posts()).toHaveLength(3)
      expect(wordsOf()).toHaveLength(3)
      const history = rig.platform.calls.find(({ method }) => method === 'conversations.history')
      expect(Number(history?.args.limit)).toBeLessThanOrEqual(15)
    },
  )

  test('and is sent again, after the quiet time, when it did not', async () => {
    const { outcomes } = await until(delivery(), (n) =>
      n === 1 ? { kind: 'hang', accepted: false } : undefined,
    )
    expect(outcomes.map(({ state }) => state)).toEqual(['unknown', 'sent'])
    expect(outcomes[0]).toHaveProperty('notBefore')
    expect(wordsOf()).toHaveLength(3)
  })

  test('a process that ended in the midst is taken for an unknown fate: no note, but an attempt was begun', async () => {
    await rig.channel.sender.send(delivery({ messages: [text('one'), text('two')] }))
    const before = posts().length
    const again = await rig.channel.sender.send(
      delivery({ messages: [text('one'), text('two')], attempts: 1, firstAttemptAt: clock - 1_000 }),
    )
    expect(again).toMatchObject({ state: 'sent' })
    expect(posts()).toHaveLength(before)
  })

  test('in a thread it is the thread that is looked through', async () => {
    const replyTo = {
      surface: 'dm',
      channel: personAt(rig.platform, 'T1', 'U1').direct,
      thread: '1700000000.000100',
    }
    const { outcomes } = await until(delivery({ replyTo, firstAttemptAt: clock }), (n) =>
      n === 0 ? { kind: '500', accepted: true } : undefined,
    )
    expect(outcomes.map(({ state }) => state)).toEqual(['unknown', 'sent'])
    expect(rig.platform.calls.map(({ method }) => method)).toContain('conversations.replies')
    expect(wordsOf()).toHaveLength(3)
  })

  test('more messages than one page between the attempts hide nothing', async () => {
    const { outcomes } = await until(delivery(), (n) => {
      if (n !== 2) return undefined
      return { kind: 'late', ms: 1 }
    })
    for (let at = 0; at < 40; at += 1)
      rig.platform.world.teams.get('T1')?.messages.push({
        ts: rig.platform.world.ts(),
        channel: personAt(rig.platform, 'T1', 'U1').direct,
        by: 'U1',
        text: 'x',
        blocks: [],
      })
    const again = await rig.channel.sender.send(delivery({ attempts: 1, firstAttemptAt: clock - 60_000 }))
    expect(outcomes.at(-1)?.state).toBe('sent')
    expect(again.state).toBe('sent')
    expect(wordsOf()).toHaveLength(3)
  })

  test('429 is surely not sent: again when Slack says, with nothing asked in between', async () => {
    const { outcomes } = await until(delivery(), (n) => (n === 1 ? { kind: '429', seconds: 30 } : undefined))
    expect(outcomes[0]).toMatchObject({
      state: 'retry',
      reason: 'ratelimited',
      notBefore: expect.any(Number),
    })
    expect(outcomes.at(-1)?.state).toBe('sent')
    expect(rig.platform.calls.map(({ method }) => method)).not.toContain('conversations.history')
    expect(wordsOf()).toHaveLength(3)
  })

  test('while Slack has closed the method, another delivery does not knock', async () => {
    rig.platform.setWeather(({ method }) =>
      method === 'chat.postMessage' ? { kind: '429', seconds: 30 } : undefined,
    )
    await rig.channel.sender.send(delivery())
    expect(
      await rig.channel.sender.send(delivery({ id: 'delivery-2', person: 'slack:T1:U2' })),
    ).toMatchObject({ state: 'retry', notBefore: expect.any(Number) })
    expect(posts()).toHaveLength(1)
  })

  test('a burst beyond one a second and channel waits in the outbox, not in the process', async () => {
    const many = Array.from({ length: 12 }, (_, at) => text(`n${at}`))
    const { outcomes } = await until(delivery({ messages: many }), () => undefined)
    expect(outcomes.length).toBeGreaterThan(1)
    expect(outcomes.slice(0, -1).every(({ state }) => state === 'retry')).toBe(true)
    expect(wordsOf().map((one) => /n(\d+)/.exec(one)?.[1])).toEqual(many.map((_, at) => String(at)))
  })

  const refusing = (error: string, method = 'chat.postMessage') =>
    rig.platform.setWeather((called) => (called.method === method ? { kind: 'error', error } : undefined))

  test.each(['user_not_found', 'user_disabled', 'is_archived', 'cannot_dm_bot'])(
    '%s is about the person: final, and the person unreachable',
    async (error) => {
      refusing(error)
      expect(await rig.channel.sender.send(delivery())).toMatchObject({
        state: 'failed',
        reason: error,
        unreachable: true,
      })
    },
  )

  test.each(CODES_BY_CONCERN.installation)(
    '%s is about the installation: it waits, and nobody is given up',
    async (error) => {
      refusing(error)
      const outcome = await rig.channel.sender.send(delivery())
      expect(outcome).toMatchObject({ state: 'held', reason: error })
      expect(outcome).not.toHaveProperty('unreachable')
    },
  )

  test.each([...CODES_BY_CONCERN.message, ...CODES_BY_CONCERN.us, 'a_code_of_next_year'])(
    '%s fails this delivery only, and nobody is given up',
    async (error) => {
      refusing(error)
      const outcome = await rig.channel.sender.send(delivery())
      expect(outcome).toMatchObject({ state: 'failed', reason: error })
      expect(outcome).not.toHaveProperty('unreachable')
    },
  )

  test.each(CODES_BY_CONCERN.platform)(
    '%s is Slack’s own trouble: again later, or reconciled',
    async (error) => {
      refusing(error)
      expect(['retry', 'unknown']).toContain((await rig.channel.sender.send(delivery())).state)
    },
  )

  test.each([403, 404, 451])('HTTP %i, which a proxy answers, loses nothing: again later', async (status) => {
    const { outcomes } = await until(delivery(), (n) => (n === 1 ? { kind: 'http', status } : undefined))
    expect(outcomes.map(({ state }) => state)).toEqual(['retry', 'sent'])
    expect(wordsOf()).toHaveLength(3)
  })

  test('a refused token holds everybody of the workspace, is told once, and Slack is not asked for each', async () => {
    rig.platform.uninstall('T1')
    const outcomes = await Promise.all(
      ['U1', 'U2', 'U3'].map((user) =>
        rig.channel.sender.send(delivery({ id: user, person: `slack:T1:${user}` })),
      ),
    )
    const later = await rig.channel.sender.send(delivery({ id: 'later' }))
    expect([...outcomes, later].map(({ state }) => state)).toEqual(['held', 'held', 'held', 'held'])
    const told = rig.log.filter(
      ({ level, text }) => level === 'error' && /everything of this workspace/.test(text),
    )
    expect(told).toHaveLength(1)
    const asked = rig.platform.calls.length
    await rig.channel.sender.send(delivery({ id: 'latest' }))
    expect(rig.platform.calls).toHaveLength(asked)
  })

  test('with the token working again, what was held goes out, each message once', async () => {
    rig.platform.uninstall('T1')
    const first = await rig.channel.sender.send(delivery())
    const token = rig.platform.world.tokens.get('xoxb-T1')
    if (token) token.revoked = false
    clock = ('notBefore' in first && first.notBefore) || clock
    const memo = 'memo' in first ? first.memo : undefined
    const again = delivery({ attempts: 1, firstAttemptAt: clock - 1_000, ...(memo && { memo }) })
    expect(await rig.channel.sender.send(again)).toMatchObject({ state: 'sent' })
    expect(wordsOf()).toHaveLength(3)
    expect(rig.log.map(({ text }) => text)).toContain('slack: the installation works again')
  })

  test('an old address of the direct message is asked for anew, once', async () => {
    await rig.store.values.set('slack/direct/slack:T1:U1', 'DOLD')
    const { outcomes } = await until(delivery(), () => undefined)
    expect(outcomes.map(({ state }) => state)).toEqual(['retry', 'sent'])
    expect(wordsOf()).toHaveLength(3)
  })

  test('a doubtful post in a channel, whose history is not ours to read, is never posted there again: it goes to the direct message', async () => {
    const replyTo = {
      surface: 'channel',
      channel: 'C1',
      thread: '1.1',
      user: 'U1',
      threaded: false,
      guest: false,
    }
    const open: Message<'public'> = { ...answerCard('your day'), audience: 'public', buttons: [] }
    const { outcomes } = await until(delivery({ messages: [open], replyTo }), (n) =>
      n === 0 ? { kind: '500', accepted: true } : undefined,
    )
    expect(outcomes.at(-1)?.state).toBe('sent')
    const inChannel = rig.platform.world.teams.get('T1')?.messages.filter(({ channel }) => channel === 'C1')
    expect(inChannel).toHaveLength(1)
    expect(inbox()).toHaveLength(1)
  })

  test('random faults at every post: each message once, in order', async () => {
    const faults: fc.Arbitrary<Fault | undefined> = fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constantFrom('500' as const, 'internal_error' as const, 'reset' as const),
          accepted: fc.boolean(),
        }),
      },
      { weight: 1, arbitrary: fc.constant({ kind: '429' as const, seconds: 3 }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'error' as const, error: 'service_unavailable' }) },
    )
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(faults, { maxLength: 14 }), async (all) => {
        run += 1
        clock += 100_000
        const member = `UR${run}`
        rig.platform.world.teams
          .get('T1')
          ?.members.set(member, { id: member, locale: 'en-US', tz: 'Asia/Tokyo', deleted: false })
        let n = 0
        const { outcomes } = await until(delivery({ id: `d${run}`, person: `slack:T1:${member}` }), () => {
          n += 1
          return n <= 7 ? all[n] : undefined
        })
        expect(outcomes.at(-1)?.state).toBe('sent')
        expect(inbox(member).map(({ blocks }) => /one|two|three/.exec(JSON.stringify(blocks))?.[0])).toEqual([
          'one',
          'two',
          'three',
        ])
      }),
      { numRuns: 40 },
    )
  })
})

describe('R5: whatever a delivery’s address says, nothing personal goes where others read', () => {
  test('a personal message addressed to a channel goes to the direct message', async () => {
    const replyTo = {
      surface: 'channel',
      channel: 'C1',
      thread: '1.1',
      user: 'U1',
      threaded: true,
      guest: false,
    }
    expect(await rig.channel.sender.send(delivery({ messages: [answerCard()], replyTo }))).toMatchObject({
      state: 'sent',
    })
    expect(inbox()).toHaveLength(1)
    expect(
      rig.platform.world.teams.get('T1')?.messages.filter(({ channel }) => channel === 'C1'),
    ).toHaveLength(0)
  })

  test('an address that pretends that a channel is a direct message is not believed', async () => {
    const replyTo = { surface: 'dm', channel: 'C1', thread: '1.1' }
    await rig.channel.sender.send(delivery({ messages: [answerCard(), question], replyTo }))
    expect(
      rig.platform.world.teams.get('T1')?.messages.filter(({ channel }) => channel === 'C1'),
    ).toHaveLength(0)
    expect(inbox()).toHaveLength(2)
  })

  test('a fault is told without what was said', async () => {
    rig.platform.setWeather(() => ({ kind: 'error', error: 'invalid_blocks' }))
    await rig.channel.sender.send(delivery({ messages: [answerCard()] }))
    expect(JSON.stringify(rig.log)).not.toContain(MARKED[0])
    expect(rig.log).not.toHaveLength(0)
  })
})

describe('R10: nobody is woken where they are', () => {
  const night = Date.UTC(2026, 10, 22, 0, 30) // 9:30 in Japan, 1:30 in Berlin
  const from = async (zone: string) => {
    clock = night
    await rig.store.values.set('slack/profile/slack:T1:U1', JSON.stringify({ zone, at: night }), {
      owner: 'slack:T1:U1',
    })
  }

  test('a reminder waits for the morning of the person’s zone', async () => {
    await from('Europe/Berlin')
    const outcome = await rig.channel.sender.send(delivery({ cause: 'reminder' }))
    expect(outcome).toEqual({ state: 'held', reason: 'night-there', notBefore: Date.UTC(2026, 10, 22, 7) })
    clock = Date.UTC(2026, 10, 22, 7)
    expect(await rig.channel.sender.send(delivery({ cause: 'reminder', attempts: 1 }))).toMatchObject({
      state: 'sent',
    })
  })

  test.each([
    ['in Japan', 'Asia/Tokyo', {}],
    ['of the last day', 'Europe/Berlin', { priority: 9 }],
    ['in a zone that nobody knows', 'Mars/Olympus', {}],
  ])('one %s goes at once', async (_, zone, more) => {
    await from(zone)
    expect(await rig.channel.sender.send(delivery({ cause: 'reminder', ...more }))).toMatchObject({
      state: 'sent',
    })
  })

  test('an answer is never kept back', async () => {
    await from('Europe/Berlin')
    expect(await rig.channel.sender.send(delivery())).toMatchObject({ state: 'sent' })
  })
})
