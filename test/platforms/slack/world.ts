import { createHash } from 'node:crypto'

// What the stand-in knows: workspaces, members, messages, views. No network.

/** Somebody in a workspace. */
export interface StandInMember {
  readonly id: string
  locale: string
  tz: string
  deleted: boolean
  bot?: boolean
  /** Another workspace's, in a shared channel. */
  home?: string
}

/** A message as it stands in a channel. */
export interface StandInMessage {
  readonly ts: string
  readonly channel: string
  readonly by: string
  text: string
  blocks: unknown[]
  readonly thread?: string
  readonly metadata?: { readonly event_type: string; readonly event_payload: { readonly id?: string } }
  /** Only this member sees it. */
  readonly onlyFor?: string
}

/** A modal or App Home. */
export interface StandInView {
  readonly id: string
  hash: string
  user: string
  content: Record<string, unknown>
  /** What is filled in, as Slack keeps it by block and action. */
  values: Record<string, Record<string, Record<string, unknown>>>
  closed: boolean
}

/** One workspace. */
export interface StandInTeam {
  readonly id: string
  readonly organisation?: string
  readonly members: Map<string, StandInMember>
  readonly messages: StandInMessage[]
  readonly views: Map<string, StandInView>
  readonly homes: Map<string, StandInView>
  readonly statuses: { readonly channel: string; readonly thread: string; readonly status: string }[]
  readonly prompts: unknown[]
}

/** A token and where it is good. */
export interface StandInToken {
  readonly team?: string
  readonly organisation?: string
  revoked: boolean
  /** How Slack refuses it once it is revoked; `token_revoked` unless said. */
  reason?: string
  /** Workspaces of the organisation that it was taken from. */
  without?: string[]
}

/** The whole world of the stand-in. */
export function createWorld(now: () => number) {
  let last = now() * 1000
  let count = 0
  return {
    teams: new Map<string, StandInTeam>(),
    tokens: new Map<string, StandInToken>(),
    /** Refresh token to the installation it renews; used up after one use. */
    refresh: new Map<string, { readonly team: string; used: boolean }>(),
    triggers: new Map<
      string,
      { readonly team: string; readonly user: string; readonly at: number; used: boolean }
    >(),
    responseUrls: new Map<
      string,
      {
        readonly team: string
        readonly channel: string
        readonly user: string
        uses: number
        readonly at: number
      }
    >(),
    ts: () => {
      last = Math.max(last + 1, now() * 1000)
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`
    },
    id: (prefix: string) => {
      count += 1
      return `${prefix}${count.toString(36).toUpperCase().padStart(6, '0')}`
    },
    hash: () => {
      count += 1
      return createHash('sha1').update(String(count)).digest('hex').slice(0, 12)
    },
  }
}

export type World = ReturnType<typeof createWorld>

/** The direct message of a member with the bot. */
export const directOf = (team: string, user: string) => `D${team}${user}`

/** Whose direct message a channel is; `undefined`: others read it. */
export function ownerOf(team: StandInTeam, channel: string): string | undefined {
  return [...team.members.keys()].find((user) => directOf(team.id, user) === channel)
}
