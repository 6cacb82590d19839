import { parentPort } from 'node:worker_threads'
import type { Instant } from '../../dates/day.ts'
import { type Back, type BackSettings, openBack } from './back.ts'
import type { BackMethods, FrontMethods } from './methods.ts'
import { peer } from './peer.ts'

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
