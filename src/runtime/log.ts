import { createRequire } from 'node:module'
import { type Logger, type LoggerOptions, pino } from 'pino'
import { errorFacts } from '../support/error-facts.ts'

export type { Logger } from 'pino'

/**
 * Keys that are removed from log lines at any depth: secrets, and words or answers of a person. A second
 * protection; log lines should name only events, ids and codes.
 */
const NEVER = [
  'text',
  'answers',
  'record',
  'incoming',
  'messages',
  'body',
  'headers',
  'token',
  'secret',
  'authorization',
  'cookie',
]

const options = (level: string): LoggerOptions => ({
  level,
  base: null,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  formatters: { level: (label) => ({ level: label }) },
  redact: { paths: NEVER.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[withheld]' },
  serializers: { err: errorFacts },
})

interface LineStream {
  write(line: string): void
}

/** Readable lines if pino-pretty is installed, which is a development dependency. */
function readable(stream: LineStream): LineStream {
  try {
    const pretty: typeof import('pino-pretty') = createRequire(import.meta.url)('pino-pretty')
    const colorize = process.stdout.isTTY === true
    const draw = pretty.prettyFactory({ translateTime: 'HH:MM:ss', ignore: 'pid,hostname', colorize })
    return { write: (line) => stream.write(draw(line)) }
  } catch {
    return stream
  }
}

/**
 * Creates the log: JSON in production, readable otherwise. Writes to standard output unless a stream is
 * given.
 */
export function createLog(level: string, production: boolean, stream: LineStream = process.stdout): Logger {
  return pino(options(level), production ? stream : readable(stream))
}
