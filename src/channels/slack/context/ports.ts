import type { Received } from '../../../contracts/incoming.ts'
import type { KeyValueStore } from '../../../contracts/key-value.ts'
import type { Language } from '../../../contracts/languages.ts'
import type { DateInput, Message } from '../../../contracts/message.ts'
import type { PersonId } from '../../../contracts/person.ts'

/** One question of the form: with `choices`, with a `date`, or else with a text field. */
export interface FormField {
  readonly question: string
  readonly text: string
  readonly hint?: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly date?: DateInput
  /** The answer so far: a choice's value or a day. */
  readonly answer?: string
}

/** The form: every question that the answers so far make relevant. */
export interface Form {
  readonly language: Language
  readonly card?: string
  readonly fields: readonly FormField[]
}

/** Answers of a form, by question id: a choice's value or a day. */
export type FormAnswers = Readonly<Record<string, string>>

/** A deadline that can be shared. `line`: what to do, with its day. `day`: the day alone, in words. */
export interface Deadline {
  readonly line: string
  readonly day: string
}

/** The functions of the product that the Slack channel calls. The channel imports none of them. */
export interface SlackPorts {
  /** Commits events to the inbox; an event with a known key is dropped. Resolves after the commit is durable. */
  accept(events: readonly Received[]): Promise<unknown>
  /** Erases the content of a message that its sender deleted. */
  forget(key: string): Promise<void>
  setReachable(person: PersonId, reachable: boolean): Promise<void>
  /** Erases one person, or everybody whose id starts with a prefix that ends in `:`. */
  erase(who: PersonId | `${string}:`): Promise<{ readonly people: number; readonly rows: number }>
  /** Stores installations, profiles, invitations and shared deadlines. */
  readonly values: KeyValueStore
  /** The language that the person chose, or else the profile's, or else English. */
  language(person: PersonId, hint: string | undefined): Promise<Language>
  /** The person's cards for App Home, the most urgent first; empty for a person without a record. */
  overview(person: PersonId, hint: string | undefined): Promise<readonly Message[]>
  /** One line for each card with a deadline: what to do, with its day. For `/kigen share`. */
  deadlines(person: PersonId, hint: string | undefined): Promise<readonly Deadline[]>
  /** The form. `answers`: what is filled in on the screen; without it, the stored answers. */
  form(person: PersonId, answers: FormAnswers | undefined, hint: string | undefined): Promise<Form>
  /** Error messages by question id; empty: all answers are valid. */
  check(person: PersonId, answers: FormAnswers, hint: string | undefined): Promise<FormAnswers>
}

/** The log. Never pass personal data. */
export interface Log {
  info(facts: object, text: string): void
  warn(facts: object, text: string): void
  error(facts: object, text: string): void
}
