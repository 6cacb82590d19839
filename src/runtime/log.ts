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

/** The log: JSON in production, readable otherwise (where pino-pretty is installed). Writes to `stream` if given. */
export function createLog(
  level: string,
  production: boolean,
  stream?: { write(line: string): void },
): Logger {
  if (stream) return pino(options(level), stream)
  if (production) return pino(options(level))
  try {
    return pino({
      ...options(level),
      transport: { target: 'pino-pretty', options: { translateTime: 'HH:MM:ss', ignore: 'pid,hostname' } },
    })
  } catch {
    return pino(options(level))
  }
}
