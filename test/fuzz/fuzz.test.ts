import { expect, it } from 'vitest'
import { fireAll } from './fuzz.ts'

// A bounded share of `npm run fuzz`, always the same cases.

it('no parser throws beyond its typed errors, hangs or answers against its word', () => {
  for (const { name, broken } of fireAll(20_000, 20261122)) expect(broken, name).toBeUndefined()
})
