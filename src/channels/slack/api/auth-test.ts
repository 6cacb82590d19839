import { z } from 'zod'
import type { Call } from '../context/call.ts'
import { tokenStateOf } from './error-codes.ts'

const identity = z.object({
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().optional(),
})

/** Where a token is valid. */
export interface TokenPlace {
  readonly team?: string | undefined
  readonly organisation?: string | undefined
  /** Valid in every workspace of the organisation. */
  readonly wide: boolean
}

/** What Slack says about a token. `unusable`: refused, but for a reason that may pass. `unknown`: Slack did not answer. */
export type TokenState =
  | { readonly state: 'alive'; readonly place: TokenPlace }
  | { readonly state: 'taken-away' | 'unusable' | 'unknown' }

/** Asks Slack whether a token is valid (docs.slack.dev/reference/methods/auth.test). */
export async function authTest(call: Call): Promise<TokenState> {
  const result = await call('auth.test', {})
  if (!result.ok) return { state: result.kind === 'refused' ? tokenStateOf(result.error) : 'unknown' }
  const read = identity.safeParse(result.data)
  if (!read.success) return { state: 'unknown' }
  const { team_id: team, enterprise_id: organisation, is_enterprise_install: wide = false } = read.data
  return {
    state: 'alive',
    place: { wide, ...(team && { team }), ...(organisation && { organisation }) },
  }
}

const teamsPage = z.object({
  teams: z.array(z.object({ id: z.string() })),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})

const PAGES = 50

/**
 * Whether an organisation's token may still be used in a workspace (docs.slack.dev/reference/methods/auth.teams.list).
 * `undefined`: Slack did not say.
 */
export async function hasTeamAccess(call: Call, team: string): Promise<boolean | undefined> {
  let cursor = ''
  for (let page = 0; page < PAGES; page += 1) {
    const result = await call('auth.teams.list', { limit: 100, ...(cursor && { cursor }) })
    if (!result.ok)
      return result.kind === 'refused' && tokenStateOf(result.error) === 'taken-away' ? false : undefined
    const read = teamsPage.safeParse(result.data)
    if (!read.success) return undefined
    if (read.data.teams.some(({ id }) => id === team)) return true
    cursor = read.data.response_metadata?.next_cursor ?? ''
    if (cursor === '') return false
  }
  return undefined
}
