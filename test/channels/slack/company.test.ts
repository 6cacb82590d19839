import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tappable } from '../../platforms/slack/person.ts'
import { createRig, MARKED, type Rig } from './rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await createRig()
})
afterEach(async () => {
  expect(rig.platform.invalid).toEqual([])
  await rig.close()
})
const words = (value: unknown) => JSON.stringify(value)
const member = (id: string, more = {}) =>
  rig.platform.world.teams
    .get('T1')
    ?.members.set(id, { id, locale: 'en-US', tz: 'Asia/Tokyo', deleted: false, ...more })

describe('/kigen invite @person', () => {
  test('one kind message in the other’s language, which may be ignored', async () => {
    member('U2', { locale: 'ja-JP' })
    const { body } = await rig.person('U1').commands('invite <@U2|tanaka>')
    expect(body.text).toMatch(/^Done/)
    expect(rig.person('U2').inbox()).toHaveLength(1)
    expect(words(rig.person('U2').inbox())).toContain('無視しても大丈夫')
  })

  test('once for every pair, whatever happens', async () => {
    const [first, second] = await Promise.all([
      rig.person('U1').commands('invite <@U2>'),
      rig.person('U1').commands('invite <@U2>'),
    ])
    expect([first.body.text, second.body.text].filter((text) => /before/.test(text))).toHaveLength(1)
    expect(rig.person('U2').inbox()).toHaveLength(1)
  })

  test('a doubtful one is not sent again', async () => {
    rig.platform.setWeather(({ method }) =>
      method === 'chat.postMessage' ? { kind: '500', accepted: true } : undefined,
    )
    const { body } = await rig.person('U1').commands('invite <@U2>')
    expect(body.text).toMatch(/will not send a second/)
    rig.platform.setWeather(() => undefined)
    await rig.person('U1').commands('invite <@U2>')
    expect(rig.person('U2').inbox()).toHaveLength(1)
  })

  test('five a day', async () => {
    for (let at = 0; at < 6; at += 1) member(`UN${at}`)
    const said = []
    for (let at = 0; at < 6; at += 1)
      said.push((await rig.person('U1').commands(`invite <@UN${at}>`)).body.text)
    expect(said.at(-1)).toMatch(/tomorrow/)
    expect(rig.person('UN5').inbox()).toHaveLength(0)
  })

  test('who wants none gets none, and the other cannot tell', async () => {
    await rig.person('U1').commands('invite <@U2>')
    const [invitation] = rig.person('U2').inbox()
    const no = tappable(invitation?.blocks).find(({ value }) => value === 'no-invites')
    if (!invitation || !no) throw new Error('no way to decline')
    await rig.person('U2').taps(invitation, no)
    await rig.quiet()
    const { body } = await rig.person('U3').commands('invite <@U2>')
    expect(body.text).toMatch(/^Done/)
    expect(rig.person('U2').inbox()).toHaveLength(1)
    expect(words(rig.person('U2').inbox())).toContain('no more invitations')
  })

  test.each([
    ['nobody', 'invite', /Whom/],
    ['oneself', 'invite <@U1>', /That is you/],
    ['a bot', 'invite <@UB>', /only people/],
    ['somebody who left', 'invite <@UD>', /only people/],
    ['a guest', 'invite <@UG>', /only people/],
    ['nobody whom Slack knows', 'invite <@UNOBODY>', /could not reach/],
  ])('%s cannot be invited', async (_, text, answer) => {
    member('UB', { bot: true })
    member('UD', { deleted: true })
    member('UG', { home: 'T9' })
    expect((await rig.person('U1').commands(text)).body.text).toMatch(answer)
    expect(rig.platform.calls.map(({ method }) => method)).not.toContain('chat.postMessage')
  })

  test('the operator’s switch turns it off', async () => {
    await rig.close()
    rig = await createRig({ settings: { invites: false } })
    expect((await rig.person('U1').commands('invite <@U2>')).body.text).toMatch(/turned off/)
    expect(rig.person('U2').inbox()).toHaveLength(0)
  })

  test('what the other answers is never shown to anybody', async () => {
    await rig.person('U1').commands('invite <@U2>')
    const [invitation] = rig.person('U2').inbox()
    const yes = tappable(invitation?.blocks)[0]
    await rig.person('U2').taps(invitation ?? never(), yes ?? {})
    await rig.quiet()
    await rig.person('U2').fills('status', 'fixed-term')
    await rig.quiet()
    await rig.person('U2').fills('card-until', MARKED[2])
    await rig.quiet()
    await rig.person('U2').submits()
    await rig.quiet()
    const elsewhere = rig.platform.world.teams
      .get('T1')
      ?.messages.filter(({ channel }) => channel !== rig.person('U2').direct)
    expect(words(rig.person('U2').inbox())).toContain(MARKED[2])
    expect(elsewhere).toEqual([])
  })
})

function never(): never {
  throw new Error('no message')
}

describe('telling one person one deadline', () => {
  const chosen = async () => {
    const person = rig.person('U1')
    await person.says('hello')
    await rig.quiet()
    await person.commands('share')
    await person.fills('line', '0')
    await person.fills('to', 'U2')
    await person.submits()
    return person
  }

  test('shows exactly what will be sent, and sends nothing before the yes', async () => {
    const person = await chosen()
    const preview = words(person.modal()?.content.blocks)
    expect(preview).toContain(MARKED[0])
    expect(rig.person('U2').inbox()).toHaveLength(0)
    await person.submits()
    expect(words(person.modal()?.content.blocks), 'the result says what was sent').toContain(MARKED[0])
    await rig.quiet()
    const [sent] = rig.person('U2').inbox()
    expect(rig.person('U2').inbox()).toHaveLength(1)
    for (const block of sent?.blocks ?? []) expect(preview).toContain(words(block))
    expect(sent?.text).not.toContain('2031')
  })

  test('a yes that comes twice sends once', async () => {
    const person = await chosen()
    await person.submits({ times: 2 })
    await rig.quiet()
    expect(rig.person('U2').inbox()).toHaveLength(1)
  })

  test('is seen on App Home, and can be taken back there: the message goes', async () => {
    const person = await chosen()
    await person.submits()
    await rig.quiet()
    expect(words(person.home())).toContain('What you told others')
    const back = tappable(person.home()?.content.blocks).find(({ value }) =>
      String(value).startsWith('withdraw/'),
    )
    await person.tapsHome(back ?? never())
    await rig.quiet()
    expect(rig.person('U2').inbox()).toHaveLength(0)
    expect(words(person.home())).toContain('Taken back')
  })

  test('where the message cannot be deleted, a follow-up says that it no longer holds', async () => {
    const person = await chosen()
    await person.submits()
    await rig.quiet()
    rig.platform.setWeather(({ method }) =>
      method === 'chat.delete' ? { kind: 'error', error: 'cant_delete_message' } : undefined,
    )
    const back = tappable(person.home()?.content.blocks).find(({ value }) =>
      String(value).startsWith('withdraw/'),
    )
    await person.tapsHome(back ?? never())
    await rig.quiet()
    expect(words(rig.person('U2').inbox().at(-1))).toContain('taken back')
  })

  test('a doubtful one is looked for, never sent again', async () => {
    const person = await chosen()
    rig.platform.setWeather(({ method }) =>
      method === 'chat.postMessage' ? { kind: 'hang', accepted: true } : undefined,
    )
    const { body } = await person.submits()
    expect(words(body)).toMatch(/not send it twice/)
    rig.platform.setWeather(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 250))
    await person.opens('home')
    await rig.quiet()
    expect(words(person.home())).toContain('Sent')
    expect(rig.person('U2').inbox()).toHaveLength(1)
  })

  test('not to oneself, and not to a guest', async () => {
    const person = rig.person('U1')
    await person.says('hello')
    await rig.quiet()
    await person.commands('share')
    await person.fills('line', '0')
    await person.fills('to', 'U1')
    expect((await person.submits()).body).toMatchObject({ response_action: 'errors' })
    member('UG', { home: 'T9' })
    await person.fills('to', 'UG')
    await person.submits()
    expect(words((await person.submits()).body)).toMatch(/only to people of this workspace/)
  })

  test('a stranger has nothing to tell yet, and is told so', async () => {
    await rig.person('U3').commands('share')
    expect(words(rig.person('U3').modal()?.content)).toMatch(/no deadline to tell/)
  })

  test('somebody else’s draft is not theirs to send', async () => {
    const person = await chosen()
    const draft = person.modal()?.content.private_metadata
    const body = {
      type: 'view_submission',
      team: { id: 'T1' },
      user: { id: 'U3', team_id: 'T1' },
      view: {
        id: 'V9',
        type: 'modal',
        hash: 'x',
        callback_id: 'share-confirm',
        private_metadata: draft,
        state: { values: {} },
      },
    }
    await rig.platform.deliver(new URLSearchParams({ payload: JSON.stringify(body) }).toString(), {
      form: true,
    })
    expect(rig.person('U2').inbox()).toHaveLength(0)
  })
})
