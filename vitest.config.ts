import { defineConfig } from 'vitest/config'

/** Suites that stand on a database: each runs on SQLite, and again on a real PostgreSQL. */
export const ON_BOTH = [
  'test/store/{claim,concurrency,dispatch.model,erase,inbox,kill,migrations,model,move}.test.ts',
  'test/store/{open,records,reminders,turns,values}.test.ts',
  'test/delivery/exchange.test.ts',
  'test/reminders/dispatch.test.ts',
  'test/simulation/*.test.ts',
  'test/server/calendar.test.ts',
  'test/tools/{remind,rotate}.test.ts',
  'test/app/back/open.test.ts',
  'test/app/{closed-days,hostile,main,midnight,privacy,private-log,private-platforms}.test.ts',
  'test/channels/line/{killed,storm}.test.ts',
  'test/channels/slack/{company,crash,http,installations,people,product,send,socket,surfaces}.test.ts',
  'test/channels/web/product.test.ts',
]

/** They wait more than they work: two at a time, after the others. */
const twice = { include: ON_BOTH, maxWorkers: 2, sequence: { groupOrder: 1 } }

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'once', include: ['test/**/*.test.ts'], exclude: ON_BOTH },
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
