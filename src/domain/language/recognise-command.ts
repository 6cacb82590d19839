import { type Around, aroundWords, withoutAround } from './around.ts'
import { type Command, commandWords } from './command-words.ts'
import { compact, letters, plain } from './compact.ts'

export type { Command } from './command-words.ts'

/** Maps words, normalised by `key`, to commands. */
function wordsBy(key: (text: string) => string): ReadonlyMap<string, ReadonlySet<Command>> {
  const known = new Map<string, Set<Command>>()
  for (const [command, words] of commandWords())
    for (const word of words.map(key).filter(Boolean))
      known.set(word, (known.get(word) ?? new Set()).add(command))
  return known
}

const gathered = () => ({
  exact: wordsBy(letters),
  // Without accents đúng (right) and dừng (stop) are equal; such words are dropped.
  unaccented: wordsBy(compact),
})

let known: ReturnType<typeof gathered> | undefined

/** Built on first use. */
function words(): ReturnType<typeof gathered> {
  known ??= gathered()
  return known
}

const only = (commands: ReadonlySet<Command> | undefined): Command | undefined =>
  commands?.size === 1 ? [...commands][0] : undefined

/** Signs with the meaning of a word. */
const SIGNS: Readonly<Record<string, Command>> = {
  '?': 'help',
  '👍': 'yes',
  '👌': 'yes',
  '🙆': 'yes',
  '✅': 'yes',
  '⭕': 'yes',
  '👎': 'no',
  '❌': 'no',
  '🙅': 'no',
  '🤷': 'unsure',
  '🙏': 'thanks',
  '👋': 'greeting',
}
/** Emoji modifiers: skin tones, gender, joiners. */
const VARIANT = /\p{Emoji_Modifier}|\p{Variation_Selector}|[♂♀]/gu

/** The longest command with polite words. */
const LONGEST = 80

const word = (text: string): Command | undefined =>
  only(words().exact.get(letters(text))) ?? only(words().unaccented.get(compact(text)))

let around: Around | undefined

/** Commands that tell of something: "please" before their words asks for it instead. */
const TOLD: readonly Command[] = ['done', 'not-yet', 'new-card']

/** The command within polite words, which are ignored. */
function polite(said: string): Command | undefined {
  around ??= aroundWords('command')
  for (const form of withoutAround(said, around)) {
    const command = word(form)
    if (command && (said.startsWith(form) || !TOLD.includes(command))) return command
  }
  return undefined
}

const sign = (text: string): Command | undefined =>
  SIGNS[text.replace(VARIANT, '').replace(/^(.)\1+$/u, '$1')]

/**
 * The command of a whole message, in any language; `undefined` if it is none. Words inside a longer sentence
 * do not count: "I don't know why" is not `why`, "no stamp" is not `no`.
 */
export function recogniseCommand(text: string): Command | undefined {
  if (text.length > LONGEST) return undefined
  const said = plain(text)
  return polite(said) ?? sign(said)
}
