import type { TurnFault } from '../../pipeline/error-boundary.ts'
import type { Desk } from '../../pipeline/turn-runner.ts'
import type { Back, BackSettings, Kept } from './store-backend.ts'

type Values = Kept['values']

/** What the back's thread does for the front: every function of a back; what it takes and gives is plain data. */
export type BackMethods = { readonly open: (settings: BackSettings) => Promise<void> } & Omit<
  Kept,
  'values'
> &
  Pick<Desk, 'answer' | 'runTurns'> &
  Pick<Back, 'dispatch'> & {
    readonly value: Values['get']
    readonly setValue: Values['set']
    readonly deleteValue: Values['delete']
    readonly listValues: Values['list']
    /** `change` is the number of a function at the front that is asked for the new value. */
    readonly updateValue: (name: string, change: number) => Promise<string | undefined>
  }

/** What the front does for its back. */
export type FrontMethods = {
  readonly change: (change: number, value: string | undefined) => Promise<string | undefined>
  readonly turnFault: (fault: TurnFault) => void
  readonly storeFault: (fault: unknown) => void
}
