import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { converseInTerminal, type DialoguePorts } from '../channels/terminal/dialogue.ts'
import type { Language } from '../contracts/languages.ts'
import type { PersonRecord } from '../domain/conversation/state/record.ts'
import { type Day, dayInJapan, isDay } from '../domain/dates/day.ts'
import { languageOfTags, recogniseLanguage } from '../domain/language/recognise-language.ts'
import { translator } from '../domain/language/translate.ts'
import type { Operation } from '../domain/reminders/schedule/projected-plan.ts'
import { turn } from '../domain/turn.ts'
import { eventHandlerOf } from '../pipeline/turn-runner.ts'
import { SettingsError } from '../runtime/settings/fault.ts'
import { settingsOfThisMachine } from '../runtime/settings/machine.ts'
import { operationOf } from '../runtime/settings/operation.ts'
import type { Settings } from '../runtime/settings/settings.ts'
import { StoreError } from '../store/contract/store.ts'
import { openStore } from '../store/open.ts'

const USAGE = `npm run chat -- [--language en|ja] [--today YYYY-MM-DD] [--store sqlite:PATH]

  --language  the language to begin in (otherwise the terminal's)
  --today     converse as if it were that day in Japan
  --store     keep the conversation there (otherwise it is forgotten at the end)`

/** A conversation with Kigen in the terminal: how to send a message, and how to close it. */
interface Line {
  readonly say: DialoguePorts['say']
  close(): Promise<void>
}

/** The inputs of every turn beside the message: the day, the language of the terminal, the operator's settings. */
interface Setting extends Operation {
  /** Called for each turn, because a conversation can last past midnight. */
  readonly day: () => Day
  readonly languageHint: string
}

/** A conversation that is not stored. */
function inMemory(setting: Setting): Line {
  let record: PersonRecord | undefined
  return {
    say: async (incoming) => {
      const result = turn({ record, incoming, ...setting, today: setting.day() })
      record = result.record
      return result.messages
    },
    close: async () => {},
  }
}

/** A conversation through the pipeline: each message is committed, then answered in one transaction. */
async function inStore(url: string, dataKey: string, setting: Setting): Promise<Line> {
  const { languageHint } = setting
  const store = await openStore({ url, dataKey: dataKey || undefined })
  const person = 'terminal:me'
  return {
    say: async (incoming) => {
      const now = Date.now()
      await store.accept([{ key: `terminal:${randomUUID()}`, person, incoming, at: now, languageHint }], now)
      const handle = eventHandlerOf(({ incoming: came }, record) =>
        turn({ record, incoming: came, ...setting, today: setting.day() }),
      )
      const deliveries = await store.runTurns(person, handle, { now, leaseMs: 60_000 })
      for (const delivery of deliveries) await store.settle(delivery, { state: 'sent' }, now)
      return deliveries.flatMap(({ messages }) => messages)
    },
    close: store.close,
  }
}

function languageOf(text: string | undefined): Language | undefined {
  return languageOfTags([text]) ?? (text === undefined ? undefined : recogniseLanguage(text))
}

function fail(message: string): never {
  console.error(`${message}\n\n${USAGE}`)
  process.exit(2)
}

function readOptions() {
  try {
    const options = {
      language: { type: 'string' },
      today: { type: 'string' },
      store: { type: 'string' },
    } as const
    return parseArgs({ options }).values
  } catch (fault) {
    return fail(fault instanceof Error ? fault.message : String(fault))
  }
}

function readSettings(): Settings {
  try {
    return settingsOfThisMachine()
  } catch (fault) {
    if (fault instanceof SettingsError) return fail(fault.message)
    throw fault
  }
}

async function openLine(
  store: string | undefined,
  day: Setting['day'],
  languageHint: Language,
): Promise<Line> {
  const settings = readSettings()
  const setting = { day, languageHint, ...operationOf(settings) }
  try {
    return store ? await inStore(store, settings.dataKeys.join(','), setting) : inMemory(setting)
  } catch (fault) {
    if (fault instanceof StoreError) return fail(fault.message)
    throw fault
  }
}

const wanted = readOptions()
const today = wanted.today
if (today !== undefined && !isDay(today)) fail(`"${today}" is no day: write --today 2027-03-05.`)
const language = languageOf(wanted.language ?? process.env.LC_ALL ?? process.env.LANG)
if (wanted.language && !language) fail(`Kigen does not speak "${wanted.language}" yet.`)

const line = await openLine(wanted.store, () => today ?? dayInJapan(Date.now()), language ?? 'en')
const typing = process.stdin.isTTY === true
const input = createInterface({
  input: process.stdin,
  ...(typing && { output: process.stdout }),
  prompt: '> ',
})
// Created before the first wait: lines that arrive before that would be lost.
const arriving = input[Symbol.asyncIterator]()

/** The typed lines. Lines from a pipe are printed too, so that the output holds the whole conversation. */
async function* lines() {
  for await (const one of arriving) {
    if (!typing) console.log(`> ${one}`)
    yield one
  }
}

const spoken = await converseInTerminal({
  lines: lines(),
  say: line.say,
  print: (text) => console.log(text),
  prompt: () => typing && input.prompt(),
})
await line.close()
console.log(`\n${translator(spoken)('terminal.bye')}`)
