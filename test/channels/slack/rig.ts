import type { AddressInfo } from 'node:net'
import express from 'express'
import { type SlackChannel, slackChannel } from '../../../src/channels/slack/channel.ts'
import type { FormAnswers, SlackPorts } from '../../../src/channels/slack/context/ports.ts'
import type { SlackSettings } from '../../../src/channels/slack/context/settings.ts'
import type { Received } from '../../../src/contracts/incoming.ts'
import type { CardMessage, Message } from '../../../src/contracts/message.ts'
import type { PersonRecord } from '../../../src/domain/conversation/state/record.ts'
import type { TurnResult } from '../../../src/domain/turn.ts'
import { createPipeline, type Pipeline } from '../../../src/pipeline/pipeline.ts'
import { createTurnRunner } from '../../../src/pipeline/turn-runner.ts'
import type { Store } from '../../../src/store/contract/store.ts'
import { PATIENCE_MS } from '../../patience.ts'
import { personAt } from '../../platforms/slack/person.ts'
import { createSlackPlatform, type SlackPlatform } from '../../platforms/slack/platform.ts'
import { newStore } from '../../store/databases.ts'

const SECRET = 'signing-secret-of-the-stand-in'
/** Days that only ever belong where one person alone reads. */
export const MARKED = ['2031-07-17', '2031-09-23', '2031-11-05'] as const

const base = (language: 'en' | 'ja' = 'en') => ({
  language,
  notice: 'Kigen has something for you',
  buttons: [],
})

/** An answer with a person's own day in every part of it. */
export const answerCard = (day: string = MARKED[0]): CardMessage<'personal'> => ({
  ...base(),
  kind: 'card',
  audience: 'personal',
  tone: 'by-date',
  band: 'By a date',
  headline: `Extend your card by ${day}`,
  lead: [`The law's last day is ${day}.`],
  rows: [
    { label: 'By', value: day, note: 'era' },
    { label: 'Where', value: 'City office' },
  ],
  sections: [{ title: 'Bring', items: [{ text: 'My Number Card', note: 'マイナンバーカード' }] }],
  small: ['Checked on a day.'],
  links: [{ label: 'The law', url: 'https://example.jp/law' }],
  alt: `Extend your card by ${day}`,
  buttons: [
    { label: 'Why', action: { do: 'explain', card: '1' } },
    { label: 'Done', action: { do: 'done', card: '1', on: 'extend' }, style: 'primary' },
  ],
})

export const question: Message<'personal'> = {
  ...base(),
  kind: 'question',
  audience: 'personal',
  question: 'status',
  card: '1',
  text: 'What is your residence status?',
  choices: ['fixed-term', 'permanent', 'special'].map((value) => ({
    label: value,
    action: { do: 'answer' as const, card: '1', on: 'status', value },
  })),
  buttons: [{ label: 'Not sure', action: { do: 'unsure', on: 'status' } }],
}

export const dateQuestion: Message<'personal'> = {
  ...base(),
  kind: 'question',
  audience: 'personal',
  question: 'card-until',
  card: '1',
  text: 'Which date is on your card?',
  choices: [],
  date: { label: 'Pick the date', initial: '2031-01-01' },
  buttons: [],
}

const text = (words: string): Message<'personal'> => ({
  ...base(),
  kind: 'text',
  audience: 'personal',
  text: words,
})

const general: Message<'public'> = {
  ...answerCard('the day on your card'),
  audience: 'public',
  headline: 'How to extend a card',
  buttons: [],
}
const pointer: Message<'public'> = { ...base(), kind: 'text', audience: 'public', text: 'Ask me privately.' }

const record: PersonRecord = {
  v: 1,
  language: 'en',
  languageChosen: false,
  cards: [],
  active: '1',
  settings: { reminders: true, rhythm: 'normal' },
  snoozed: {},
  stopped: [],
  misunderstood: 0,
  greeted: true,
}

/** A small product: says which event it answers, so that a test can see that nothing is lost and nothing doubled. */
export function smallTurn({ key, incoming }: Received, before: PersonRecord | undefined): TurnResult {
  const kept = before ?? record
  const say = (messages: readonly Message[]): TurnResult => ({ record: kept, messages, reminders: [] })
  switch (incoming.kind) {
    case 'ask-in-public':
      return { record: before, messages: [/extend/.test(incoming.text) ? general : pointer], reminders: [] }
    case 'answers':
      return say([answerCard(incoming.answers['card-until'] ?? MARKED[0])])
    case 'action':
      if (incoming.action.do === 'delete-confirmed')
        return { record: undefined, messages: [text('Gone.')], reminders: [] }
      if (incoming.action.do === 'answer')
        return say([text(`heard ${key}`), answerCard(incoming.action.value)])
      return say([text(`heard ${key}`), answerCard()])
    case 'text':
      if (incoming.text === 'question') return say([question])
      if (incoming.text === 'date') return say([dateQuestion])
      return say([text(`heard ${key}`), answerCard()])
    default:
      return say([text(`heard ${key}`)])
  }
}

const FIELDS = {
  status: ['fixed-term', 'permanent', 'special-permanent', 'highly-skilled', 'else', 'unsure'],
} as const

async function form(_: unknown, answers: FormAnswers | undefined) {
  const choice = (value: string) => ({ value, label: value })
  const fixed = answers?.status === 'fixed-term'
  return {
    language: 'en' as const,
    card: '1',
    fields: [
      {
        question: 'status',
        text: 'Residence status?',
        choices: FIELDS.status.map(choice),
        ...(answers?.status && { answer: answers.status }),
      },
      ...(fixed
        ? [
            {
              question: 'card-until',
              text: 'Which date is on the card?',
              choices: [],
              date: { label: 'Pick' },
              ...(answers?.['card-until'] && { answer: answers['card-until'] }),
            },
          ]
        : []),
    ],
  }
}

const ONE_TEAM: SlackSettings['install'] = { kind: 'one-workspace', botToken: 'xoxb-T1' }

/** Everything real but Slack and the words: store, exchange, channel; a stand-in Slack around it. */
export async function createRig(
  given: {
    readonly settings?: Partial<SlackSettings>
    readonly turn?: typeof smallTurn
    readonly now?: () => number
    readonly overview?: SlackPorts['overview']
    readonly store?: Store
    /** The Slack of another rig. */
    readonly platform?: SlackPlatform
  } = {},
) {
  const now = given.now ?? Date.now
  const platform = given.platform ?? createSlackPlatform({ signingSecret: SECRET, now })
  if (!given.platform) await platform.start()
  const members = ['U1', 'U2', 'U3'].map((id) => ({ id }))
  if (!given.platform) platform.addTeam('T1', 'xoxb-T1', members)
  const store = given.store ?? (await newStore({ now }))
  const log: { level: string; facts: object; text: string }[] = []
  const write = (level: string) => (facts: object, words: string) =>
    void log.push({ level, facts, text: words })
  let broken = false
  let pipeline: Pipeline
  const ports: SlackPorts = {
    accept: async (events) => {
      if (broken) throw new Error('database is away')
      await pipeline.accept(events)
    },
    forget: (key) => store.forgetEvent(key),
    setReachable: (person, reachable) => store.setReachable(person, reachable, now()),
    erase: (who) => store.erase(who, now()),
    values: store.values,
    language: async (_, hint) => (hint?.startsWith('ja') ? 'ja' : 'en'),
    overview:
      given.overview ?? (async (person) => ((await store.person(person))?.record ? [answerCard()] : [])),
    deadlines: async (person) =>
      (await store.person(person))?.record
        ? [{ line: answerCard().alt, day: answerCard().rows[0]?.value ?? '' }]
        : [],
    form,
    check: async (_, answers): Promise<FormAnswers> =>
      (answers['card-until'] ?? '9') < '2020' ? { 'card-until': 'That day is too early.' } : {},
  }
  const settings: SlackSettings = {
    signingSecret: SECRET,
    install: ONE_TEAM,
    apiUrl: platform.apiUrl(),
    publicUrl: 'https://kigen.example.jp',
    invites: true,
    timeoutMs: 1_000,
    quietMs: 200,
    ...given.settings,
  }
  const channel: SlackChannel = slackChannel({
    settings,
    ports,
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    now,
  })
  pipeline = createPipeline({
    store,
    turnRunner: createTurnRunner(store, given.turn ?? smallTurn),
    now,
    senders: [channel.sender],
    hint: channel.hint,
    onFault: (where, fault) => log.push({ level: 'fault', facts: { where }, text: String(fault) }),
  })
  pipeline.start()
  const app = express().use(channel.router)
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  platform.aim(`http://127.0.0.1:${port}`)

  const quiet = async () => {
    for (let round = 0; round < 3; round += 1) {
      await pipeline.settled()
      await channel.settled()
    }
  }
  return {
    platform,
    store,
    channel,
    pipeline,
    ports,
    log,
    url: `http://127.0.0.1:${port}`,
    settings,
    person: (user: string, team = 'T1', wide?: string) => personAt(platform, team, user, wide),
    /** Everything that is under way in this process has ended. */
    quiet,
    /** Waits for what the outbox still has to do, at most so long. */
    until: async (done: () => boolean, ms = PATIENCE_MS) => {
      const end = Date.now() + ms
      while (!done() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20))
      await quiet()
    },
    breakStore: (is: boolean) => {
      broken = is
    },
    close: async () => {
      await channel.stop()
      await pipeline.stop(2_000)
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      if (!given.platform) await platform.stop()
      if (!given.store) await store.close()
    },
  }
}

export type Rig = Awaited<ReturnType<typeof createRig>>
