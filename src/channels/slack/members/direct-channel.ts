import { z } from 'zod'
import type { KeyValueStore } from '../../../contracts/key-value.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { Call, CallResult } from '../api/client.ts'
import type { Member } from '../context/person.ts'

const opened = z.object({ channel: z.object({ id: z.string().startsWith('D') }) })

/** The direct message with a member: asked for once, then kept with the person. */
export async function directChannel(
  call: Call,
  values: KeyValueStore,
  person: PersonId,
  { user }: Member,
): Promise<{ readonly channel: string } | Exclude<CallResult, { ok: true }>> {
  const name = `slack/direct/${person}`
  const kept = await values.get(name)
  if (kept !== undefined) return { channel: kept }
  const result = await call('conversations.open', { users: user })
  if (!result.ok) return result
  const read = opened.safeParse(result.data)
  if (!read.success) return { ok: false, kind: 'transient', error: 'unreadable' }
  await values.set(name, read.data.channel.id, { owner: person })
  return { channel: read.data.channel.id }
}
