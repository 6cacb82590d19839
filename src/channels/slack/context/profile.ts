import type { PersonId } from '../../../contracts/person.ts'

/** The language and time zone that a member set in Slack. Names are never kept. */
export interface Profile {
  readonly language?: string | undefined
  readonly zone?: string | undefined
  /** When Slack was asked, as a UTC instant. */
  readonly at: number
}

/** Members' profiles. Slack is asked once a day at most. */
export interface Profiles {
  /** The profile, waiting for Slack 250 ms at most. */
  soon(person: PersonId): Promise<Profile | undefined>
  /** The profile, waiting as long as the API call takes. */
  whole(person: PersonId): Promise<Profile | undefined>
  /** The stored profile; Slack is not asked. */
  known(person: PersonId): Promise<Profile | undefined>
  /** Stores a change from a `user_change` event. False: nothing is stored about this person, and nothing was written. */
  changed(person: PersonId, change: Omit<Profile, 'at'>): Promise<boolean>
}
