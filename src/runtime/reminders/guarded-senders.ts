import type { Sender } from '../../contracts/delivery.ts'
import { type StaleGuardPorts, withStaleGuard } from '../../pipeline/stale-guard.ts'
import { operationOf } from '../settings/operation.ts'
import type { Settings } from '../settings/settings.ts'

/** The parts of the app that the stale guard needs. `now`: the clock, as a UTC instant. */
interface GuardContext extends Pick<StaleGuardPorts, 'now'> {
  readonly store: Pick<StaleGuardPorts, 'person'>
  readonly settings: Settings
}

/** The senders of the open channels, each with the stale guard. */
export function guardedSenders(
  { store, now, settings }: GuardContext,
  channels: readonly { readonly sender: Sender }[],
): readonly Sender[] {
  const ports = { person: store.person, now, ...operationOf(settings) }
  return channels.map(({ sender }) => withStaleGuard(sender, ports))
}
