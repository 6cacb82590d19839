import { parentPort } from 'node:worker_threads'
import type { Instant } from '../../domain/dates/day.ts'
import { createRpc } from './rpc.ts'
import type { MainThreadMethods, WorkerMethods } from './rpc-contract.ts'
import { openStoreBackend, type StoreBackend, type StoreBackendSettings } from './store-backend.ts'

// Opens the backend when the main thread requests it, and then serves its calls.

/** The main thread's clock as of its last message, so that both threads use the same time. */
let clock: Instant = 0
const now = () => clock

const methods: Partial<WorkerMethods> = {
  open: async (settings: StoreBackendSettings) => {
    const backend = await openStoreBackend(settings, {
      now,
      onTurnFault: (fault) => void ask('turnFault', fault),
      onStoreFault: (fault) => void ask('storeFault', fault),
      onCommit: (trouble) => void ask('commit', trouble),
      onMade: () => void ask('made'),
    })
    Object.assign(methods, methodsOf(backend))
  },
}

function methodsOf({ store, turnRunner, dispatch }: StoreBackend): Omit<WorkerMethods, 'open'> {
  const { values, ...kept } = store
  return {
    ...kept,
    ...turnRunner,
    dispatch,
    value: values.get,
    setValue: values.set,
    deleteValue: values.delete,
    listValues: values.list,
    updateValue: (name, change) => values.update(name, (value) => ask('change', change, value)),
  }
}

if (!parentPort) throw new Error('serve-worker.ts runs in a worker thread: see open-worker.ts')
const onPacket = (at: Instant) => {
  clock = at
}
const { ask } = createRpc<MainThreadMethods>(parentPort, methods, { now, onPacket })
