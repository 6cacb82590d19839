import { expect, it } from 'vitest'
import { createCommitLog } from '../../../src/runtime/bootstrap/commit-log.ts'
import { createLog } from '../../../src/runtime/log.ts'

it('says once that nothing can be kept, why, and that it is over; counts each time', () => {
  const lines: string[] = []
  const counted: string[] = []
  const log = createLog('info', true, { write: (line) => lines.push(line) })
  const tell = createCommitLog(log, (trouble) => counted.push(trouble))
  for (const trouble of ['disk-full', 'disk-full', 'read-only', undefined, 'disk-full'] as const)
    tell(trouble)
  expect(counted).toEqual(['disk-full', 'disk-full', 'read-only', 'disk-full'])
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      level: 'error',
      code: 'store-trouble',
      reason: 'disk-full',
      msg: expect.stringContaining('disk is full'),
    },
    { level: 'error', reason: 'read-only' },
    { level: 'info', code: 'store-works' },
    { level: 'error', reason: 'disk-full' },
  ])
})
