import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { PATIENCE_MS } from '../patience.ts'

const isRoot = process.getuid?.() === 0

/** Root may read and write everything by two capabilities; without them it is a user as any other. */
const LIMITED = isRoot ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : []

/** Whether `runUnprivileged` can do what it says here. */
export const canLimit = !isRoot || spawnSync('setpriv', ['--version']).status === 0

/** The number of the user that `runUnprivileged` runs as. */
export const UID = process.getuid?.() ?? 0

/** Runs a script of the product as a user without special rights. */
export function runUnprivileged(
  script: string,
  options: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd = process.cwd(),
): SpawnSyncReturns<string> {
  const [program = '', ...rest] = [...LIMITED, process.execPath, script, ...options]
  return spawnSync(program, rest, { env, cwd, encoding: 'utf8', timeout: PATIENCE_MS })
}

/** Mounts a file system in memory, of so many kilobytes; nothing where that is not allowed. */
export function mountMemory(
  path: string,
  kilobytes: number,
): { remountReadOnly(): void; unmount(): void } | undefined {
  const mount = (...options: readonly string[]) => spawnSync('mount', options).status === 0
  if (!mount('-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=0777`, 'tmpfs', path)) return undefined
  return {
    remountReadOnly: () => void mount('-o', 'remount,ro', path),
    unmount: () => void spawnSync('umount', [path]),
  }
}
