import type { PersonId } from '../../../contracts/person.ts'

/** A member of a workspace. Under an organisation-wide installation: the workspace in which the member acts. */
export interface Member {
  readonly team: string
  readonly user: string
}

const SHAPE = /^slack:([\w-]+):([\w-]+)$/

/** The person id of a member. */
export function personOf({ team, user }: Member): PersonId {
  return `slack:${team}:${user}`
}

/** The member behind a person id. `undefined`: the person is not on Slack. */
export function memberOf(person: PersonId): Member | undefined {
  const [, team, user] = SHAPE.exec(person) ?? []
  return team && user ? { team, user } : undefined
}
