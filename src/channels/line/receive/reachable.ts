import type { PersonId } from '../../../contracts/person.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import type { LinePorts } from '../api/ports.ts'

/** Longer than LINE delivers anything again, in milliseconds. */
const REORDERED_MS = 2 * 86_400_000

/**
 * Keeps follow and unfollow by when they happened, not by when they came: webhooks may be reordered, and a late
 * `follow` must not undo the `unfollow` after it. Resolves to whether this one is the newest.
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
