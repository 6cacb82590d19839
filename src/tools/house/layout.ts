/** The most files that one folder of the source may hold. */
const MOST_FILES = 15

/** A folder with more files than a reader can take in. */
export interface CrowdedFolder {
  readonly folder: string
  readonly count: number
}

/** The folders under `src/` and `flows/` that directly hold more than 15 files; pictures do not count. `files`: paths from the project's root. */
export function crowdedFolders(files: readonly string[]): readonly CrowdedFolder[] {
  const counts = new Map<string, number>()
  for (const file of files) {
    if (!/^(src|flows)\//.test(file) || file.endsWith('.png')) continue
    const folder = file.slice(0, file.lastIndexOf('/'))
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count > MOST_FILES)
    .map(([folder, count]) => ({ folder, count }))
    .toSorted((one, other) => one.folder.localeCompare(other.folder))
}

/** A path of the project in a document: it stands in backquotes or as a link's target. */
const NAMED = /(?:`|\]\()((?:src|flows|locales|test|docs|deploy)\/[\w./-]+?)(?:`|\))/g

/** The paths of the project that a Markdown document names and that do not exist. A folder exists if a file is in it. */
export function missingPaths(document: string, files: readonly string[]): readonly string[] {
  const named = new Set([...document.matchAll(NAMED)].map(([, path = '']) => path.replace(/\/$/, '')))
  const exists = (path: string) => files.some((file) => file === path || file.startsWith(`${path}/`))
  return [...named].filter((path) => !exists(path) && !exists(`${path}.ts`))
}
