import type { Received } from '../../../contracts/incoming.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { FormAnswers } from './ports.ts'
import type { ReplyTarget } from './reply-target.ts'

/** Where a body comes from: the workspace, its organisation on Enterprise Grid, and whether the app is installed for all of that. */
export interface Origin {
  readonly team: string
  readonly organisation?: string
  readonly wide: boolean
  /** Our app's own id there, for links to it. */
  readonly app?: string
}

/** Something that a view or a command asks for on the spot. */
export interface OnTheSpot {
  readonly person: PersonId
  /** Opens one view within three seconds. */
  readonly trigger: string
}

/** What was tapped, to be marked as chosen on the message it stood on. */
export interface Chosen {
  readonly channel: string
  readonly ts: string
  readonly label: string
  readonly text: string
  readonly blocks: readonly { readonly type: string }[]
}

/** What one body from Slack asks us to do: plain data, read without any effect. */
export type Intent =
  | {
      readonly do: 'accept'
      readonly received: Omit<Received, 'languageHint' | 'zoneHint' | 'replyTo'>
      readonly surface: ReplyTarget
      readonly chosen?: Chosen
      /** A guest from another organisation has no profile of ours. */
      readonly guest?: boolean
    }
  | { readonly do: 'forget'; readonly key: string }
  | { readonly do: 'home'; readonly person: PersonId; readonly hash?: string }
  | {
      readonly do: 'messages-tab'
      readonly person: PersonId
      readonly channel: string
      /** Apps from before the agent view open a thread. */
      readonly thread?: string
    }
  | { readonly do: 'profile'; readonly person: PersonId; readonly profile: ProfileChange }
  | { readonly do: 'lost'; readonly whole: true; readonly at: number }
  | { readonly do: 'lost'; readonly whole: false; readonly teams: readonly string[]; readonly at: number }
  | ({ readonly do: 'open-form' } & OnTheSpot)
  | {
      readonly do: 'form-changed'
      readonly person: PersonId
      readonly view: string
      readonly hash?: string
      readonly answers: FormAnswers
    }
  | {
      readonly do: 'form-sent'
      readonly person: PersonId
      readonly key: string
      readonly at: number
      readonly card?: string
      readonly answers: FormAnswers
    }
  | ({ readonly do: 'open-share' } & OnTheSpot)
  | { readonly do: 'share-chosen'; readonly person: PersonId; readonly line?: string; readonly to?: string }
  | { readonly do: 'share-confirmed'; readonly person: PersonId; readonly draft: string }
  | { readonly do: 'withdraw'; readonly person: PersonId; readonly share: string }
  | { readonly do: 'invite'; readonly person: PersonId; readonly to?: string }
  | { readonly do: 'no-invites'; readonly person: PersonId; readonly channel?: string; readonly ts?: string }
  | { readonly do: 'usage'; readonly person: PersonId }
  /** The answer goes to the direct message: says so where the person is. */
  | { readonly do: 'say-private'; readonly person: PersonId }
  | { readonly do: 'guest-tapped'; readonly url?: string }

/** A profile as far as it matters. */
interface ProfileChange {
  readonly language?: string
  readonly zone?: string
  readonly deactivated: boolean
}
