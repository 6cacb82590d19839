import { accessSync, constants, existsSync, statfsSync, statSync, utimesSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { StoreError } from '../contract/store.ts'

/** The user id of this process, where the system has one. */
const user = () => (process.getuid ? `the user ${process.getuid()}` : 'the user')

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}

/** The folder, or its nearest existing ancestor. */
function existingFolder(folder: string): string {
  return existsSync(folder) || folder === dirname(folder) ? folder : existingFolder(dirname(folder))
}

function lackingRight(path: string, folder: string): string {
  const above = existingFolder(folder)
  const mend = `give it that right (chown ${process.getuid?.() ?? 'USER'} ${above}), or name another place`
  if (above !== folder)
    return `the folder ${folder} cannot be made: ${user()} may not write in ${above}: ${mend}`
  if (!isAllowed(folder, constants.W_OK | constants.X_OK))
    return `${user()} may not write in the folder ${folder}: ${mend}`
  return `${user()} may not read and write the file ${path}: change its owner or its mode (0600)`
}

/** Explains with the path why a file cannot be created or opened. `undefined` for other faults. */
function wordsFor(code: string, path: string): string | undefined {
  const folder = dirname(path)
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return lackingRight(path, folder)
    case 'EROFS':
      return `the folder ${folder} is on a read-only file system: mount a volume there that can be written`
    case 'ENOSPC':
    case 'EDQUOT':
      return `no space is left for ${path}: make room, or use a larger disk`
    case 'ENOENT':
      return `there is no folder ${folder}: make it, or name another place`
    case 'ENOTDIR':
    case 'EEXIST':
      return `a part of ${folder} is a file, not a folder: name another place`
    case 'EISDIR':
      return `${path} is a folder: name a file in it, such as ${join(path, 'kigen.db')}`
    default:
      return undefined
  }
}

/**
 * Runs `work`, which opens or creates a file at `path`. Throws a `StoreError` with an explanation if the path
 * does not allow it.
 */
export function withFile<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
    const words = wordsFor(code, resolve(path))
    throw words === undefined ? fault : new StoreError('unavailable', words)
  }
}

/** Throws if the process may not create files beside `path`, as SQLite does. */
export function requireWritableFolder(path: string): void {
  accessSync(dirname(resolve(path)), constants.W_OK | constants.X_OK)
}

/** With fewer free bytes, commits of different sizes may end differently. */
const LITTLE_ROOM = 16 * 2 ** 20

/** Whether the disk of `path` is nearly full. `false` if the system does not tell. */
export function hasLittleRoom(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(resolve(path)))
    return bavail * bsize < LITTLE_ROOM
  } catch {
    return false
  }
}

/**
 * Whether the file system is read-only. The kernel remounts it so after a disk error, even under open files.
 */
function isReadOnly(path: string): boolean {
  try {
    const { atime, mtime } = statSync(path)
    utimesSync(path, atime, mtime)
    return false
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EROFS'
  }
}

const SQLITE_IOERR = 10

/**
 * Throws a clear error if the file system became read-only, which SQLite reports as "I/O error"; otherwise
 * throws the fault itself.
 */
export function throwIoFault(fault: unknown, path: string): never {
  const isIo = fault instanceof Error && 'errcode' in fault && Number(fault.errcode) % 256 === SQLITE_IOERR
  if (!isIo || !isReadOnly(path)) throw fault
  const words = `the file system of ${resolve(path)} became read-only: look at the disk and at the system's log (dmesg)`
  throw new StoreError('unavailable', words, { reason: 'read-only' })
}
