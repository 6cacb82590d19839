import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Database } from '../contract/database.ts'
import type { Tables } from '../contract/tables.ts'
import { hasLittleRoom, requireWritableFolder, throwIoFault, withFile } from './file-fault.ts'
import { rememberFile } from './file-identity.ts'
import { createWalSync } from './fsync-wal.ts'
import { type GroupCommit, groupCommit } from './group-commit.ts'
import { kyselyOn } from './sqlite-dialect.ts'

/** Readers never wait for writers (WAL); the log is put on the disk beside (`fsync-wal.ts`) before a commit is told. */
const PRAGMAS = `
  pragma journal_mode = wal;
  pragma synchronous = normal;
  pragma foreign_keys = on;
  pragma secure_delete = on;
  pragma wal_autocheckpoint = 4000;
  pragma journal_size_limit = 67108864;
  pragma cache_size = -16384;
`

/** How long opening and reading wait for another process. */
const BUSY_MS = 5_000

function connect(path: string): DatabaseSync {
  const connection = new DatabaseSync(path, { timeout: BUSY_MS })
  connection.exec(PRAGMAS)
  return connection
}

/** Only the owner may read the file, and its siblings inherit that. */
function prepareFile(path: string): void {
  withFile(path, () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    closeSync(openSync(path, 'a', 0o600))
    requireWritableFolder(path)
  })
}

/** What is in memory only lives as long as the process anyway. */
const atOnce = { durable: (then: () => void) => then(), close: async () => {} }

/** Opens the SQLite file at `path` (made when missing), or a database in memory for `:memory:`. */
export function openSqlite(path: string): Database {
  const inMemory = path === ':memory:'
  if (!inMemory) prepareFile(path)
  const writer = connect(path)
  const reader = inMemory ? undefined : connect(path)
  // The write queue waits by itself, without stopping this process meanwhile.
  writer.exec('pragma busy_timeout = 0')
  const { durable, close } = inMemory ? atOnce : createWalSync(`${path}-wal`)
  const isKept = inMemory ? () => {} : rememberFile(path)
  const commit = groupCommit(writer, kyselyOn<Tables>(writer), { durable, isKept })
  const write: GroupCommit = (work) => commit(work).catch((fault: unknown) => throwIoFault(fault, path))
  const reading = reader && kyselyOn<Tables>(reader)
  return {
    dialect: 'sqlite',
    write,
    read: (work) => (reading ? work(reading) : write(work)),
    isNearlyFull: () => !inMemory && hasLittleRoom(path),
    close: async () => {
      await close()
      reader?.close()
      writer.close()
    },
  }
}
