import type { Incoming } from '../../contracts/incoming.ts'
import type { Language } from '../../contracts/languages.ts'
import type { Button, Message } from '../../contracts/message.ts'
import { readLine, render } from './render.ts'

/** The two ends of a conversation in a terminal. */
export interface DialoguePorts {
  /** What the person types, line by line; ends at the end of the input. */
  readonly lines: AsyncIterable<string>
  /** What Kigen answers to one thing that came in. */
  readonly say: (incoming: Incoming) => Promise<readonly Message[]>
  readonly print: (text: string) => void
  /** Called before each line is awaited. */
  readonly prompt: () => void
}

/**
 * Holds a conversation from the greeting to the end of the input; the number of a choice taps it.
 * Resolves to the language that was spoken last.
 */
export async function converseInTerminal({ lines, say, print, prompt }: DialoguePorts): Promise<Language> {
  let choices: readonly Button[] = []
  let language: Language = 'en'
  const answer = async (incoming: Incoming) => {
    const messages = await say(incoming)
    const screen = render(messages)
    choices = screen.choices
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
    const read = readLine(line, choices)
    await answer('tap' in read ? { kind: 'action', action: read.tap } : { kind: 'text', text: read.words })
  }
  return language
}
