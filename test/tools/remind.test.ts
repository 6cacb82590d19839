import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { dayInJapan } from '../../src/domain/dates/day.ts'
import { scheduleFor } from '../../src/domain/reminders/schedule/projected-plan.ts'
import { HOLDER, personWith } from '../domain/reminders/people.ts'
import { DATA_KEY, newDatabase, newStore } from '../store/databases.ts'
import { keeping } from '../store/helpers.ts'

let DATABASE_URL = ''
const ASKED = Date.parse('2026-11-22T12:00:00+09:00')

/** Runs a tool as an operator does. */
function run(tool: string, ...options: readonly string[]) {
  const { PATH = '' } = process.env
  const env = { PATH, DATABASE_URL, DATA_KEY, LOG_LEVEL: 'silent' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [`src/tools/${tool}.ts`, ...options], {
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

beforeAll(async () => {
  DATABASE_URL = await newDatabase()
  const store = await newStore({ url: DATABASE_URL })
  const answers = { ...HOLDER, 'card-until': '2026-12-27', 'stay-until': '2026-12-27', renewal: 'nothing' }
  const record = personWith(answers)
  await store.accept([{ key: 'k', person: 'web:an', incoming: { kind: 'start' }, at: ASKED }], ASKED)
  const turn = keeping(record, scheduleFor(record, dayInJapan(ASKED)))
  await store.runTurns('web:an', turn, { now: ASKED, leaseMs: 1_000 })
  await store.close()
})

describe('npm run remind', () => {
  const now = ['--now', '2026-11-25T10:59:00+09:00']

  it('prints one line of JSON: first what would go out, then what went, then nothing more', () => {
    const printed = (...options: readonly string[]) => {
      const { status, stdout } = run('remind', ...options)
      expect(status).toBe(0)
      expect(stdout.trim().split('\n')).toHaveLength(1)
      return JSON.parse(stdout)
    }
    expect(printed(...now, '--dry-run')).toEqual({ due: 1, sent: 0, held: 0, failed: 0, unknown: 0 })
    expect(printed(...now)).toEqual({ due: 1, sent: 1, held: 0, failed: 0, unknown: 0 })
    expect(printed(...now)).toEqual({ due: 0, sent: 0, held: 0, failed: 0, unknown: 0 })
  })

  it('takes no instant without its zone, and no option that it does not know', () => {
    for (const options of [
      ['--now', '2026-11-25T10:59:00'],
      ['--now', 'soon'],
      ['--when', 'now'],
    ]) {
      const { status, stdout, stderr } = run('remind', ...options)
      expect([status, stdout]).toEqual([2, ''])
      expect(stderr).toContain('npm run --silent remind')
    }
  })
})

describe('npm run forecast', () => {
  it('prints the coming days, LINE’s month and the cheapest plan', () => {
    const { status, stdout } = run('forecast', '--days', '3')
    expect(status).toBe(0)
    expect(
      stdout
        .split('\n')
        .slice(1, 4)
        .every((line) => /^\d{4}-\d{2}-\d{2} /.test(line)),
    ).toBe(true)
    expect(stdout).toContain('Cheapest LINE plan')
    expect(run('forecast', '--days', '0').status).toBe(2)
  })
})
