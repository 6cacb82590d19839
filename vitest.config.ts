import { defineConfig } from 'vitest/config'

/** Suites that stand on a database: each runs on SQLite, and again on a real PostgreSQL. */
export const ON_BOTH = [
  'test/store/{concurrency,dispatch.model,kill,model,open}.test.ts',
  'test/store/{connection,inbox,outbox,people,reminders,turns,maintenance}/*.test.ts',
  'test/store/values/values.test.ts',
  'test/pipeline/{pipeline,reminders/reminder-dispatcher}.test.ts',
  'test/simulation/*.test.ts',
  'test/runtime/http/calendar.test.ts',
  'test/runtime/store-worker/open-worker.test.ts',
  'test/runtime/{closed-days,hostile,main,midnight,privacy,private-log,private-platforms}.test.ts',
  'test/tools/{remind,rotate}.test.ts',
  'test/channels/line/{killed,storm}.test.ts',
  'test/channels/slack/{company,crash,people,product,surfaces}.test.ts',
  'test/channels/slack/{install/installations,receive/http,receive/socket,send/send}.test.ts',
  'test/channels/line/send/spacing.test.ts',
  'test/channels/web/product.test.ts',
]

/** They wait more than they work: two at a time, after the others. */
const twice = { include: ON_BOTH, maxWorkers: 2, sequence: { groupOrder: 1 } }

export default defineConfig({
  test: {
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    projects: [
      {
        extends: true,
        test: { name: 'once', include: ['test/**/*.test.ts'], exclude: ON_BOTH, maxWorkers: 2 },
      },
      {
        extends: true,
        test: { ...twice, name: 'SQLite', provide: { dialect: 'sqlite' } },
      },
      {
        extends: true,
        test: {
          ...twice,
          name: 'PostgreSQL',
          provide: { dialect: 'postgres' },
          globalSetup: 'test/store/one-cluster.ts',
        },
      },
    ],
  },
})
