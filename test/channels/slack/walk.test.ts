import { afterAll, beforeAll, expect, test } from 'vitest'
import { PATIENCE_MS } from '../../patience.ts'
import { personAt, tappable } from '../../platforms/slack/person.ts'
import { startProductOnSlack } from '../../platforms/slack/product.ts'

// Random people walk through the product: whatever they type or press is answered, and Slack would refuse nothing of it.

let world: Awaited<ReturnType<typeof startProductOnSlack>>
beforeAll(async () => {
  world = await startProductOnSlack()
})
afterAll(async () => {
  await world.stop()
})

const TYPED = ['hello', 'status', 'help', 'calendar', 'why', '2027-03-05', 'cards', 'Check my card', '???']
const PEOPLE = 4
const DEEDS = 18

function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** What is chosen on an element, as Slack sends it. */
function choiceOf(element: Record<string, unknown>, roll: (sides: number) => number): string | undefined {
  if (element.type === 'datepicker') return dayIn(roll(300))
  const options = Array.isArray(element.options) ? element.options : []
  return options.length > 0 ? String(options[roll(options.length)]?.value) : undefined
}

async function answered(what: string, count: () => number, before: number): Promise<void> {
  for (let waited = 0; count() === before; waited += 20) {
    if (waited > PATIENCE_MS) throw new Error(`no answer to: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** One person; resolves to how many deeds were answered. */
async function walk(user: string, roll: (sides: number) => number): Promise<number> {
  const locale = roll(2) === 0 ? 'en-US' : 'ja-JP'
  world.platform.world.teams
    .get('T1')
    ?.members.set(user, { id: user, locale, tz: 'Asia/Tokyo', deleted: false })
  const person = personAt(world.platform, 'T1', user)
  const count = () => person.inbox().length
  await person.opens('messages')
  await answered('opening the Messages tab', count, 0)
  for (let deed = 0; deed < DEEDS; deed += 1) {
    const before = count()
    const message = person.inbox().findLast(({ blocks }) => tappable(blocks).length > 0)
    // A link is opened by Slack itself.
    const all = tappable(message?.blocks).filter(({ url }) => url === undefined)
    const element = all[roll(Math.max(1, all.length))]
    if (message && element && roll(4) > 0) {
      const chosen = choiceOf(element, roll)
      await person.taps(message, element, chosen === undefined ? {} : { chosen })
      await answered(JSON.stringify(element.text ?? element.type), count, before)
    } else {
      const typed = TYPED[roll(TYPED.length)] ?? 'hello'
      await person.says(typed)
      await answered(typed, count, before)
    }
  }
  return DEEDS
}

test('random people meet no silence, and nothing that Slack would refuse is sent', async () => {
  const walks = Array.from({ length: PEOPLE }, (_, at) => walk(`UW${at}`, dice(20_261_128 + at)))
  const deeds = (await Promise.all(walks)).reduce((sum, one) => sum + one, 0)
  expect(deeds).toBe(PEOPLE * DEEDS)
  expect(world.platform.invalid).toEqual([])
})

test('what is asked faster than Slack takes answers is answered in full, one post after the other', async () => {
  world.platform.world.teams
    .get('T1')
    ?.members.set('UHURRY', { id: 'UHURRY', locale: 'en-US', tz: 'Asia/Tokyo', deleted: false })
  const person = personAt(world.platform, 'T1', 'UHURRY')
  const said = ['help', 'calendar', 'status', 'cards', 'help', 'calendar', 'cards']
  const asked = await Promise.all(said.map(async (words) => (await person.says(words)).ts))
  const answeredIn = () => new Set(person.inbox().map(({ thread }) => thread))
  await answered('seven things at once', () => (asked.every((ts) => answeredIn().has(ts)) ? 1 : 0), 0)
  expect(world.platform.invalid).toEqual([])
})
