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

/** Polite words around a command, which are ignored. */
const POLITE =
  /^(?:please |pls |can you |could you |can i |could i |i want to |i would like to |i'd like to |let me |let's )+|[\s,、]+(?:please|pls|thanks|thank you|now|sir|por favor|nhé|ạ|po)$|[\s,]*(?:นะ)?(?:ครับ|คับ|ค่ะ|คะ|จ้า|นะ)$|(?:を?お願いします|をおねがいします|ください|下さい|お願い)$/gu

/** The longest command with polite words. */
const LONGEST = 80

const word = (text: string): Command | undefined =>
  only(words().exact.get(letters(text))) ?? only(words().unaccented.get(compact(text)))

const sign = (text: string): Command | undefined =>
  SIGNS[text.replace(VARIANT, '').replace(/^(.)\1+$/u, '$1')]

/**
 * The command of a whole message, in any language; `undefined` if it is none. Words inside a longer sentence
 * do not count: "I don't know why" is not `why`, "no stamp" is not `no`.
 */
export function recogniseCommand(text: string): Command | undefined {
  if (text.length > LONGEST) return undefined
  const said = plain(text)
  return word(said) ?? word(said.replace(POLITE, '')) ?? sign(said)
}
