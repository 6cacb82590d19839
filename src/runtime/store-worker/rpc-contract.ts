import type { TurnFault } from '../../pipeline/error-boundary.ts'
import type { TurnRunner } from '../../pipeline/turn-runner.ts'
import type { CommitWatcher } from '../../store/connection/watch-commits.ts'
import type { ProxiedStore, StoreBackend, StoreBackendSettings } from './store-backend.ts'

type Values = ProxiedStore['values']

/** The worker's methods: all functions of the backend. Arguments and results are plain data. */
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
    /** `change`: the id of a function in the main thread that computes the new value. */
    readonly updateValue: (name: string, change: number) => Promise<string | undefined>
  }

/** The methods of the main thread that the worker calls. */
export type MainThreadMethods = {
  readonly change: (change: number, value: string | undefined) => Promise<string | undefined>
  readonly turnFault: (fault: TurnFault) => void
  readonly storeFault: (fault: unknown) => void
  readonly commit: CommitWatcher
  readonly made: () => void
}
