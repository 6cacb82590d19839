import { posix } from 'node:path'

/** A source file: its path from the project's root, and its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

type Graph = ReadonlyMap<string, ReadonlySet<string>>

/** The relative path of an import or export, also of types only. */
const IMPORTED = /\bfrom '(\.[^']+)'|\bimport\('(\.[^']+)'\)/g

function importsOf({ path, text }: SourceFile): readonly string[] {
  return [...text.matchAll(IMPORTED)].map(([, from, on]) =>
    posix.normalize(posix.join(posix.dirname(path), from ?? on ?? '')),
  )
}

/** Which folder imports which; a folder and its subfolder are two folders. */
function folderGraph(files: readonly SourceFile[]): Graph {
  const graph = new Map<string, Set<string>>()
  for (const file of files) {
    const folder = posix.dirname(file.path)
    const targets = graph.get(folder) ?? new Set()
    for (const imported of importsOf(file)) targets.add(posix.dirname(imported))
    targets.delete(folder)
    graph.set(folder, targets)
  }
  return graph
}

/** The shortest way from one folder to another; `undefined` if there is none. */
function wayBetween(graph: Graph, from: string, to: string): readonly string[] | undefined {
  const ways = [[from]]
  const seen = new Set([from])
  for (let way = ways.shift(); way; way = ways.shift()) {
    for (const next of graph.get(way.at(-1) ?? '') ?? []) {
      if (next === to) return [...way, next]
      if (!seen.has(next)) ways.push([...way, next])
      seen.add(next)
    }
  }
  return undefined
}

/** Cycles of imports between folders, the shortest one through each folder. Imports of types count. */
export function folderCycles(files: readonly SourceFile[]): readonly (readonly string[])[] {
  const graph = folderGraph(files)
  const cycles = new Map<string, readonly string[]>()
  for (const folder of graph.keys()) {
    const cycle = wayBetween(graph, folder, folder)
    const name = [...new Set(cycle)].toSorted().join()
    if (cycle && !cycles.has(name)) cycles.set(name, cycle)
  }
  return [...cycles.values()]
}
