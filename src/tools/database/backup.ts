import { parseArgs } from 'node:util'
import { settingsOfThisMachine } from '../../runtime/settings/machine.ts'
import { mapDatabaseErrors } from '../../store/connection/error-mapping.ts'
import { backupSqlite } from '../../store/sqlite/backup.ts'
import { sqlitePath } from '../../store/sqlite/sqlite-path.ts'
import { runTool } from '../tool-context.ts'

const USAGE = `npm run backup -- --to /backups/kigen.db

Copies the SQLite database of DATABASE_URL while Kigen runs. PostgreSQL has pg_dump for that.
Keep DATA_KEY elsewhere: without it the copy cannot be read, by nobody.
`

function target(): string | undefined {
  try {
    return parseArgs({ options: { to: { type: 'string' } } }).values.to
  } catch {
    return undefined
  }
}

await runTool(async () => {
  const to = target()
  const { databaseUrl } = settingsOfThisMachine()
  const from = sqlitePath(databaseUrl)
  if (!to || from === undefined) {
    process.stderr.write(USAGE)
    process.exitCode = 2
    return
  }
  console.log(JSON.stringify(await mapDatabaseErrors(() => backupSqlite(from, to))))
})
