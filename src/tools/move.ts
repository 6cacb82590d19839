import { parseArgs } from 'node:util'
import { copyDatabase } from '../store/maintenance/copy-database.ts'
import { openDatabase } from '../store/open.ts'
import { runTool } from './tool-context.ts'

const USAGE = `npm run move -- --from sqlite:./data/kigen.db --to postgres://user:password@host/kigen

Carries a stopped installation to an empty database and compares every row. Ended half-way, run it again.
The data key stays the same: set DATA_KEY for the new one as it was for the old.
`

function fail(): never {
  process.stderr.write(USAGE)
  process.exit(2)
}

function addresses(): { readonly from: string; readonly to: string } {
  try {
    const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } })
    return values.from && values.to ? { from: values.from, to: values.to } : fail()
  } catch {
    return fail()
  }
}

const { from, to } = addresses()

await runTool(async () => {
  const source = await openDatabase(from)
  const target = await openDatabase(to)
  try {
    console.log(JSON.stringify(await copyDatabase(source, target, Date.now())))
  } finally {
    await source.close()
    await target.close()
  }
})
