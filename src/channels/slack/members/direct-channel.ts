import { z } from 'zod'
import type { KeyValueStore } from '../../../contracts/key-value.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { Call, CallFailure } from '../context/call.ts'
import type { Member } from '../context/person.ts'

const opened = z.object({ channel: z.object({ id: z.string().startsWith('D') }) })

/** Name of a direct message's channel id in the key-value store. */
export const directChannelName = (person: PersonId) => `slack/direct/${person}`

/** The channel id of the direct message with a member. Slack is asked once; then it is stored with the person. */
export async function directChannel(
  call: Call,
  values: KeyValueStore,
  person: PersonId,
  { user }: Member,
): Promise<{ readonly channel: string } | CallFailure> {
  const name = directChannelName(person)
  const kept = await values.get(name)
  if (kept !== undefined) return { channel: kept }
  const result = await call('conversations.open', { users: user })
  if (!result.ok) return result
  const read = opened.safeParse(result.data)
  if (!read.success) return { ok: false, kind: 'transient', error: 'unreadable' }
  await values.set(name, read.data.channel.id, { owner: person })
  return { channel: read.data.channel.id }
}
