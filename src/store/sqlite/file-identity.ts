import { statSync } from 'node:fs'
import { StoreError } from '../contract/store.ts'

/** Which file stands at a path now: device and inode; `undefined` where there is none. */
function identityOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found && `${found.dev}:${found.ino}`
}

/**
 * Remembers which database file stands at `path`, and its write-ahead log once there is one. The function returned throws a
 * `StoreError` with the reason `replaced` when one of them was deleted, moved or replaced meanwhile: SQLite would go on
 * into a file that nobody can open any more.
 * Source: https://www.sqlite.org/howtocorrupt.html#_unlinking_or_renaming_a_database_file_while_in_use
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
