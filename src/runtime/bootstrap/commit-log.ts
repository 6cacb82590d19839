import type { CommitWatcher } from '../../store/connection/watch-commits.ts'
import type { StoreTrouble } from '../../store/contract/store.ts'
import type { Metrics } from '../http/metrics.ts'
import type { Logger } from '../log.ts'

/** Meaning and remedy of each kind of trouble. */
const WORDS: Readonly<Record<StoreTrouble, string>> = {
  replaced:
    'the SQLite file was deleted, moved or replaced while Kigen ran: put it back or restore a backup, then start again',
  'disk-full': 'the disk is full: make room, or use a larger one',
  'read-only': 'the database is read-only: look at the disk (dmesg), the file’s mode, or the server’s role',
  damaged: 'the database is damaged: restore a backup (docs/operating.md)',
  locked: 'somebody else holds the database or a table of it: end that process or its transaction',
  'not-migrated': 'the tables are of another version: start this version on the database once',
  unavailable: 'the database does not answer: look at its server and at DATABASE_URL',
}

/** Counts failed commits. Logs a line when trouble begins or changes, and when it is over. */
export function createCommitLog(log: Logger, count: Metrics['commitFailed']): CommitWatcher {
  let present: StoreTrouble | undefined
  return (trouble) => {
    if (trouble) count(trouble)
    if (trouble === present) return
    present = trouble
    if (trouble === undefined)
      log.info({ code: 'store-works' }, 'commits succeed again; the platforms resend the refused events')
    else log.error({ code: 'store-trouble', reason: trouble }, `commits fail: ${WORDS[trouble]}`)
  }
}
