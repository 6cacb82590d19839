import type { PersonId } from '../../../contracts/person.ts'

/** A member of a workspace: the workspace in which they act, also under an installation for a whole organisation. */
export interface Member {
  readonly team: string
  readonly user: string
}

const SHAPE = /^slack:([\w-]+):([\w-]+)$/

/** The person that a member of a workspace is. */
export function personOf({ team, user }: Member): PersonId {
  return `slack:${team}:${user}`
}

/** The member behind a person of Slack; `undefined` for anybody else. */
export function memberOf(person: PersonId): Member | undefined {
  const [, team, user] = SHAPE.exec(person) ?? []
  return team && user ? { team, user } : undefined
}
