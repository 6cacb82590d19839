import { Worker } from 'node:worker_threads'
import { StoreError } from '../../store/contract/store.ts'
import { type Ask, createRpc } from './rpc.ts'
import type { MainThreadMethods, WorkerMethods } from './rpc-contract.ts'
import type { StoreBackend, StoreBackendPorts, StoreBackendSettings } from './store-backend.ts'

type Values = StoreBackend['store']['values']
type Change = Parameters<Values['update']>[1]

/** Functions of the main thread that the worker calls while it updates a value. */
function createChangeFunctions() {
  const changes = new Map<number, Change>()
  let last = 0
  return {
    during: async <T>(change: Change, work: (number: number) => Promise<T>): Promise<T> => {
      last += 1
      const number = last
      changes.set(number, change)
      return work(number).finally(() => changes.delete(number))
    },
    ask: async (number: number, value: string | undefined) => changes.get(number)?.(value),
  }
}

function createValuesProxy(
  ask: Ask<WorkerMethods>,
  during: ReturnType<typeof createChangeFunctions>['during'],
): Values {
  return {
    get: (name) => ask('value', name),
    set: (name, value, options) => ask('setValue', name, value, options),
    delete: (name) => ask('deleteValue', name),
    list: (prefix) => ask('listValues', prefix),
    update: (name, change) => during(change, (number) => ask('updateValue', name, number)),
  }
}

function createProxy(ask: Ask<WorkerMethods>, values: Values, close: () => Promise<void>): StoreBackend {
  return {
    store: {
      accept: (events, at) => ask('accept', events, at),
      peopleWaiting: (limit) => ask('peopleWaiting', limit),
      claimDeliveries: (options) => ask('claimDeliveries', options),
      // The messages are omitted, because the worker does not need them.
      settle: ({ id, attempts }, outcome, at) =>
        ask('settle', { id, ...(attempts !== undefined && { attempts }) }, outcome, at),
      releaseWaits: (at) => ask('releaseWaits', at),
      deliveriesAfter: (person, cursor, limit) => ask('deliveriesAfter', person, cursor, limit),
      remindersOf: (person) => ask('remindersOf', person),
      forecast: (from, days) => ask('forecast', from, days),
      person: (id) => ask('person', id),
      setReachable: (id, reachable, at) => ask('setReachable', id, reachable, at),
      forgetEvent: (key) => ask('forgetEvent', key),
      erase: (who, at) => ask('erase', who, at),
      sweep: (at) => ask('sweep', at),
      counts: (at) => ask('counts', at),
      ready: () => ask('ready'),
      rotate: () => ask('rotate'),
      values,
      close,
    },
    turnRunner: {
      answer: (event, options) => ask('answer', event, options),
      runTurns: (person, options) => ask('runTurns', person, options),
    },
    dispatch: (at) => ask('dispatch', at),
  }
}

const ENDED = new StoreError('unavailable', 'the store’s thread has ended: this process is ending')

/**
 * Opens the backend in a worker thread, so that commits, turns and encryption do not delay receiving and
 * sending. Rejects like `openStore`. If the thread crashes, the process ends.
 */
export async function openStoreWorker(
  settings: StoreBackendSettings,
  ports: StoreBackendPorts,
): Promise<StoreBackend> {
  const changes = createChangeFunctions()
  const mainThread: MainThreadMethods = {
    change: changes.ask,
    turnFault: ports.onTurnFault,
    storeFault: ports.onStoreFault,
    commit: (trouble) => ports.onCommit?.(trouble),
    made: () => ports.onMade?.(),
  }
  const thread = new Worker(new URL('./thread.ts', import.meta.url))
  const { ask, fail } = createRpc<WorkerMethods>(thread, mainThread, { now: ports.now })
  thread.once('exit', () => fail(ENDED))
  const end = async () => void (await thread.terminate())
  const close = () => ask('close').finally(end)
  try {
    await ask('open', settings)
  } catch (fault) {
    await end()
    throw fault
  }
  return createProxy(ask, createValuesProxy(ask, changes.during), close)
}
