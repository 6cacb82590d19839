import { createRequire } from 'node:module'
import { type Logger, type LoggerOptions, pino } from 'pino'
import { errorFacts } from '../support/error-facts.ts'

export type { Logger } from 'pino'

/**
 * What may never reach a log line, wherever it hides: secrets, words of a person, what they answered.
 * Log lines name events, ids and codes; this is the second fence, not the first.
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

/** Lines for people, where pino-pretty is installed: it comes with the tools of development only. */
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

/** The log: JSON in production, readable otherwise. Writes to standard output unless a stream is given. */
export function createLog(level: string, production: boolean, stream: LineStream = process.stdout): Logger {
  return pino(options(level), production ? stream : readable(stream))
}
