import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { dayInJapan } from '../../domain/dates/day.ts'
import { PLACE_WORDS, placeOfData } from '../../runtime/bootstrap/data-place.ts'
import { storeLocationOf } from '../../runtime/bootstrap/worker-options.ts'
import type { Settings } from '../../runtime/settings/settings.ts'
import { StoreError } from '../../store/contract/store.ts'
import { type Examined, examineDatabase } from '../../store/maintenance/examine.ts'
import { sqliteFile } from '../../store/sqlite/sqlite-path.ts'
import { diskFindings } from './disk.ts'
import { type Finding, ill, well } from './finding.ts'
import { processFindings } from './processes.ts'

/** The SQLite file that the settings name, if any. */
function fileOf({ databaseUrl }: Settings): string | undefined {
  const file = sqliteFile(databaseUrl)
  return file === undefined ? undefined : resolve(file)
}

function examinedFindings({ migrated, unwritable, unreadable, people }: Examined): readonly Finding[] {
  if (!migrated) return [well('the database answers; the next start brings its tables to this version')]
  return [
    well(`the database answers, its tables are those of this version; it holds ${people} people`),
    unwritable
      ? ill(
          `nothing can be written: ${unwritable.message}`,
          'Until then every webhook is refused, and comes again.',
        )
      : well('the database can be written'),
    unreadable
      ? ill('DATA_KEY does not open what is kept', unreadable.message)
      : well('the data key opens what is kept'),
  ]
}

async function lookInside(settings: Settings): Promise<readonly Finding[]> {
  const { url, dataKey } = storeLocationOf(settings)
  try {
    return examinedFindings(await examineDatabase(url, dataKey))
  } catch (fault) {
    if (!(fault instanceof StoreError)) throw fault
    return [ill(`the database: ${fault.code}`, fault.message)]
  }
}

/** When the file was created. An operator who expects older data sees that it is the wrong file. */
function ageFinding(file: string): Finding {
  return well(`the database is ${file}, made on ${dayInJapan(statSync(file).birthtimeMs)}`)
}

function placeFindings({ production, databaseUrl }: Settings): readonly Finding[] {
  const place = placeOfData(databaseUrl)
  if (!production || place === 'kept') return []
  return [ill(`the folder of the database ${PLACE_WORDS[place].split(':')[0]}`, PLACE_WORDS[place])]
}

/** Checks the database of the settings: its place, its disk, its users and its content. Creates and changes nothing. */
export async function databaseFindings(settings: Settings): Promise<readonly Finding[]> {
  const file = fileOf(settings)
  if (file === undefined) return lookInside(settings)
  const around = [...placeFindings(settings), ...diskFindings(dirname(file))]
  if (!existsSync(file))
    return [well(`there is no database at ${file} yet; the first start makes it`), ...around]
  // Opening an empty file would write into it.
  if (statSync(file).size === 0)
    return [ageFinding(file), ...around, well('the file is empty; the next start makes its tables')]
  return [ageFinding(file), ...around, ...processFindings(file), ...(await lookInside(settings))]
}
