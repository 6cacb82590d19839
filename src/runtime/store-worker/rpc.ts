import type { MessagePort, Worker } from 'node:worker_threads'
import type { Instant } from '../../domain/dates/day.ts'
import { STORE_CODES, STORE_TROUBLES, StoreError } from '../../store/contract/store.ts'

/** Untyped data between threads. The method tables on both sides give it a type. */
type Wire = ReturnType<typeof JSON.parse>

/** The methods of one side. Arguments and results must be plain data. */
export type Methods = Readonly<Record<string, (...given: Wire[]) => unknown>>

/** Calls a method of the other side. Rejects with the error that it threw; a `StoreError` stays one. */
export type Ask<Theirs extends Methods> = <Name extends keyof Theirs & string>(
  name: Name,
  ...given: Parameters<Theirs[Name]>
) => Promise<Awaited<ReturnType<Theirs[Name]>>>

/** An error as plain data. */
interface Fault {
  readonly name: string
  readonly message: string
  readonly code: unknown
  readonly reason: unknown
  readonly stack: string | undefined
}

type Item =
  | readonly ['ask', id: number, name: string, given: readonly unknown[]]
  | readonly ['told', id: number, value: unknown]
  | readonly ['refused', id: number, fault: Fault]

/** Items sent within one turn of the event loop, and the sender's clock. */
interface Packet {
  readonly at: Instant
  readonly items: readonly Item[]
}

interface Waiting {
  readonly resolve: (value: Wire) => void
  readonly reject: (fault: unknown) => void
}

function faultOf(thrown: unknown): Fault {
  if (!(thrown instanceof Error))
    return { name: 'Error', message: 'fault', code: undefined, reason: undefined, stack: undefined }
  const { name, message, stack } = thrown
  const code = 'code' in thrown ? thrown.code : undefined
  return { name, message, code, reason: 'reason' in thrown ? thrown.reason : undefined, stack }
}

function thrownBy({ name, message, code, reason, stack }: Fault): Error {
  const known = STORE_CODES.find((one) => name === 'StoreError' && one === code)
  const trouble = STORE_TROUBLES.find((one) => one === reason)
  if (known) return new StoreError(known, message, trouble && { reason: trouble })
  return Object.assign(new Error(message), { name, ...(code !== undefined && { code }), stack })
}

/**
 * RPC between two threads. Items of one turn of the event loop are sent as one message; under load this costs
 * a tenth of one message each. Results may arrive in any order.
 */
export function createRpc<Theirs extends Methods>(
  port: Pick<MessagePort, 'postMessage' | 'on'> | Pick<Worker, 'postMessage' | 'on'>,
  ours: Readonly<Record<string, Methods[string] | undefined>>,
  { now, onPacket }: { readonly now: () => Instant; readonly onPacket?: (at: Instant) => void },
) {
  const waiting = new Map<number, Waiting>()
  let last = 0
  let items: Item[] = []
  let ended: { readonly fault: unknown } | undefined

  const flush = () => {
    const packet: Packet = { at: now(), items }
    items = []
    port.postMessage(packet)
  }
  const send = (item: Item) => {
    if (items.push(item) === 1) setImmediate(flush)
  }

  const serve = async (id: number, name: string, given: readonly Wire[]) => {
    try {
      send(['told', id, await ours[name]?.(...given)])
    } catch (thrown) {
      send(['refused', id, faultOf(thrown)])
    }
  }
  const receive = (item: Item) => {
    if (item[0] === 'ask') return void serve(item[1], item[2], item[3])
    const [kind, id, content] = item
    const one = waiting.get(id)
    waiting.delete(id)
    if (kind === 'told') one?.resolve(content)
    else one?.reject(thrownBy(content))
  }
  port.on('message', ({ at, items }: Packet) => {
    onPacket?.(at)
    items.forEach(receive)
  })

  const ask: Ask<Theirs> = (name, ...given) =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended.fault)
      last += 1
      waiting.set(last, { resolve, reject })
      send(['ask', last, name, given])
    })
  return {
    ask,
    /** The other side has ended: rejects pending and later calls. */
    fail: (fault: unknown) => {
      ended = { fault }
      for (const { reject } of waiting.values()) reject(fault)
      waiting.clear()
    },
  }
}
