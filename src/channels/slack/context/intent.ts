import type { Received } from '../../../contracts/incoming.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { FormAnswers } from './ports.ts'
import type { ReplyTarget } from './reply-target.ts'

/** The sender of a request: its workspace, and on Enterprise Grid its organisation. `wide`: the app is installed for the whole organisation. */
export interface Origin {
  readonly team: string
  readonly organisation?: string
  readonly wide: boolean
  /** The app's id, for links to the app. */
  readonly app?: string
}

/** A request that opens a view. */
export interface OnTheSpot {
  readonly person: PersonId
  /** The `trigger_id`: opens one view, within three seconds. */
  readonly trigger: string
}

/** A pressed button and its message; the message is updated to show the choice. */
export interface Chosen {
  readonly channel: string
  readonly ts: string
  readonly label: string
  readonly text: string
  readonly blocks: readonly { readonly type: string }[]
}

/** What one request from Slack asks the channel to do, as plain data. */
export type Intent =
  | {
      readonly do: 'accept'
      readonly received: Omit<Received, 'languageHint' | 'zoneHint' | 'replyTo'>
      readonly surface: ReplyTarget
      readonly chosen?: Chosen
      /** A button on App Home, whose answer comes to the Messages tab: a window says so. */
      readonly trigger?: string
      /** The sender belongs to another organisation (Slack Connect): no profile is asked for. */
      readonly guest?: boolean
    }
  | { readonly do: 'forget'; readonly key: string }
  | { readonly do: 'home'; readonly person: PersonId; readonly hash?: string }
  | {
      readonly do: 'messages-tab'
      readonly person: PersonId
      readonly channel: string
      /** Set only by apps with the older assistant view. */
      readonly thread?: string
    }
  | { readonly do: 'profile'; readonly person: PersonId; readonly profile: ProfileChange }
  | { readonly do: 'lost'; readonly whole: true }
  | { readonly do: 'lost'; readonly whole: false; readonly teams: readonly string[] }
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
  /** Tells the person, where they typed the command, that the answer is in the direct message. */
  | { readonly do: 'say-private'; readonly person: PersonId }
  /** A direct message of somebody from another organisation (Slack Connect); its text is not read. */
  | {
      readonly do: 'guest-wrote'
      readonly key: string
      readonly team: string
      readonly channel: string
      readonly thread: string
    }
  | { readonly do: 'guest-tapped'; readonly url?: string }

/** The parts of a `user_change` event that are used. */
interface ProfileChange {
  readonly language?: string
  readonly zone?: string
  readonly deactivated: boolean
}
