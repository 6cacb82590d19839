import type { Incoming } from '../../contracts/incoming.ts'
import type { Language } from '../../contracts/languages.ts'
import type { Message } from '../../contracts/message.ts'
import { readLine, render, type Screen } from './render.ts'

/** Input and output of a conversation in a terminal. */
export interface DialoguePorts {
  /** Typed lines; ends with the input. */
  readonly lines: AsyncIterable<string>
  /** Answers one event. */
  readonly say: (incoming: Incoming) => Promise<readonly Message[]>
  readonly print: (text: string) => void
  /** Called before each line. */
  readonly prompt: () => void
}

/** Runs a conversation until the input ends. A typed number taps a choice. Resolves to the last language. */
export async function converseInTerminal({ lines, say, print, prompt }: DialoguePorts): Promise<Language> {
  let screen: Screen = { text: '', choices: [] }
  let language: Language = 'en'
  const answer = async (incoming: Incoming) => {
    const messages = await say(incoming)
    screen = render(messages)
    language = messages.findLast(({ kind }) => kind !== 'counter')?.language ?? language
    print(`\n${screen.text}\n`)
    prompt()
  }
  await answer({ kind: 'start' })
  for await (const line of lines) {
    if (line.trim() === '') {
      prompt()
      continue
    }
    const read = readLine(line, screen)
    await answer('tap' in read ? { kind: 'action', action: read.tap } : { kind: 'text', text: read.words })
  }
  return language
}
