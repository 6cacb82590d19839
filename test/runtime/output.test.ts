import { execFileSync } from 'node:child_process'
import { constants, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openOutput } from '../../src/runtime/output.ts'
import { folder } from './product.ts'

/** A pipe with nobody at its end for now. */
function pipe() {
  const place = folder()
  onTestFinished(() => place.remove())
  const path = join(place.path, 'pipe')
  execFileSync('mkfifo', [path])
  const reading = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  const writing = openSync(path, constants.O_WRONLY)
  return { reading, writing }
}

/** What is in the pipe now. */
function readAll(descriptor: number): string {
  const parts: Buffer[] = []
  const part = Buffer.alloc(65_536)
  try {
    for (let count = readSync(descriptor, part); count > 0; count = readSync(descriptor, part))
      parts.push(Buffer.from(part.subarray(0, count)))
  } catch {
    // Nothing more is there.
  }
  return Buffer.concat(parts).toString('utf8')
}

const LINE = `${'x'.repeat(1_023)}\n`

it('drops lines while nobody reads, at most a megabyte waits, and says how many when somebody reads again', async () => {
  const { reading, writing } = pipe()
  const output = openOutput(writing)
  for (let count = 0; count < 3_000; count += 1) output.write(LINE)
  let text = ''
  await expect
    .poll(() => {
      text += readAll(reading)
      output.write('still here\n')
      return text.includes('still here')
    })
    .toBe(true)
  const lines = text.split('\n')
  const kept = lines.filter((line) => line.startsWith('xxx')).length
  expect(kept).toBeGreaterThan(900)
  expect(kept).toBeLessThan(1_200)
  const told = lines.filter((line) => line.includes('log-dropped')).map((line) => JSON.parse(line))
  expect(told[0]).toMatchObject({ level: 'warn', code: 'log-dropped' })
  expect(kept + told[0].lines).toBeGreaterThanOrEqual(3_000)
})

it('writes out what waits before an end, and does not wait for a reader that never comes', async () => {
  const { reading, writing } = pipe()
  const output = openOutput(writing)
  output.write('last words\n')
  await output.flush(1_000)
  expect(readAll(reading)).toBe('last words\n')
  for (let count = 0; count < 500; count += 1) output.write(LINE)
  await output.flush(50)
  expect(readAll(reading)).toContain('xxx')
})
