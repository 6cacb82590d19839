import type { LineLog, LinePorts } from '../../../src/channels/line/api/ports.ts'
import type { Received } from '../../../src/contracts/incoming.ts'
import type { PersonId } from '../../../src/contracts/person.ts'

/** What the channel wrote to its log. */
export interface Logged {
  readonly level: string
  readonly facts: object
  readonly what: string
}

/** A log that remembers. */
export function rememberingLog(): LineLog & { readonly lines: Logged[] } {
  const lines: Logged[] = []
  const at = (level: string) => (facts: object, what: string) => {
    lines.push({ level, facts, what })
  }
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** Ports over plain memory, for looking at what the channel asks of the house. */
export interface MemoryPorts extends LinePorts {
  readonly accepted: Received[][]
  readonly reachable: Map<PersonId, boolean>
  readonly forgotten: string[]
  readonly kept: Map<string, string>
  broken: boolean
  time: number
}

/** Fresh ports; known keys are dropped as the store drops them. */
export function memoryPorts(): MemoryPorts {
  const kept = new Map<string, string>()
  const keys = new Set<string>()
  const refuse = () => {
    if (ports.broken) throw new Error('the disk is full')
  }
  const ports: MemoryPorts = {
    accepted: [],
    reachable: new Map(),
    forgotten: [],
    kept,
    broken: false,
    time: Date.now(),
    now: () => ports.time,
    accept: async (events) => {
      refuse()
      const fresh = events.filter(({ key }) => !keys.has(key))
      for (const { key } of fresh) keys.add(key)
      if (fresh.length > 0) ports.accepted.push(fresh)
      return [...new Set(fresh.map(({ person }) => person))]
    },
    setReachable: async (person, reachable) => {
      refuse()
      ports.reachable.set(person, reachable)
    },
    forgetEvent: async (key) => {
      ports.forgotten.push(key)
    },
    isKnown: async (person) => ports.reachable.has(person),
    values: {
      get: async (name) => kept.get(name),
      set: async (name, value) => {
        refuse()
        kept.set(name, value)
      },
      update: async (name, change) => {
        const value = await change(kept.get(name))
        if (value === undefined) kept.delete(name)
        else kept.set(name, value)
        return value
      },
    },
  }
  return ports
}
