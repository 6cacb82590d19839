import { statSync } from 'node:fs'
import { StoreError } from '../contract/store.ts'

/** Device and inode of the file at a path; `undefined` if there is none. */
function identityOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found && `${found.dev}:${found.ino}`
}

/**
 * Remembers the database file at `path` and its write-ahead log. The returned function throws `StoreError`
 * (reason `replaced`) if one of them was deleted, moved or replaced: SQLite would continue to write into an
 * unlinked file. Source:
 * https://www.sqlite.org/howtocorrupt.html#_unlinking_or_renaming_a_database_file_while_in_use
 */
export function rememberFile(path: string): () => void {
  const log = `${path}-wal`
  const database = identityOf(path)
  let wal = identityOf(log)
  return () => {
    wal ??= identityOf(log)
    if (identityOf(path) === database && identityOf(log) === wal) return
    throw new StoreError(
      'unavailable',
      `the database file ${path} was deleted, moved or replaced while this process used it: put it back or restore a backup, then start again`,
      { reason: 'replaced' },
    )
  }
}
