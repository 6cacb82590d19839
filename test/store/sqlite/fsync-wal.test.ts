import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import type { Tables } from '../../../src/store/contract/tables.ts'
import { createWalSync } from '../../../src/store/sqlite/fsync-wal.ts'
import { groupCommit } from '../../../src/store/sqlite/group-commit.ts'
import { openSqlite } from '../../../src/store/sqlite/sqlite.ts'
import { kyselyOn } from '../../../src/store/sqlite/sqlite-dialect.ts'
import { newDirectory } from '../helpers.ts'

describe('nobody is told of a commit', () => {
  it('before it would outlive a power cut; the next one is made meanwhile', async () => {
    const database = new DatabaseSync(':memory:')
    database.exec('create table t (n integer)')
    const waiting: (() => void)[] = []
    const write = groupCommit(database, kyselyOn<Tables>(database), {
      durable: (then) => waiting.push(then),
      isKept: () => {},
    })
    const told: number[] = []
    const insert = async (n: number) => {
      await write(async () => database.exec(`insert into t values (${n})`))
      told.push(n)
    }
    const all = [insert(1)]
    await new Promise((resolve) => setTimeout(resolve, 5))
    all.push(insert(2))
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(database.prepare('select count(*) as n from t').get()).toEqual({ n: 2 })
    expect(database.isTransaction).toBe(false)
    expect(told).toEqual([])
    expect(waiting).toHaveLength(2)
    for (const then of waiting) then()
    await Promise.all(all)
    expect(told).toEqual([1, 2])
    database.close()
  })
})

describe('a log', () => {
  it('is put on the disk once for all who came meanwhile, in their order, and closed after the last', async () => {
    const path = join(newDirectory(), 'log')
    const file = openSync(path, 'w')
    const { durable, close } = createWalSync(path)
    const told: number[] = []
    for (let n = 0; n < 20; n += 1) {
      writeSync(file, 'x')
      durable(() => told.push(n))
    }
    expect(told).toEqual([])
    await close()
    expect(told).toEqual(Array.from({ length: 20 }, (_, n) => n))
    closeSync(file)
  })

  it('is the file that SQLite writes', async () => {
    const path = join(newDirectory(), 'kigen.db')
    const database = openSqlite(path)
    const reader = new DatabaseSync(path)
    expect(reader.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
    reader.close()
    await database.close()
  })
})
