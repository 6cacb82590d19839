import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { folderCycles } from './house/folder-cycles.ts'
import { crowdedFolders, missingPaths } from './house/layout.ts'

/** `npm run check:house`: no folder above 15 files, no cycle of imports between folders, and every path that a document names exists. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '')
const documents = files.filter((file) => file.endsWith('.md'))

const sources = files
  .filter((file) => /^(src|flows)\/.*\.ts$/.test(file) && existsSync(file))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

const faults = [
  ...crowdedFolders(files).map(
    ({ folder, count }) => `${folder}: ${count} files. Group them by what a reader looks for (15 at most).`,
  ),
  ...folderCycles(sources).map(
    (cycle) =>
      `${cycle.join(' → ')}: these folders import each other. Move what both need into a folder that imports neither, or a file to the other folder.`,
  ),
  ...documents.flatMap((document) =>
    missingPaths(readFileSync(document, 'utf8'), files).map(
      (path) => `${document}: names ${path}, which does not exist. Correct the path.`,
    ),
  ),
]
for (const fault of faults) console.error(fault)
console.log(`check:house: ${files.length} files, ${documents.length} documents, ${faults.length} faults`)
process.exitCode = faults.length > 0 ? 1 : 0
