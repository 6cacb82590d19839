import { randomBytes } from 'node:crypto'
import type { Cipher } from '../contract/context.ts'
import type { Database } from '../contract/database.ts'

const PLACE = 'secrets.value'
const NAME = 'names'

/** The location of the name secret, for tools that only check the key. */
export const nameKeyPlace = { place: PLACE, name: NAME } as const

/**
 * Reads the name secret, or creates it and encrypts it with the data key. Throws `StoreError` `wrong-key` if
 * the database was written with other keys.
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
