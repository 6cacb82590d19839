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

/** WAL: readers never wait for writers. `fsync-wal.ts` syncs the log before a commit is reported. */
const PRAGMAS = `
  pragma journal_mode = wal;
  pragma synchronous = normal;
  pragma foreign_keys = on;
  pragma secure_delete = on;
  pragma wal_autocheckpoint = 4000;
  pragma journal_size_limit = 67108864;
  pragma cache_size = -16384;
`

/** How long opening and reading wait for another process, in milliseconds. */
const BUSY_MS = 5_000

function connect(path: string): DatabaseSync {
  const connection = new DatabaseSync(path, { timeout: BUSY_MS })
  connection.exec(PRAGMAS)
  return connection
}

/** Creates the file with mode 0600. SQLite gives its other files the same mode. */
function prepareFile(path: string): void {
  withFile(path, () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    closeSync(openSync(path, 'a', 0o600))
    requireWritableFolder(path)
  })
}

/** A database in memory needs no fsync. */
const noSync = { durable: (then: () => void) => then(), close: async () => {} }

/** Opens the SQLite file at `path` and creates it if it is missing; `:memory:` for a database in memory. */
export function openSqlite(path: string): Database {
  const inMemory = path === ':memory:'
  if (!inMemory) prepareFile(path)
  const writer = connect(path)
  const reader = inMemory ? undefined : connect(path)
  // The write queue retries by itself, without blocking the event loop.
  writer.exec('pragma busy_timeout = 0')
  const { durable, close } = inMemory ? noSync : createWalSync(`${path}-wal`)
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
