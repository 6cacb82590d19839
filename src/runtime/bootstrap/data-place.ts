import { readFileSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'

/** Whether data in a folder is kept, or is lost with its container or at the machine's next start. */
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

/** Classifies a folder by the kernel's list of mounts. The last mount over a path counts. */
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

/** Advice for the operator by kind of place. */
export const PLACE_WORDS: Readonly<Record<Exclude<DataPlace, 'kept'>, string>> = {
  container:
    'lies inside the container and is lost with it: mount a volume there (docker run -v kigen:/data)',
  memory: 'lies in memory and is lost when the machine or the container stops: mount a disk there',
}

/**
 * Classifies the folder of the SQLite file in `DATABASE_URL`; `kept` for PostgreSQL and for other systems
 * than Linux.
 */
export function placeOfData(databaseUrl: string): DataPlace {
  const [, path] = /^sqlite:(?!:memory:)(.+)$/.exec(databaseUrl) ?? []
  if (path === undefined) return 'kept'
  try {
    return placeIn(readFileSync('/proc/self/mountinfo', 'utf8'), realpathSync(dirname(path)))
  } catch {
    return 'kept'
  }
}
