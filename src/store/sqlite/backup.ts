import { chmodSync, closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs'
import { backup, DatabaseSync } from 'node:sqlite'
import { StoreError } from '../contract/store.ts'
import { withFile } from './file-fault.ts'

/** The result of a backup. */
export interface Backup {
  readonly file: string
  /** The number of copied pages. */
  readonly pages: number
}

function check(path: string): void {
  const copy = new DatabaseSync(path, { readOnly: true })
  try {
    const found = copy.prepare('pragma quick_check').get()
    if (found?.quick_check !== 'ok')
      throw new StoreError('corrupt', 'the copy is damaged: check the disk and the database')
  } finally {
    copy.close()
  }
}

/**
 * Copies a SQLite database while it is in use. The copy is consistent, checked, readable by the owner only,
 * and gets its name when it is complete. Throws `StoreError` if there is no database or the target exists.
 */
export async function backupSqlite(path: string, file: string): Promise<Backup> {
  if (!existsSync(path)) throw new StoreError('unavailable', 'there is no database yet: check DATABASE_URL')
  if (existsSync(file)) throw new StoreError('unavailable', 'the file is there already: name another one')
  const part = `${file}.part`
  withFile(part, () => {
    rmSync(part, { force: true })
    closeSync(openSync(part, 'a', 0o600))
  })
  const source = new DatabaseSync(path, { readOnly: true })
  try {
    const pages = await backup(source, part)
    check(part)
    chmodSync(part, 0o600)
    renameSync(part, file)
    return { file, pages }
  } finally {
    source.close()
    rmSync(part, { force: true })
  }
}
