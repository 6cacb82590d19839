import type { PersonId } from '../../../contracts/person.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import type { LinePorts } from '../api/ports.ts'

/** Longer than LINE repeats webhooks, in milliseconds. */
const REORDERED_MS = 2 * 86_400_000

/**
 * Stores follow and unfollow by their own time, because webhooks may arrive out of order: a late `follow`
 * must not undo a later `unfollow`. Resolves to whether this event is the newest.
 */
export async function keepReachable(
  ports: Pick<LinePorts, 'values' | 'setReachable' | 'now'>,
  person: PersonId,
  reachable: boolean,
  at: Instant,
): Promise<boolean> {
  const name = `line:followed:${person}`
  const newest = Number((await ports.values.get(name)) ?? 0)
  if (at < newest) return false
  await ports.setReachable(person, reachable)
  await ports.values.set(name, String(at), { owner: person, expiresAt: ports.now() + REORDERED_MS })
  return true
}
