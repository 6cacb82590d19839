import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { crowdedFolders, missingPaths } from './house/layout.ts'

/** `npm run check:house`: no folder above 15 files, and every path that a document names exists. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '')
const documents = files.filter((file) => file.endsWith('.md'))

const faults = [
  ...crowdedFolders(files).map(
    ({ folder, count }) => `${folder}: ${count} files. Group them by what a reader looks for (15 at most).`,
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
