import { readdirSync, readlinkSync, realpathSync } from 'node:fs'
import { type Finding, ill, well } from './finding.ts'

/** The other processes of this machine that have a file open; none if the system does not tell. */
function usersOf(file: string): readonly number[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  return numbers.filter((number) => hasOpen(number, file)).map(Number)
}

function hasOpen(number: string, file: string): boolean {
  try {
    const folder = `/proc/${number}/fd`
    return readdirSync(folder).some((descriptor) => isLinkTo(`${folder}/${descriptor}`, file))
  } catch {
    // The process has ended, or belongs to another user.
    return false
  }
}

function isLinkTo(link: string, file: string): boolean {
  try {
    return readlinkSync(link) === file
  } catch {
    return false
  }
}

/** Checks which processes use a SQLite file; only one may. */
export function processFindings(path: string): readonly Finding[] {
  try {
    const users = usersOf(realpathSync(path))
    if (users.length === 0) return [well('Kigen does not run on this file, or as another user')]
    if (users.length === 1) return [well(`Kigen runs: process ${users[0]}`)]
    const mend =
      'SQLite is for one process: end the others, or move to PostgreSQL for several (docs/operating.md).'
    return [ill(`${users.length} processes use this file: ${users.join(', ')}`, mend)]
  } catch {
    return []
  }
}
