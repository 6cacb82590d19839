import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mapDatabaseErrors } from '../../../src/store/connection/error-mapping.ts'
import { openPostgres } from '../../../src/store/postgres/postgres.ts'
import { type Cluster, startCluster } from '../postgres.ts'

let cluster: Cluster
beforeAll(async () => {
  cluster = await startCluster()
})
afterAll(() => cluster?.stop())

/** A way to the server on which everything can be swallowed: packets lost, connections open as ever. */
async function wayTo(socket: string) {
  const open: Socket[] = []
  const server = createServer((near) => {
    const far = connect(socket)
    near.pipe(far).pipe(near)
    for (const end of [near, far]) end.on('error', () => near.destroy())
    open.push(near, far)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    swallow: () => {
      for (const end of open) end.unpipe().pause()
    },
    close: () => {
      for (const end of open) end.destroy()
      server.close()
    },
  }
}

it('gives up a connection on which the server fell silent, and goes on with another', async () => {
  const name = new URL(await cluster.database()).pathname
  const way = await wayTo(cluster.socket)
  const database = openPostgres(`postgres://kigen@127.0.0.1:${way.port}${name}`, 500)
  const ask = () =>
    mapDatabaseErrors(() => database.write((queries) => sql`select 1 as one`.execute(queries)))
  expect((await ask()).rows).toEqual([{ one: 1 }])
  way.swallow()
  await expect(ask()).rejects.toMatchObject({ code: 'unavailable' })
  expect((await ask()).rows).toEqual([{ one: 1 }])
  await database.close()
  way.close()
})
