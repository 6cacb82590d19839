import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Received } from '../../../src/contracts/incoming.ts'
import { tappable } from '../../platforms/slack/person.ts'
import { createRig, MARKED, type Rig, smallTurn } from './rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await createRig()
})
afterEach(async () => {
  expect(rig.platform.invalid).toEqual([])
  await rig.close()
})

const words = (value: unknown) => JSON.stringify(value)
const inChannels = () =>
  (rig.platform.world.teams.get('T1')?.messages ?? []).filter(
    (one) => one.channel.startsWith('C') && one.by === 'bot',
  )

describe('R7: the direct message', () => {
  test('an answer comes in the thread of what was said', async () => {
    const person = rig.person('U1')
    const { ts } = await person.says('hello')
    await person.says('more', { thread: ts })
    await rig.quiet()
    expect(new Set(person.inbox().map(({ thread }) => thread))).toEqual(new Set([ts]))
  })

  test('while work goes on there is a status in that thread', async () => {
    const { ts } = await rig.person('U1').says('hello')
    await rig.quiet()
    expect(rig.platform.world.teams.get('T1')?.statuses).toContainEqual(
      expect.objectContaining({ thread: ts, channel: rig.person('U1').direct }),
    )
  })

  test('a status that comes later than the answer is taken away', async () => {
    rig.platform.setWeather(({ method, args }) =>
      method === 'assistant.threads.setStatus' && args.status ? { kind: 'late', ms: 100 } : undefined,
    )
    await rig.person('U1').says('hello')
    await rig.quiet()
    expect(rig.platform.world.teams.get('T1')?.statuses.at(-1)?.status).toBe('')
  })

  test('an app from before the agent view gets its prompts in the thread that was opened', async () => {
    const person = rig.person('U1')
    const assistant_thread = {
      user_id: 'U1',
      channel_id: person.direct,
      thread_ts: '1700000000.000100',
      context: {},
    }
    await person.event({ type: 'assistant_thread_started', assistant_thread, event_ts: '1.1' })
    await rig.quiet()
    expect(
      rig.platform.calls.find(({ method }) => method.endsWith('setSuggestedPrompts'))?.args,
    ).toMatchObject({ thread_ts: '1700000000.000100' })
    expect(person.inbox()[0]?.thread).toBe('1700000000.000100')
  })

  test('opening the messages offers up to four prompts, in the language of the profile, and greets once', async () => {
    rig.platform.world.teams
      .get('T1')
      ?.members.set('U1', { id: 'U1', locale: 'ja-JP', tz: 'Asia/Tokyo', deleted: false })
    const person = rig.person('U1')
    await person.opens('messages')
    await person.opens('messages')
    await rig.quiet()
    const prompts = rig.platform.world.teams.get('T1')?.prompts ?? []
    expect(prompts.slice(0, 4).map((one) => Reflect.get(Object(one), 'title'))).toContain('カードを確認する')
    expect(person.inbox().filter((one) => words(one.blocks).includes('heard'))).toHaveLength(1)
  })

  test('a stopped session, an edit and the bot’s own words are no messages', async () => {
    const person = rig.person('U1')
    await person.event({
      type: 'agent_session_stopped',
      channel: person.direct,
      user: 'U1',
      thread_ts: '1.2',
      event_ts: '1.3',
    })
    await person.event({
      type: 'message',
      subtype: 'message_changed',
      channel: person.direct,
      channel_type: 'im',
      ts: '1.4',
    })
    await person.event({
      type: 'message',
      bot_id: 'B1',
      user: 'UBOT',
      text: 'me',
      channel: person.direct,
      channel_type: 'im',
      ts: '1.5',
    })
    await rig.quiet()
    expect(person.inbox()).toHaveLength(0)
  })

  test('what is written with /me is answered like any message', async () => {
    const person = rig.person('U1')
    await person.event({
      type: 'message',
      subtype: 'me_message',
      user: 'U1',
      text: 'wonders when the card ends',
      channel: person.direct,
      channel_type: 'im',
      ts: rig.platform.world.ts(),
    })
    await rig.quiet()
    expect(words(person.inbox())).toContain('heard')
  })

  describe('a guest of another organisation (Slack Connect) who writes a direct message', () => {
    const guest = (more: object = {}, outer: object = {}) =>
      rig.person('UG').event(
        {
          type: 'message',
          user: 'UG',
          text: `my card ends ${MARKED[2]}`,
          channel: rig.person('UG').direct,
          channel_type: 'im',
          ts: '1700000000.000700',
          user_team: 'T9',
          source_team: 'T9',
          ...more,
        },
        { times: 2 },
        { is_ext_shared_channel: true, ...outer },
      )
    beforeEach(() => {
      rig.platform.world.teams
        .get('T1')
        ?.members.set('UG', { id: 'UG', locale: 'en-US', tz: 'Asia/Tokyo', deleted: false, home: 'T9' })
    })

    test('is told once, in the thread, why not and who can change it; nothing is kept', async () => {
      await guest()
      await rig.quiet()
      const [told, ...more] = rig.person('UG').inbox()
      expect(more).toEqual([])
      expect(told?.thread).toBe('1700000000.000700')
      expect(words(told?.blocks)).toContain('another workspace')
      expect(await rig.store.person('slack:T1:UG')).toBeUndefined()
      expect(rig.platform.calls.map(({ method }) => method)).not.toContain('users.info')
    })

    test('a member of a sister workspace of the same organisation is no guest', async () => {
      await guest({ user_team: 'T1', source_team: 'T1' }, { is_ext_shared_channel: false })
      await rig.quiet()
      expect(words(rig.person('UG').inbox())).toContain('heard')
    })
  })

  test('the flow by buttons: a tap is an answer, however often Slack tells of it, and is written where the buttons stood', async () => {
    const person = rig.person('U1')
    await person.says('question')
    await rig.quiet()
    const [asked] = person.inbox()
    if (!asked) throw new Error('nothing was asked')
    const [first] = tappable(asked.blocks)
    await person.taps(asked, first ?? {}, { coming: { times: 2 } })
    await rig.quiet()
    expect(person.inbox().filter((one) => words(one.blocks).includes('heard'))).toHaveLength(1)
    expect(words(asked.blocks)).toContain('heavy_check_mark')
    expect(tappable(asked.blocks)).toHaveLength(0)
  })

  test('the flow by date picker: the day travels as the day that was picked', async () => {
    const person = rig.person('U1')
    await person.says('date')
    await rig.quiet()
    const [asked] = person.inbox()
    const picker = tappable(asked?.blocks).find(({ type }) => type === 'datepicker')
    if (!asked || !picker) throw new Error('no picker')
    expect(picker).toMatchObject({ initial_date: '2031-01-01' })
    await person.taps(asked, picker, { chosen: MARKED[1] })
    await rig.quiet()
    expect(words(person.inbox())).toContain(MARKED[1])
  })
})

describe('a direct message: where the answer stands', () => {
  const ROOT = '1700000000.000900'
  const threadsOf = (person: ReturnType<Rig['person']>) => [
    ...new Set(person.inbox().map(({ thread }) => thread)),
  ]

  test('under the message that asked, or in the thread in which it was asked', async () => {
    const person = rig.person('U1')
    const { ts } = await person.says('hello')
    await rig.quiet()
    expect(threadsOf(person)).toEqual([ts])
    await rig.person('U2').says('hello', { thread: ROOT })
    await rig.quiet()
    expect(threadsOf(rig.person('U2'))).toEqual([ROOT])
  })

  test.each(['question', 'date'])('what is pressed in a thread is answered in it (%s)', async (kind) => {
    const person = rig.person('U1')
    await person.says(kind, { thread: ROOT })
    await rig.quiet()
    const [asked] = person.inbox()
    const [first] = tappable(asked?.blocks)
    if (!asked || !first) throw new Error('nothing to press')
    await person.taps(asked, first, { chosen: MARKED[1] })
    await rig.quiet()
    expect(person.inbox().length).toBeGreaterThan(1)
    expect(threadsOf(person)).toEqual([ROOT])
  })

  test('a button on a message that stands alone is answered under that message', async () => {
    const person = rig.person('U1')
    await person.commands('status')
    await rig.quiet()
    const alone = person.inbox().find(({ blocks }) => tappable(blocks).length > 0)
    const [first] = tappable(alone?.blocks)
    if (!alone || !first) throw new Error('nothing to press')
    const before = person.inbox().length
    await person.taps(alone, first)
    await rig.quiet()
    expect([
      ...new Set(
        person
          .inbox()
          .slice(before)
          .map(({ thread }) => thread),
      ),
    ]).toEqual([alone.ts])
  })
})

describe('the greeting', () => {
  test('who writes while the tab is being opened is not greeted after their answer', async () => {
    const person = rig.person('U1')
    await person.says('hello')
    await person.opens('messages')
    await rig.quiet()
    const starts = person.inbox().filter(({ blocks }) => words(blocks).includes(':start:'))
    expect(starts).toEqual([])
    expect(words(person.inbox())).toContain('heard')
  })

  test('who opens the tab first is greeted before they write', async () => {
    const person = rig.person('U1')
    await person.opens('messages')
    await rig.quiet()
    expect(words(person.inbox()[0]?.blocks)).toContain(':start:')
  })
})

describe('R5: the command', () => {
  test('status is answered in the direct message, and the channel only hears, unseen, that it was', async () => {
    const person = rig.person('U1')
    const { body } = await person.commands('status')
    await rig.quiet()
    expect(body.response_type).toBe('ephemeral')
    expect(words(body)).not.toMatch(/20\d\d-/)
    expect(words(person.inbox())).toContain(MARKED[0])
    expect(inChannels()).toHaveLength(0)
  })

  test.each(['remind', 'delete-my-data', '通知', '削除'])('%s goes to the direct message', async (text) => {
    const person = rig.person('U1')
    await person.commands(text)
    await rig.quiet()
    expect(person.inbox()).not.toHaveLength(0)
    expect(inChannels()).toHaveLength(0)
  })

  test('help is on the spot, with every word that the command knows', async () => {
    const { body } = await rig.person('U1').commands('help')
    for (const word of ['status', 'remind', 'share', 'invite', 'delete-my-data'])
      expect(body.text).toContain(word)
  })

  test('a question is answered where it was asked, seen by the person alone', async () => {
    const person = rig.person('U1')
    await person.commands('how do I extend my card?')
    await rig.quiet()
    expect(words(person.whispers())).toContain('How to extend a card')
    expect(inChannels().every(({ onlyFor }) => onlyFor === 'U1')).toBe(true)
  })

  test('a response address that does not work any more leads to the direct message', async () => {
    rig.platform.setWeather(({ method }) =>
      method === 'response_url' ? { kind: '500', accepted: false } : undefined,
    )
    const person = rig.person('U1')
    await person.commands('how do I extend my card?')
    await rig.quiet()
    expect(words(person.inbox())).toContain('How to extend a card')
  })

  test('a response address that is not Slack’s is never called', async () => {
    let called = 0
    const elsewhere = createServer((_, response) => {
      called += 1
      response.end()
    }).listen(0, '127.0.0.1')
    await once(elsewhere, 'listening')
    const address = elsewhere.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
    const fields = {
      command: '/kigen',
      text: 'how to extend',
      team_id: 'T1',
      user_id: 'U1',
      channel_id: 'C1',
      response_url: url,
      trigger_id: rig.platform.trigger('T1', 'U1'),
    }
    await rig.platform.deliver(new URLSearchParams(fields).toString(), { form: true })
    await rig.quiet()
    elsewhere.close()
    expect(called).toBe(0)
    expect(words(rig.person('U1').inbox())).toContain('How to extend a card')
  })
})

describe('R5: a mention in a channel', () => {
  test('the general question is answered in the thread', async () => {
    const ts = await rig.person('U1').mentions('how do I extend my card?')
    await rig.quiet()
    expect(inChannels()).toEqual([expect.objectContaining({ thread: ts, channel: 'C1' })])
  })

  test('a personal one never: one line that only the person sees, with one button that opens privately', async () => {
    const person = rig.person('U1')
    await person.says('hello')
    await person.mentions(`when does my card end? I think ${MARKED[2]}`)
    await rig.quiet()
    expect(inChannels().map(({ onlyFor }) => onlyFor)).toEqual(['U1'])
    expect(words(inChannels())).not.toMatch(/2031/)
    const [whisper] = person.whispers()
    const [open] = tappable(whisper?.blocks)
    if (!whisper || !open) throw new Error('no button')
    await person.taps(whisper, open)
    await rig.quiet()
    expect(person.modal()?.content).toMatchObject({ callback_id: 'form' })
  })

  test('a button in a channel never brings somebody’s data there, whoever taps it', async () => {
    await rig.person('U1').mentions('how do I extend my card?')
    await rig.quiet()
    const [post] = inChannels()
    const [open] = tappable(post?.blocks)
    if (!post || !open) throw new Error('no button')
    await rig.person('U2').taps(post, open)
    await rig.quiet()
    expect(rig.person('U2').modal()).toBeDefined()
    expect(inChannels()).toHaveLength(1)
  })

  test('even a button of the conversation, were it in a channel, opens something private and answers nothing there', async () => {
    const person = rig.person('U1')
    for (const [channel, onlyFor] of [['C1'], ['C1', 'U1'], [person.direct, 'U1']]) {
      const message = {
        ts: '1.1',
        channel: channel ?? '',
        by: 'bot',
        text: 'x',
        blocks: [],
        ...(onlyFor && { onlyFor }),
      }
      await person.taps(message, {
        type: 'button',
        action_id: 'b0',
        value: 'home',
        text: { type: 'plain_text', text: 'x' },
      })
    }
    await rig.quiet()
    expect(rig.platform.calls.filter(({ method }) => method === 'views.open')).toHaveLength(3)
    expect(inChannels()).toHaveLength(0)
    expect(person.inbox()).toHaveLength(0)
  })

  test('a pointer that cannot be shown goes to the direct message', async () => {
    rig.platform.setWeather(({ method }) =>
      method === 'chat.postEphemeral' ? { kind: 'error', error: 'user_not_in_channel' } : undefined,
    )
    const person = rig.person('U1')
    await person.mentions('my card?')
    await rig.quiet()
    expect(words(person.inbox())).toContain('Ask me privately.')
  })

  test('a guest from another organisation is the public: no button, no direct message', async () => {
    await rig.person('UG').mentions('how do I extend my card?', { guestOf: 'T9' })
    await rig.quiet()
    expect(inChannels()).toHaveLength(1)
    expect(tappable(inChannels()[0]?.blocks)).toHaveLength(0)
    expect(rig.platform.calls.map(({ method }) => method)).not.toContain('conversations.open')
  })
})

describe('R9: everything on one screen', () => {
  test('a view loads first, then the questions; fields appear as answers make them relevant', async () => {
    const person = rig.person('U1')
    await person.commands('')
    await rig.quiet()
    const fields = () => tappable(person.modal()?.content.blocks).map(({ block }) => block)
    expect(fields()).toEqual(['status'])
    await person.fills('status', 'fixed-term')
    await rig.quiet()
    expect(fields()).toEqual(['status', 'card-until'])
    await person.fills('card-until', MARKED[1])
    await rig.quiet()
    expect(words(person.modal()?.content)).toContain(MARKED[1]) // what is filled in stays
  })

  test('a wrong answer is told beside its field, and what is filled in stays', async () => {
    const person = rig.person('U1')
    await person.shortcut()
    await rig.quiet()
    await person.fills('status', 'fixed-term')
    await rig.quiet()
    await person.fills('card-until', '1999-01-01')
    const { body } = await person.submits()
    expect(body).toEqual({ response_action: 'errors', errors: { 'card-until': 'That day is too early.' } })
    expect(person.inbox()).toHaveLength(0)
  })

  test('sent off twice it is one set of answers, and the answer is in the direct message', async () => {
    const person = rig.person('U1')
    await person.commands('check')
    await rig.quiet()
    await person.fills('status', 'fixed-term')
    await rig.quiet()
    await person.fills('card-until', MARKED[2])
    await rig.quiet()
    const { body } = await person.submits({ times: 2 })
    await rig.quiet()
    expect(body).toMatchObject({ response_action: 'update' })
    expect(person.inbox()).toHaveLength(1)
    expect(words(person.inbox())).toContain(MARKED[2])
  })

  test('R17: a form that cannot be kept stays filled in and says what to do', async () => {
    const person = rig.person('U1')
    await person.commands('check')
    await rig.quiet()
    await person.fills('status', 'permanent')
    rig.breakStore(true)
    expect((await person.submits()).body).toMatchObject({ response_action: 'errors' })
  })

  test('a form that does not open becomes the conversation', async () => {
    rig.platform.setWeather(({ method }) =>
      method === 'views.open' ? { kind: 'error', error: 'expired_trigger_id' } : undefined,
    )
    const person = rig.person('U1')
    const { body } = await person.commands('check')
    await rig.quiet()
    expect(body.text).toMatch(/direct message/)
    expect(person.inbox()).not.toHaveLength(0)
  })
})

describe('R8: App Home', () => {
  test('a stranger sees what this is, and one thing to do', async () => {
    const person = rig.person('U1')
    await person.opens('home')
    await rig.quiet()
    const primary = tappable(person.home()?.content.blocks).filter(({ style }) => style === 'primary')
    expect(primary).toHaveLength(1)
  })

  test('a person sees their own cards, settings, help, privacy and the way to delete; nobody else’s', async () => {
    await rig.person('U1').says('hello')
    await rig.quiet()
    await rig.person('U1').opens('home')
    await rig.person('U2').opens('home')
    await rig.quiet()
    const labels = tappable(rig.person('U1').home()?.content.blocks).map((one) => words(one))
    expect(words(rig.person('U1').home())).toContain(MARKED[0])
    expect(words(rig.person('U2').home())).not.toContain(MARKED[0])
    for (const one of ['language', 'hour', 'help', 'privacy', 'export', 'delete-confirmed', 'reminders'])
      expect(labels.some((label) => label.includes(one))).toBe(true)
  })

  test('what is done there is done, and Home shows it', async () => {
    const person = rig.person('U1')
    await person.says('hello')
    await rig.quiet()
    await person.opens('home')
    await rig.quiet()
    const before = person.home()?.hash
    const remove = tappable(person.home()?.content.blocks).find(({ value }) => value === 'delete-confirmed')
    expect(remove).toHaveProperty('confirm')
    await person.tapsHome(remove ?? {})
    await rig.quiet()
    expect(person.home()?.hash).not.toBe(before)
    expect(words(person.home())).not.toContain(MARKED[0])
    expect((await rig.store.person('slack:T1:U1'))?.record).toBeUndefined()
    // The words go to the Messages tab; whoever is on Home must not have to look for them there.
    expect(words(person.home())).toContain('Everything about you is deleted')
    await person.opens('home')
    await rig.quiet()
    expect(words(person.home())).not.toContain('Everything about you is deleted')
  })

  test('a button there whose answer comes to the Messages tab opens a window that says so, and leads there', async () => {
    const person = rig.person('U1')
    await person.says('hello')
    await rig.quiet()
    await person.opens('home')
    await rig.quiet()
    const before = person.inbox().length
    const help = tappable(person.home()?.content.blocks).find(({ value }) => value === 'help')
    await person.tapsHome(help ?? {})
    await rig.quiet()
    expect(person.inbox().length).toBeGreaterThan(before)
    expect(words(person.modal()?.content)).toContain('I answered in our direct message')
    expect(words(person.modal()?.content)).toContain('app_redirect?app=A111')
  })

  test.each(['language', 'hour'])(
    'the %s is changed where it is chosen: no window opens',
    async (setting) => {
      const person = rig.person('U1')
      await person.says('hello')
      await rig.quiet()
      await person.opens('home')
      await rig.quiet()
      const menu = tappable(person.home()?.content.blocks).find(({ action_id }) => action_id === setting)
      await person.tapsHome(menu ?? {})
      await rig.quiet()
      expect(person.modal()).toBeUndefined()
    },
  )

  test('who has everything deleted in the conversation is not on their Home any more', async () => {
    const person = rig.person('U1')
    await person.says('hello')
    await rig.quiet()
    await person.opens('home')
    await rig.quiet()
    const message = person.inbox().at(-1)
    if (!message) throw new Error('no message')
    await person.taps(message, {
      type: 'button',
      action_id: 'b1',
      value: 'delete-confirmed',
      text: { text: 'Delete' },
    })
    await rig.quiet()
    expect(words(person.home())).not.toContain(MARKED[0])
  })

  test('an older picture never replaces a newer one', async () => {
    const person = rig.person('U1')
    await person.opens('home')
    await rig.quiet()
    const publish = rig.platform.calls.filter(({ method }) => method === 'views.publish')
    await person.opens('home')
    await rig.quiet()
    const last = rig.platform.calls.filter(({ method }) => method === 'views.publish').at(-1)
    expect(publish[0]?.args).not.toHaveProperty('hash')
    expect(last?.args).toHaveProperty('hash')
  })
})

describe('R10: language and zone', () => {
  test('come from the profile: the language for the very first answer, the zone as soon as it is known, asked for once a day', async () => {
    await rig.close()
    const seen: Received[] = []
    rig = await createRig({
      turn: (event, record) => {
        seen.push(event)
        return smallTurn(event, record)
      },
    })
    const profile = { id: 'U1', locale: 'ja-JP', tz: 'Europe/Berlin', deleted: false }
    rig.platform.world.teams.get('T1')?.members.set('U1', profile)
    await rig.person('U1').says('hello')
    await rig.quiet()
    await rig.person('U1').says('again')
    await rig.quiet()
    expect(seen).toEqual([
      expect.objectContaining({ languageHint: 'ja-JP' }),
      expect.objectContaining({ languageHint: 'ja-JP', zoneHint: 'Europe/Berlin' }),
    ])
    expect(rig.platform.calls.filter(({ method }) => method === 'users.info')).toHaveLength(1)
  })

  test('a change of the profile counts; somebody deactivated is not written to, and is again when they are back', async () => {
    const person = rig.person('U1')
    await person.says('hello')
    await rig.quiet()
    await person.event({
      type: 'user_change',
      user: { id: 'U1', team_id: 'T1', deleted: true, locale: 'en-US', tz: 'Asia/Tokyo' },
    })
    expect((await rig.store.person('slack:T1:U1'))?.reachable).toBe(false)
    await person.event({
      type: 'user_change',
      user: { id: 'U1', team_id: 'T1', deleted: false, locale: 'ja-JP', tz: 'Asia/Tokyo' },
    })
    expect((await rig.store.person('slack:T1:U1'))?.reachable).toBe(true)
    await person.opens('home')
    await rig.quiet()
    expect(words(person.home())).toContain('設定')
  })

  test('of people whom we do not know, nothing is kept', async () => {
    await rig
      .person('U2')
      .event({ type: 'user_change', user: { id: 'U2', team_id: 'T1', deleted: false, locale: 'ja-JP' } })
    expect(await rig.store.values.list('slack/profile/')).toHaveLength(0)
  })
})
