import { fstatSync } from 'node:fs'
import { Socket } from 'node:net'

/** Output that never blocks the process. */
export interface Output {
  write(line: string): void
  /** Resolves when everything is written, or after `withinMs` milliseconds. */
  flush(withinMs: number): Promise<void>
}

/** The most bytes buffered for a blocked reader. Further lines are dropped and counted. */
const MOST_WAITING = 1_048_576

function isPipe(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor)
    return stat.isFIFO() || stat.isSocket()
  } catch {
    return false
  }
}

const droppedLine = (count: number) =>
  `${JSON.stringify({ level: 'warn', code: 'log-dropped', lines: count, msg: 'lines were dropped: the reader of the log stood still' })}\n`

function drained(pipe: Socket, withinMs: number): Promise<void> {
  if (pipe.writableLength === 0) return Promise.resolve()
  return new Promise((resolve) => {
    setTimeout(resolve, withinMs)
    pipe.write('', () => resolve())
  })
}

/**
 * Writes to a pipe without blocking: `fs.writeSync` would block the process while its reader does not read.
 * Dropped lines are reported when the reader continues.
 */
function pipeOutput(descriptor: number): Output {
  const pipe = new Socket({ fd: descriptor, readable: false, writable: true })
  let dropped = 0
  // A missing reader must not stop the app.
  pipe.on('error', () => {})
  pipe.unref()
  return {
    write: (line) => {
      if (pipe.destroyed) return
      if (pipe.writableLength > MOST_WAITING) {
        dropped += 1
        return
      }
      if (dropped > 0) pipe.write(droppedLine(dropped))
      dropped = 0
      pipe.write(line)
    },
    flush: (withinMs) => drained(pipe, withinMs),
  }
}

/**
 * Opens a file descriptor. Pipes get non-blocking output; files and terminals use standard output (1) or
 * error.
 */
export function openOutput(descriptor: number): Output {
  if (isPipe(descriptor)) return pipeOutput(descriptor)
  const stream = descriptor === 1 ? process.stdout : process.stderr
  return { write: (line) => void stream.write(line), flush: () => Promise.resolve() }
}
