import { type SpawnSyncReturns, spawnSync } from 'node:child_process'

/** The user `nobody`, where the tests run as root: root may read and write everything. */
export const NOBODY: { readonly uid?: number; readonly gid?: number } =
  process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** The number of the user that `runUnprivileged` runs as. */
export const UID = NOBODY.uid ?? process.getuid?.() ?? 0

/** Runs a script of the product as a user without special rights. */
export function runUnprivileged(
  script: string,
  options: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd = process.cwd(),
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [script, ...options], {
    ...NOBODY,
    env,
    cwd,
    encoding: 'utf8',
    timeout: 20_000,
  })
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
