import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'

const entry = z.object({
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
  devOptional: z.boolean().optional(),
})
const lock = z.object({ packages: z.record(z.string(), entry) })

const dockerfile = () => readFileSync('Dockerfile', 'utf8')

/** What the Dockerfile copies from the repository into the image. */
export function copiedPaths(): readonly string[] {
  return [...dockerfile().matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) =>
    paths.split(' '),
  )
}

/** The folders of `node_modules` that are left of what npm installs with the options of the Dockerfile. */
export function installedPackages(): readonly string[] {
  const { packages } = lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
  const omits = new Set([...dockerfile().matchAll(/--omit=(\w+)/g)].map(([, what]) => what))
  const omitted = ({ dev, optional, devOptional }: z.infer<typeof entry>) =>
    (dev && omits.has('dev')) ||
    (optional && omits.has('optional')) ||
    (devOptional && omits.has('dev') && omits.has('optional'))
  const removed = [...dockerfile().matchAll(/rm -rf (node_modules\/\S+)/g)].map(([, path]) => `${path}/`)
  return Object.entries(packages)
    .filter(([path, one]) => path.startsWith('node_modules/') && !omitted(one))
    .map(([path]) => path)
    .filter((path) => !removed.some((prefix) => path.startsWith(prefix)))
}

/** Lays out in `folder` what the image has in /app: what is copied, and links to the packages that npm would install. */
export function layOutImage(folder: string): void {
  for (const path of copiedPaths()) cpSync(path, join(folder, path), { recursive: true })
  for (const path of installedPackages()) {
    // A package inside another one comes along with that one's folder.
    if (path.lastIndexOf('node_modules/') > 0) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    symlinkSync(resolve(path), join(folder, path))
  }
}
