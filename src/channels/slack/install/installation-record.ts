import { z } from 'zod'
import type { KeyValueStore } from '../../../contracts/key-value.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import type { Api } from '../context/call.ts'
import type { Installation } from '../context/installation.ts'
import type { Log, SlackPorts } from '../context/ports.ts'
import type { SlackSettings } from '../context/settings.ts'

/** What installations need. */
export interface InstallationPorts {
  readonly settings: SlackSettings
  readonly api: Api
  readonly values: KeyValueStore
  readonly erase: SlackPorts['erase']
  readonly log: Log
  readonly now: () => Instant
}

const installation = z.object({
  id: z.string(),
  kind: z.enum(['workspace', 'organisation']),
  token: z.string(),
  refreshToken: z.string().optional(),
  expiresAt: z.number().optional(),
  installedAt: z.number(),
  app: z.string().optional(),
})

/** Name of an installation in the key-value store. */
export const installationName = (id: string) => `slack/install/${id}`

/** Reads a stored installation. `undefined`: there is none, or it is not readable. */
export function readInstallation(text: string | undefined): Installation | undefined {
  if (text === undefined) return undefined
  const parsed = installation.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : undefined
}
