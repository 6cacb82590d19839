import { z } from 'zod'
import type { KeyValueStore } from '../../../contracts/key-value.ts'
import { type Language, SOURCE_LANGUAGE } from '../../../contracts/languages.ts'
import { languageOfTags } from '../../../domain/language/recognise-language.ts'
import type { Call } from '../context/call.ts'
import { type Member, personOf } from '../context/person.ts'
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

/** A colleague who can be written to. */
export interface ResolvedMember {
  readonly user: string
  readonly channel: string
  readonly language: Language
}

/** Looks up a member of the same workspace and opens the direct message with them, or says why that is not possible. */
export async function resolveMember(
  call: Call,
  values: KeyValueStore,
  { team, user }: Member,
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
  const language = languageOfTags([found.locale ?? undefined]) ?? SOURCE_LANGUAGE
  return { user, channel: opened.channel, language }
}
