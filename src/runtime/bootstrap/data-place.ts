import { readFileSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'

/** What happens to the data in a folder: it stays, goes with its container, or goes with the machine's next start. */
export type DataPlace = 'kept' | 'container' | 'memory'

interface Mount {
  readonly point: string
  readonly kind: string
}

/** `36 35 98:0 /root /point options - kind source …`; https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html */
function mountsIn(mountinfo: string): readonly Mount[] {
  return mountinfo.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ')
    const point = before.split(' ')[4]
    const [kind = ''] = after.split(' ')
    return point === undefined ? [] : [{ point: point.replaceAll('\\040', ' '), kind }]
  })
}

const holds = (point: string, folder: string) =>
  point === '/' || folder === point || folder.startsWith(`${point}/`)

/** Where a folder is, as the kernel's list of mounts says; the last mount over a place is the one that counts. */
export function placeIn(mountinfo: string, folder: string): DataPlace {
  const mount = mountsIn(mountinfo)
    .filter(({ point }) => holds(point, folder))
    .reduce<Mount | undefined>(
      (best, one) => (best && best.point.length > one.point.length ? best : one),
      undefined,
    )
  if (mount?.kind === 'tmpfs' || mount?.kind === 'ramfs') return 'memory'
  return mount?.point === '/' && mount.kind === 'overlay' ? 'container' : 'kept'
}

/** What an operator has to know of each place; nothing of one that stays. */
export const PLACE_WORDS: Readonly<Record<Exclude<DataPlace, 'kept'>, string>> = {
  container:
    'lies inside the container and is lost with it: mount a volume there (docker run -v kigen:/data)',
  memory: 'lies in memory and is lost when the machine or the container stops: mount a disk there',
}

/** Where the SQLite file of `DATABASE_URL` is; `kept` for PostgreSQL, and where the system does not tell. */
export function placeOfData(databaseUrl: string): DataPlace {
  const [, path] = /^sqlite:(?!:memory:)(.+)$/.exec(databaseUrl) ?? []
  if (path === undefined) return 'kept'
  try {
    return placeIn(readFileSync('/proc/self/mountinfo', 'utf8'), realpathSync(dirname(path)))
  } catch {
    return 'kept'
  }
}
