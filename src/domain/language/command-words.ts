import type { ActionName } from '../../contracts/action.ts'
import { localeWords } from './locale-words.ts'

/**
 * The meaning of a whole message at any point of the conversation: an action, or a word whose meaning depends
 * on the prompt.
 */
export type Command =
  | Exclude<
      ActionName,
      'answer' | 'edit' | 'confirm' | 'card' | 'topic' | 'delete-confirmed' | 'rhythm' | 'hour'
    >
  | 'yes'
  | 'no'
  | 'greeting'
  | 'thanks'

/** Every command that has words of its own. */
export const COMMANDS = [
  'yes',
  'no',
  'unsure',
  'back',
  'restart',
  'home',
  'help',
  'why',
  'explain',
  'more',
  'counter',
  'review',
  'language',
  'human',
  'delete',
  'export',
  'privacy',
  'cards',
  'card-add',
  'new-card',
  'calendar',
  'reminders',
  'remind',
  'done',
  'not-yet',
  'snooze',
  'stop',
  'test-reminder',
  'greeting',
  'thanks',
] as const satisfies readonly Command[]

/** All command words by command, of the languages in use. No word may belong to two commands. */
export function commandWords(): ReadonlyMap<Command, readonly string[]> {
  return new Map(
    COMMANDS.map((command) => [command, localeWords().flatMap(({ commands }) => commands[command] ?? [])]),
  )
}
