import { afterAll, beforeAll, expect, test } from 'vitest'
import { PATIENCE_MS } from '../../patience.ts'
import { personAt, tappable } from '../../platforms/slack/person.ts'
import { startProductOnSlack } from '../../platforms/slack/product.ts'
import type { StandInMessage } from '../../platforms/slack/world.ts'
import { newDatabase } from '../../store/databases.ts'

// The product as it is, rules and words included, in a Slack that is not there.

let world: Awaited<ReturnType<typeof startProductOnSlack>>
const logged: string[] = []
beforeAll(async () => {
  world = await startProductOnSlack({ databaseUrl: await newDatabase(), log: (line) => logged.push(line) })
})
afterAll(async () => {
  expect(world.platform.invalid).toEqual([])
  await world.stop()
})

const someone = (user: string) => personAt(world.platform, 'T1', user)
const words = (value: unknown) => JSON.stringify(value)
const team = () => world.platform.world.teams.get('T1')
const until = async <T>(look: () => T | undefined | false): Promise<T> => {
  for (
    let end = Date.now() + PATIENCE_MS;
    Date.now() < end;
    await new Promise((resolve) => setTimeout(resolve, 20))
  ) {
    const found = look()
    if (found) return found
  }
  throw new Error('it did not come')
}
const lastWithTaps = (user: string, more: number) =>
  until(() =>
    someone(user)
      .inbox()
      .slice(more)
      .findLast(({ blocks }) => tappable(blocks).length > 0),
  )
const days = (at: number) => new Date(Date.now() + at * 86_400_000).toISOString().slice(0, 10)

/** Answers one question by its first fitting tap, as long as something is asked. */
async function tapThrough(
  user: string,
  pick: (element: Record<string, unknown>) => string | boolean | undefined,
): Promise<StandInMessage> {
  const person = someone(user)
  let seen = 0
  for (let asked = 0; asked < 25; asked += 1) {
    const message = await lastWithTaps(user, seen)
    if (message.blocks.some((block) => Reflect.get(Object(block), 'type') === 'header')) return message
    seen = person.inbox().length
    const all = tappable(message.blocks)
    const element = all.find((one) => pick(one)) ?? all[0]
    const chosen = element && pick(element)
    await person.taps(message, element ?? {}, typeof chosen === 'string' ? { chosen } : {})
  }
  throw new Error('no answer after 25 questions')
}

test('R13: from the first word to the answer, by buttons and the date picker alone', async () => {
  const person = someone('U1')
  await person.says('hello')
  const answer = await tapThrough('U1', (element) => {
    if (element.type === 'datepicker') return days(40)
    return /\/(mine|fixed-term|yes|nothing|no)$/.test(String(element.value))
  })
  expect(words(answer.blocks)).toMatch(/header/)
  expect(tappable(answer.blocks).length).toBeGreaterThan(1)
})

test('the same by the form: everything on one screen, the answer in the direct message', async () => {
  const person = someone('U2')
  await person.commands('')
  const fields = () => tappable(person.modal()?.content.blocks).map((one) => String(one.block))
  await until(() => fields().length > 0)
  for (let round = 0; round < 25; round += 1) {
    const filled = person.modal()?.values ?? {}
    const next = tappable(person.modal()?.content.blocks).find(
      (one) => filled[String(one.block)] === undefined,
    )
    if (!next) break
    const before = person.modal()?.hash
    const options = Array.isArray(next.options) ? next.options.map(({ value }) => String(value)) : []
    const value =
      next.type === 'datepicker'
        ? days(40)
        : (['mine', 'fixed-term', 'yes', 'nothing', 'no'].find((one) => options.includes(one)) ??
          options[0] ??
          'Minato')
    await person.fills(String(next.block), value)
    if (next.type !== 'plain_text_input') await until(() => person.modal()?.hash !== before)
  }
  const { body } = await person.submits()
  expect(body).toMatchObject({ response_action: 'update' })
  const answer = await until(() => person.inbox().find(({ blocks }) => words(blocks).includes('"header"')))
  expect(words(answer.blocks)).toContain('actions')
})

test('App Home shows the card, and one deadline can be told to one person', async () => {
  const person = someone('U2')
  await person.opens('home')
  await until(() => person.home() && words(person.home()?.content).includes('Settings'))
  expect(words(person.home()?.content)).toContain('header')
  await person.commands('share')
  expect(tappable(person.modal()?.content.blocks).map(({ block }) => block)).toEqual(['line', 'to'])
})

test('a general question in a channel is answered in the thread with its sources; anything else only by a whisper', async () => {
  const ts = await someone('U3').mentions('how do I extend my card?')
  await until(() => team()?.messages.find(({ thread, by }) => thread === ts && by === 'bot'))
  await someone('U3').mentions('good morning')
  await until(() => someone('U3').whispers()[0])
  const posts = team()?.messages.filter(({ channel, by }) => channel === 'C1' && by === 'bot') ?? []
  expect(posts.map(({ onlyFor }) => onlyFor)).toEqual([undefined, 'U3'])
  expect(words(posts[0]?.blocks)).toContain('https://')
})

test('status, reminders, help and deletion answer in words, and nothing is left after deletion', async () => {
  const person = someone('U1')
  for (const text of ['status', 'remind', 'delete-my-data']) {
    const before = person.inbox().length
    await person.commands(text)
    await until(() => person.inbox().length > before)
  }
  await person.opens('home')
  await until(() => person.home())
  const remove = tappable(person.home()?.content.blocks).find(({ value }) => value === 'delete-confirmed')
  await person.tapsHome(remove ?? {})
  await until(() => words(person.home()?.content).includes('When does your My Number Card end?'))
  expect((await world.app.store.person('slack:T1:U1'))?.record).toBeUndefined()
})

test('the log of all this holds no day that anybody told', () => {
  expect(logged.join('')).not.toContain(days(40))
})
