import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PATIENCE_MS } from '../../patience.ts'
import { tappable } from '../../platforms/slack/person.ts'
import type { Fault, Weather } from '../../platforms/slack/platform.ts'
import { directOf, type StandInMessage } from '../../platforms/slack/world.ts'
import { createRig, type Rig } from './rig.ts'

// Random people on every surface, in two workspaces, while Slack fails at random. What must hold is checked on all that Slack saw.

const TEAMS = ['T1', 'T2'] as const
const USERS = ['U1', 'U2', 'U3'] as const
/** A day that is one person's alone. */
const dayOf = (team: string, user: string) =>
  `203${team.slice(1)}-0${user.slice(1)}-${team === 'T1' ? '17' : '23'}`
const OAUTH = { kind: 'oauth', clientId: '1.2', clientSecret: 'client-secret', stateSecret: 'state' } as const

const DEEDS = [
  'says',
  'question',
  'date',
  'command',
  'asks',
  'mention',
  'mention-general',
  'form',
  'home',
  'messages',
  'tap',
  'tap-home',
  'twice',
] as const
type Deed = {
  readonly team: (typeof TEAMS)[number]
  readonly user: (typeof USERS)[number]
  readonly what: (typeof DEEDS)[number]
  readonly pick: number
}

const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.record({
    team: fc.constantFrom(...TEAMS),
    user: fc.constantFrom(...USERS),
    what: fc.constantFrom(...DEEDS),
    pick: fc.nat(30),
  }),
  { minLength: 8, maxLength: 11 },
)

const FAULTS: readonly Fault[] = [
  { kind: '500', accepted: true },
  { kind: '500', accepted: false },
  { kind: 'hang', accepted: true },
  { kind: 'hang', accepted: false },
  { kind: 'late', ms: 280 },
  { kind: 'reset', accepted: true },
  { kind: 'internal_error', accepted: true },
  { kind: '429', seconds: 1 },
]

/** One call in `every` goes wrong, in turns of all the ways. */
function stormy(seed: number, every: number): Weather {
  let state = seed
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state
  }
  return () => (next() % every === 0 ? FAULTS[next() % FAULTS.length] : undefined)
}

async function open(): Promise<Rig> {
  const rig = await createRig({ settings: { install: OAUTH, timeoutMs: 200, quietMs: 450 } })
  const members = USERS.map((id) => ({ id }))
  for (const team of TEAMS) {
    const token = `xoxb-${team}`
    rig.platform.addTeam(team, token, members)
    const kept = { id: team, kind: 'workspace', token, installedAt: 0 }
    await rig.store.values.set(`slack/install/${team}`, JSON.stringify(kept))
  }
  return rig
}

const words = (value: unknown) => JSON.stringify(value)

/** Keys whose answer must be there, each exactly once. */
async function live(rig: Rig, all: readonly Deed[]): Promise<Set<string>> {
  const expected = new Set<string>()
  const accept = rig.ports.accept
  Object.assign(rig.ports, {
    accept: async (events: Parameters<typeof accept>[0]) => {
      await accept(events)
      for (const { key, incoming } of events) {
        const input =
          incoming.kind === 'action'
            ? incoming.action.do !== 'delete-confirmed'
            : incoming.kind === 'start' ||
              (incoming.kind === 'text' && !['question', 'date'].includes(incoming.text))
        if (input) expected.add(key)
      }
    },
  })
  for (const deed of all) await act(rig, deed)
  return expected
}

async function act(rig: Rig, { team, user, what, pick }: Deed): Promise<void> {
  const person = rig.person(user, team)
  const coming = { times: 1 + (pick % 3) }
  const day = dayOf(team, user)
  const last = <T>(list: readonly T[]): T | undefined =>
    list[list.length - 1 - (pick % Math.max(1, Math.min(3, list.length)))]
  switch (what) {
    case 'says':
      return void (await person.says(`my card ends ${day}`, { coming }))
    case 'question':
    case 'date':
      return void (await person.says(what))
    case 'command':
      return void (await person.commands(['status', 'remind', 'delete-my-data', 'help'][pick % 4] ?? ''))
    case 'asks':
      return void (await person.commands(`how do I extend it, it ends ${day}?`))
    case 'mention':
      return void (await person.mentions(`when does mine end, ${day}?`, { coming }))
    case 'mention-general':
      return void (await person.mentions('how does one extend a card?', { coming }))
    case 'form':
      return fillForm(rig, person, day)
    case 'home':
    case 'messages':
      return person.opens(what)
    case 'twice':
      await Promise.all([person.says('one'), person.says('two'), person.opens('home')])
      return
    case 'tap':
    case 'tap-home': {
      const message = what === 'tap' ? last([...person.inbox(), ...person.whispers()]) : undefined
      const all = tappable(what === 'tap' ? message?.blocks : person.home()?.content.blocks)
      const element = all[pick % Math.max(1, all.length)]
      if (!element || element.url !== undefined) return
      if (message) await person.taps(message, element, { chosen: day, coming })
      else if (what === 'tap-home') await person.tapsHome(element)
    }
  }
}

async function fillForm(rig: Rig, person: ReturnType<Rig['person']>, day: string): Promise<void> {
  await person.commands('check')
  await rig.quiet()
  try {
    await person.fills('status', 'fixed-term')
    await rig.quiet()
    await person.fills('card-until', day)
    await person.submits({ times: 2 })
  } catch {
    // The form did not open, or did not change: the conversation asks instead.
  }
}

async function calm(rig: Rig): Promise<void> {
  rig.platform.setWeather(() => undefined)
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    await rig.quiet()
    const counts = await rig.store.counts(Date.now())
    if (!counts.outbox_pending && !counts.outbox_unknown && !counts.inbox_waiting) return
    if (Date.now() > end) throw new Error(`never calm: ${words(counts)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const messagesOf = (rig: Rig): (StandInMessage & { readonly team: string })[] =>
  TEAMS.flatMap((team) =>
    (rig.platform.world.teams.get(team)?.messages ?? []).map((one) => ({ ...one, team })),
  )

function nothingLostOrDoubled(rig: Rig, expected: ReadonlySet<string>): void {
  const said = messagesOf(rig).filter(({ by }) => by === 'bot')
  const input = said
    .flatMap(({ blocks }) => words(blocks).match(/heard ([^"\\]+)/g) ?? [])
    .map((one) => one.slice(6))
  expect(input.toSorted()).toEqual([...expected].toSorted())
  // A doubtful word in a channel is said in the direct message, never in the channel again.
  const marks = said.flatMap(({ metadata, channel }) =>
    metadata ? `${channel} ${metadata.event_payload.id}` : [],
  )
  expect(marks.filter((mark, at) => marks.indexOf(mark) !== at)).toEqual([])
}

function nothingPersonalElsewhere(rig: Rig): void {
  const all = messagesOf(rig)
  for (const team of TEAMS)
    for (const user of USERS) {
      const day = dayOf(team, user)
      const own = (one: StandInMessage & { team: string }) =>
        one.team === team && one.channel === directOf(team, user)
      const others = all.filter((one) => one.by === 'bot' && !own(one))
      expect(words(others)).not.toContain(day)
      const beside = all.filter(({ by }) => by === 'bot').map(({ text, metadata }) => ({ text, metadata }))
      expect(words(beside)).not.toContain(day)
      const values = all
        .filter(({ by }) => by === 'bot')
        .flatMap(({ blocks }) =>
          tappable(blocks).map(({ value, action_id, block_id }) => ({ value, action_id, block_id })),
        )
      expect(words(values)).not.toContain(day)
      const views = [
        ...(rig.platform.world.teams.get(team)?.homes.values() ?? []),
        ...(rig.platform.world.teams.get(team)?.views.values() ?? []),
      ]
      expect(words(views.filter((view) => view.user !== user))).not.toContain(day)
      expect(words(rig.log)).not.toContain(day)
    }
}

function tokensApart(rig: Rig): void {
  for (const { token, args, method } of rig.platform.calls) {
    const place = /^D(T\d)/.exec(String(args.channel ?? args.channel_id ?? ''))?.[1]
    if (place) expect(`${method} ${token}`).toBe(`${method} xoxb-${place}`)
  }
}

test('random people, random faults: no silence, nothing twice, nothing invalid, nothing personal where others can read', async () => {
  const seeds = fc.sample(fc.tuple(deeds, fc.integer({ min: 1, max: 1e6 })), {
    numRuns: 24,
    seed: Number(process.env.FUZZ_SEED ?? 20261122),
  })
  const runOne = async ([all, seed]: readonly [Deed[], number]) => {
    const rig = await open()
    try {
      rig.platform.setWeather(stormy(seed, 6))
      const expected = await live(rig, all)
      await calm(rig)
      expect(rig.platform.invalid, `seed ${seed}`).toEqual([])
      nothingLostOrDoubled(rig, expected)
      nothingPersonalElsewhere(rig)
      tokensApart(rig)
      expect(rig.log.filter(({ level }) => level === 'fault')).toEqual([])
    } finally {
      await rig.close()
    }
  }
  for (let at = 0; at < seeds.length; at += 10) await Promise.all(seeds.slice(at, at + 10).map(runOne))
})
