import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { newDirectory } from '../helpers.ts'

/** A file system of 2 MB in memory. */
export interface SmallDisk {
  readonly path: string
  /** Takes every byte that is left; returns what gives them back. */
  fill(): () => void
  /** Mounts it anew as read-only; no file on it may be open for writing. */
  makeReadOnly(): void
  unmount(): void
}

const LARGEST = 4 * 2 ** 20

const run = (program: string, ...given: string[]) => spawnSync(program, given).status === 0

/** Never fills a disk that is not the small one: a mount may have failed. */
function requireSmall(path: string): void {
  const { blocks, bsize } = statfsSync(path)
  if (blocks * bsize > LARGEST) throw new Error('this is not the small disk')
}

function takeAll(file: string): void {
  for (let size = 1 << 20; size >= 1; size >>= 1)
    for (let isRoom = true; isRoom; )
      try {
        writeFileSync(file, Buffer.alloc(size), { flag: 'a' })
      } catch {
        isRoom = false
      }
}

/** Mounts a small disk. `undefined`: this user may not mount (a container, a user's own shell). */
export function mountSmallDisk(): SmallDisk | undefined {
  const path = newDirectory()
  if (!run('mount', '-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', path)) return undefined
  const filler = join(path, 'filler')
  return {
    path,
    fill: () => {
      requireSmall(path)
      takeAll(filler)
      return () => rmSync(filler)
    },
    makeReadOnly: () => {
      if (!run('mount', '-o', 'remount,ro', path)) throw new Error('the small disk stays writable')
    },
    unmount: () => void run('umount', '-l', path),
  }
}

/** A disk of ext4 that turns read-only at an error, as real ones do. */
export interface FailingDisk {
  readonly path: string
  /** The kernel meets an error of the disk. */
  fail(): void
  unmount(): void
}

/** The kernel's switch for an error on the device that is mounted at `path`. */
function errorSwitch(path: string): string {
  const mount = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .find((line) => line.split(' ')[1] === path)
  return `/sys/fs/ext4/${basename(mount?.split(' ')[0] ?? 'none')}/trigger_fs_error`
}

/** Mounts a disk that can fail. `undefined`: this user or this system cannot. Source: https://docs.kernel.org/admin-guide/ext4.html */
export function mountFailingDisk(): FailingDisk | undefined {
  const image = join(newDirectory(), 'image')
  const path = newDirectory()
  writeFileSync(image, '')
  truncateSync(image, 16 * 2 ** 20)
  const isMounted =
    run('mkfs.ext4', '-q', '-O', '^has_journal', image) &&
    run('mount', '-o', 'loop,errors=remount-ro', image, path)
  if (!isMounted) return undefined
  const unmount = () => void run('umount', path)
  if (existsSync(errorSwitch(path)))
    return { path, fail: () => writeFileSync(errorSwitch(path), '1'), unmount }
  unmount()
  return undefined
}

/** Mounting needs a right that not everybody has: without it nothing of this can be played. */
export function isPossible(mount: () => { unmount(): void } | undefined): boolean {
  const disk = mount()
  disk?.unmount()
  return disk !== undefined
}
