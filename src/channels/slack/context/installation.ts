import { z } from 'zod'
import type { KeyValueStore } from '../../../contracts/key-value.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import type { Api } from '../api/client.ts'
import type { Log, SlackPorts } from './ports.ts'
import type { SlackSettings } from './settings.ts'

const installation = z.object({
  /** The workspace's id, or the organisation's if the app is installed for all of it. */
  id: z.string(),
  kind: z.enum(['workspace', 'organisation']),
  token: z.string(),
  refreshToken: z.string().optional(),
  /** UTC ms. */
  expiresAt: z.number().optional(),
  installedAt: z.number(),
  app: z.string().optional(),
})

/** What a workspace gave us by installing; kept encrypted. */
export type Installation = z.infer<typeof installation>

/** Whose tokens are used, and what happens when they are taken away. */
export interface Installations {
  /** The token for a workspace, fresh for at least an hour; `undefined`: not installed there (any more). */
  tokenOf(team: string): Promise<string | undefined>
  /** Whether it is installed there, without asking Slack: an acknowledgement never waits for that. */
  has(team: string): Promise<boolean>
  keep(one: Installation): Promise<void>
  load(id: string): Promise<Installation | undefined>
  /** Remembers that a workspace is covered by its organisation's installation. */
  cover(team: string, organisation: string): Promise<void>
  /** Stops at once and erases everybody there. An event older than a later installation is a late one and does nothing. */
  lose(id: { team: string | undefined; organisation: string | undefined }, at: Instant): Promise<void>
  /** Single workspaces of an organisation. */
  loseTeams(teams: readonly string[], at: Instant): Promise<void>
  /** Renews every token that ends soon, also where nothing happens. */
  renew(): Promise<void>
}

/** Everything that installations rest on. */
export interface InstallationPorts {
  readonly settings: SlackSettings
  readonly api: Api
  readonly values: KeyValueStore
  readonly erase: SlackPorts['erase']
  readonly log: Log
  readonly now: () => Instant
}

/** An installation as it is kept. */
export function readInstallation(text: string | undefined): Installation | undefined {
  if (text === undefined) return undefined
  const parsed = installation.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : undefined
}
