import type { Received } from '../../../contracts/incoming.ts'
import type { KeyValueStore } from '../../../contracts/key-value.ts'
import type { Language } from '../../../contracts/languages.ts'
import type { DateInput, Message } from '../../../contracts/message.ts'
import type { PersonId } from '../../../contracts/person.ts'

/** One question of the form: `choices`, a `date`, or else a few typed words. */
export interface FormField {
  readonly question: string
  readonly text: string
  readonly hint?: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly date?: DateInput
  /** What is answered so far: a choice or a day. */
  readonly answer?: string
}

/** Every question that is relevant to the answers so far, on one screen. */
export interface Form {
  readonly language: Language
  readonly card?: string
  readonly fields: readonly FormField[]
}

/** Answers of a form: question id to choice or day. */
export type FormAnswers = Readonly<Record<string, string>>

/** What the Slack channel needs of the product; plain functions, so that the channel knows nobody. */
export interface SlackPorts {
  /** Commits what came in; a known key is dropped. Resolves after the commit is durable. */
  accept(events: readonly Received[]): Promise<unknown>
  /** Forgets the content of a message that its sender took back. */
  forget(key: string): Promise<void>
  setReachable(person: PersonId, reachable: boolean): Promise<void>
  /** Erases a person, or everybody under a prefix that ends in `:`. */
  erase(who: PersonId | `${string}:`): Promise<{ readonly people: number; readonly rows: number }>
  /** Installations, profiles, invitations, what was shared. */
  readonly values: KeyValueStore
  /** The person's language: their own setting, else the profile's, else English. */
  language(person: PersonId, hint: string | undefined): Promise<Language>
  /** The person's own cards and next deadline for App Home; empty for a stranger. */
  overview(person: PersonId, hint: string | undefined): Promise<readonly Message[]>
  /** One line a card that stands alone: what to do, with its day; for a person who chooses to tell somebody. */
  deadlines(person: PersonId, hint: string | undefined): Promise<readonly string[]>
  /** The form; `answers`: what is filled in on the screen, none: what is kept. */
  form(person: PersonId, answers: FormAnswers | undefined, hint: string | undefined): Promise<Form>
  /** What is wrong with the answers, by question; empty: nothing. */
  check(person: PersonId, answers: FormAnswers, hint: string | undefined): Promise<FormAnswers>
}

/** Where faults and receipts are written; never personal data. */
export interface Log {
  info(facts: object, text: string): void
  warn(facts: object, text: string): void
  error(facts: object, text: string): void
}
