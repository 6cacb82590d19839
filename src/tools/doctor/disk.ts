import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Finding, ill, well } from './finding.ts'

const MB = 2 ** 20
/** With less free space, SQLite may lack space for its log, and a backup for its copy. */
const LITTLE = 200 * MB

function existing(folder: string): string {
  return existsSync(folder) || folder === dirname(folder) ? folder : existing(dirname(folder))
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Checks that the folder, or its nearest existing parent, is writable and has free space. */
export function diskFindings(wanted: string): readonly Finding[] {
  const folder = existing(wanted)
  if (!isWritable(folder))
    return [
      ill(
        `the folder ${folder} cannot be written by this user`,
        `Give the user that runs Kigen the right to: chown USER ${folder}`,
      ),
    ]
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const what = `${Math.floor(free / MB).toLocaleString('en')} MB are free in ${folder}`
  return [
    free < LITTLE ? ill(what, 'Make room: on a full disk nothing that people send can be kept.') : well(what),
  ]
}
