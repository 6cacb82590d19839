import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it, onTestFinished } from 'vitest'
import { hasRoomForThread, memoryOf } from '../../../src/runtime/bootstrap/memory.ts'
import { folder, settingsIn } from '../product.ts'

const MB = 2 ** 20
const machine = (processors: number, total: number, constrained = 0) => ({
  processors,
  total: total * MB,
  constrained: constrained * MB,
})

describe('a second thread', () => {
  it.each([
    ['a server with two processors and 2 GB', machine(2, 2_048), true],
    ['one processor', machine(1, 8_192), false],
    ['the smallest server, 512 MB', machine(2, 480), false],
    ['a container of 512 MB on a large machine', machine(8, 32_768, 512), false],
    ['a container of 1 GB', machine(8, 32_768, 1_024), true],
    [
      'a container without a limit, as the kernel says it',
      { ...machine(2, 4_096), constrained: 2 ** 64 },
      true,
    ],
  ])('%s', (_, given, room) => {
    expect(hasRoomForThread(given)).toBe(room)
  })

  it('goes by the smaller of the machine and the limit', () => {
    expect(memoryOf(machine(1, 1_000, 300))).toBe(300 * MB)
    expect(memoryOf(machine(1, 1_000, 3_000))).toBe(1_000 * MB)
  })
})

/** A control group with so much memory; nothing where none may be made. */
function controlGroup(megabytes: number): string | undefined {
  const root = ['/sys/fs/cgroup/memory', '/sys/fs/cgroup'].find((path) => existsSync(path))
  const path = join(root ?? '/none', `kigen-test-${process.pid}`)
  try {
    mkdirSync(path)
    onTestFinished(() => rmdirSync(path))
    const limit = readdirSync(path).find((file) => file === 'memory.max' || file === 'memory.limit_in_bytes')
    if (limit === undefined) return undefined
    writeFileSync(join(path, limit), String(megabytes * MB))
    return path
  } catch {
    return undefined
  }
}

describe('in a container of 512 MB', () => {
  it('Kigen runs in one thread, and says so', async ({ skip }) => {
    const group = controlGroup(512)
    if (group === undefined) return skip('no control group can be made here')
    const data = folder()
    const child = spawn(
      'sh',
      ['-c', `echo $$ > ${group}/cgroup.procs; exec ${process.execPath} src/main.ts`],
      {
        env: settingsIn(data.path, { LOG_LEVEL: 'info' }),
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    const ended = new Promise((resolve) => child.once('exit', resolve))
    for await (const line of createInterface({ input: child.stdout })) {
      const { threads, memoryMb } = JSON.parse(line)
      if (threads === undefined) continue
      expect({ threads, memoryMb }).toEqual({ threads: 1, memoryMb: 512 })
      child.kill('SIGTERM')
    }
    expect(await ended).toBe(0)
    data.remove()
  })
})
