import type { TurnFault } from '../../pipeline/error-boundary.ts'
import type { TurnRunner } from '../../pipeline/turn-runner.ts'
import type { CommitWatcher } from '../../store/connection/watch-commits.ts'
import type { ProxiedStore, StoreBackend, StoreBackendSettings } from './store-backend.ts'

type Values = ProxiedStore['values']

/** What the back's thread does for the front: every function of a back; what it takes and gives is plain data. */
export type WorkerMethods = { readonly open: (settings: StoreBackendSettings) => Promise<void> } & Omit<
  ProxiedStore,
  'values'
> &
  Pick<TurnRunner, 'answer' | 'runTurns'> &
  Pick<StoreBackend, 'dispatch'> & {
    readonly value: Values['get']
    readonly setValue: Values['set']
    readonly deleteValue: Values['delete']
    readonly listValues: Values['list']
    /** `change` is the number of a function at the front that is asked for the new value. */
    readonly updateValue: (name: string, change: number) => Promise<string | undefined>
  }

/** What the front does for its back. */
export type MainThreadMethods = {
  readonly change: (change: number, value: string | undefined) => Promise<string | undefined>
  readonly turnFault: (fault: TurnFault) => void
  readonly storeFault: (fault: unknown) => void
  readonly commit: CommitWatcher
}
