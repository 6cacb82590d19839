import { z } from 'zod'
import type { KeyValueStore } from '../../../contracts/key-value.ts'
import { LANGUAGES, type Language } from '../../../contracts/languages.ts'
import type { Call } from '../api/client.ts'
import { personOf } from '../context/person.ts'
import { directChannel } from './direct-channel.ts'

const info = z.object({
  user: z.object({
    id: z.string(),
    team_id: z.string().optional(),
    deleted: z.boolean().optional(),
    is_bot: z.boolean().optional(),
    is_stranger: z.boolean().optional(),
    locale: z.string().nullish(),
  }),
})

/** Somebody else in the workspace, who can be written to. */
export interface ResolvedMember {
  readonly user: string
  readonly channel: string
  readonly language: Language
}

/** A living person of the same workspace with a direct message open, or why not. */
export async function resolveMember(
  call: Call,
  values: KeyValueStore,
  { team, user }: { team: string; user: string },
): Promise<ResolvedMember | { readonly why: 'not-a-colleague' | 'not-reached' }> {
  const result = await call('users.info', { user, include_locale: true })
  const read = result.ok ? info.safeParse(result.data) : undefined
  if (!read?.success) return { why: 'not-reached' }
  const found = read.data.user
  const foreign = found.team_id !== undefined && found.team_id !== team
  if (found.deleted || found.is_bot || found.is_stranger || foreign || user === 'USLACKBOT')
    return { why: 'not-a-colleague' }
  const opened = await directChannel(call, values, personOf({ team, user }), { team, user })
  if (!('channel' in opened)) return { why: 'not-reached' }
  const language = LANGUAGES.find((one) => found.locale?.startsWith(one)) ?? 'en'
  return { user, channel: opened.channel, language }
}
