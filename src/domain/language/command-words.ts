import type { ActionName } from '../../contracts/action.ts'
import { localeWords } from './locale-words.ts'

/** What whole messages mean wherever the conversation stands: an action, or a word that only the conversation can place. */
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

/** The words of every command in every language at once. No word may stand under two commands. */
export function commandWords(): ReadonlyMap<Command, readonly string[]> {
  return new Map(
    COMMANDS.map((command) => [command, localeWords().flatMap(({ commands }) => commands[command] ?? [])]),
  )
}
