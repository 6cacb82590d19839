import { parentPort } from 'node:worker_threads'
import type { Instant } from '../../domain/dates/day.ts'
import { peer } from './rpc.ts'
import type { BackMethods, FrontMethods } from './rpc-contract.ts'
import { type Back, type BackSettings, openBack } from './store-backend.ts'

// Opens a back when the front asks for it, and then does what the front asks.

/** The clock is the front's, as of its last message: nothing is dated in between. */
let clock: Instant = 0
const now = () => clock

const methods: Partial<BackMethods> = {
  open: async (settings: BackSettings) => {
    const back = await openBack(settings, {
      now,
      onTurnFault: (fault) => void ask('turnFault', fault),
      onStoreFault: (fault) => void ask('storeFault', fault),
    })
    Object.assign(methods, methodsOf(back))
  },
}

function methodsOf({ store, desk, dispatch }: Back): Omit<BackMethods, 'open'> {
  const { values, ...kept } = store
  return {
    ...kept,
    ...desk,
    dispatch,
    value: values.get,
    setValue: values.set,
    deleteValue: values.delete,
    listValues: values.list,
    updateValue: (name, change) => values.update(name, (value) => ask('change', change, value)),
  }
}

if (!parentPort) throw new Error('the back’s thread is started by the front: see open.ts')
const onSaid = (at: Instant) => {
  clock = at
}
const { ask } = peer<FrontMethods>(parentPort, methods, { now, onSaid })
