import { randomBytes } from 'node:crypto'
import type { Cipher } from '../contract/context.ts'
import type { Database } from '../contract/database.ts'

const PLACE = 'secrets.value'
const NAME = 'names'

/** Where that secret stands, for whoever only looks whether a key opens it. */
export const nameKeyPlace = { place: PLACE, name: NAME } as const

/**
 * The secret that names are drawn with: made once, sealed with the data key, the same for ever. Throws `StoreError`
 * `wrong-key` when the database was written with other keys.
 */
export async function nameKeyOf(database: Database, cipher: Cipher): Promise<string> {
  const row = await database.write(async (queries) => {
    const value = cipher.seal(PLACE, NAME, randomBytes(32).toString('base64'))
    await queries
      .insertInto('secrets')
      .values({ name: NAME, value })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute()
    return queries.selectFrom('secrets').select('value').where('name', '=', NAME).executeTakeFirstOrThrow()
  })
  return cipher.open(PLACE, NAME, row.value)
}
