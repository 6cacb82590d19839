import { dataUrlOf, type LineCall, lineCall } from './api/client.ts'
import type { LineLog, LinePorts, LineSettings } from './api/ports.ts'
import { authorised, tokenSource } from './api/token.ts'

/** For a command, which says what it found in words of its own. */
export const silent: LineLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

/** Values for the length of one command. */
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

/** Requests to LINE for a command that opens no store: to the API, and to where LINE keeps files. */
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
