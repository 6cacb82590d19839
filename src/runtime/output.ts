import { fstatSync } from 'node:fs'
import { Socket } from 'node:net'

/** Where lines go that must never keep the process waiting. */
export interface Output {
  write(line: string): void
  /** Resolves when all was written, or after so many milliseconds. */
  flush(withinMs: number): Promise<void>
}

/** So many bytes may wait for a reader that stands still; then lines are dropped and counted. */
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
 * Writes to a pipe without waiting for its reader: `fs.writeSync` would stop the whole process, its timers and its end, for as
 * long as the reader stands still. What a slow reader cannot take is dropped, and told when it reads again.
 */
function pipeOutput(descriptor: number): Output {
  const pipe = new Socket({ fd: descriptor, readable: false, writable: true })
  let dropped = 0
  // A reader that is gone is no reason to stop answering people.
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

/** The output at a file descriptor that is a pipe; anything else, such as a file or a terminal, is written to by standard output (1) or error. */
export function openOutput(descriptor: number): Output {
  if (isPipe(descriptor)) return pipeOutput(descriptor)
  const stream = descriptor === 1 ? process.stdout : process.stderr
  return { write: (line) => void stream.write(line), flush: () => Promise.resolve() }
}
