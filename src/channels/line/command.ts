import { dataUrlOf, type LineCall, lineCall } from './api/client.ts'
import type { LineLog, LinePorts, LineSettings } from './api/ports.ts'
import { authorised, tokenSource } from './api/token.ts'

/** A log for commands, which print their own findings. */
export const silent: LineLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

/** Values in memory for one command. */
function passingValues(): LinePorts['values'] {
  const kept = new Map<string, string>()
  return {
    get: async (name) => kept.get(name),
    set: async (name, value) => {
      kept.set(name, value)
    },
    update: async (name, change) => {
      const value = await change(kept.get(name))
      if (value !== undefined) kept.set(name, value)
      return value
    },
  }
}

/** Clients for a command without a store: the API and the file host. */
export function callsForCommand(settings: LineSettings): {
  readonly call: LineCall
  readonly dataCall: LineCall
} {
  const api = lineCall(settings.apiBaseUrl, silent)
  const data = lineCall(dataUrlOf(settings.apiBaseUrl), silent)
  const ports = { values: passingValues(), now: Date.now }
  const tokens = tokenSource(settings, { call: api, ports, log: silent })
  return { call: authorised(api, tokens), dataCall: authorised(data, tokens) }
}
