import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** One import between two rooms of the source, by their names. */
type Arrow = readonly [from: string, to: string]

/** Folders whose subfolders are shown as separate rooms. */
const OPENED = ['src/domain', 'src/channels']

/** The room of a file: its first folder under `src/`, one folder deeper in `OPENED`; `src/main.ts` is a room by itself. */
function roomOf(path: string): string {
  const parts = path.split('/')
  if (parts[0] !== 'src') return parts[0] ?? ''
  const isOpened = OPENED.includes(parts.slice(0, 2).join('/'))
  return parts.slice(1, Math.min(isOpened ? 3 : 2, parts.length)).join('/')
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))
}

function arrowsOf(file: string): readonly Arrow[] {
  const imports = readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)
  const rooms = [...imports].map(([, path = '']) => roomOf(normalize(join(dirname(file), path))))
  return rooms.map((to) => [roomOf(file), to])
}

const node = (room: string): string => room.replaceAll(/[^a-z]/g, '_')

/** The page of layers: which room of the source imports which, drawn from the imports themselves. */
export function layersPage(): string {
  const arrows = [...sourceFiles('src'), ...sourceFiles('flows')].flatMap(arrowsOf)
  const drawn = [...new Set(arrows.filter(([from, to]) => from !== to).map((arrow) => arrow.join(' ')))]
    .map((arrow) => arrow.split(' '))
    .toSorted(([a = '', b = ''], [c = '', d = '']) => a.localeCompare(c) || b.localeCompare(d))
  const rooms = [...new Set(drawn.flat())].toSorted()
  return `# Which room imports which

Written by \`npm run draw\` from the imports in \`src\` and \`flows\`; do not edit. \`npm run check:layers\` holds the rules.

\`\`\`mermaid
flowchart TD
${rooms.map((room) => `  ${node(room)}["${room}"]`).join('\n')}
${drawn.map(([from = '', to = '']) => `  ${node(from)} --> ${node(to)}`).join('\n')}
\`\`\`
`
}
