import { startApp } from '../../../src/runtime/bootstrap/start.ts'
import { createLog } from '../../../src/runtime/log.ts'
import { readSettings } from '../../../src/runtime/settings/settings.ts'
import { createSlackPlatform } from './platform.ts'

const SECRET = 'signing-secret-of-the-stand-in'

/** How the product is started against the stand-in. */
interface ProductOptions {
  /** In memory unless given. */
  readonly databaseUrl?: string
  /** A stand-in that runs already, with its workspaces. */
  readonly platform?: ReturnType<typeof createSlackPlatform>
  readonly token?: string
  readonly log?: (line: string) => void
  readonly now?: () => number
}

/** A stand-in with one workspace. */
async function newPlatform(now: () => number) {
  const platform = createSlackPlatform({ signingSecret: SECRET, now })
  await platform.start()
  const people = ['U1', 'U2', 'U3'].map((id) => ({ id }))
  platform.addTeam('T1', 'xoxb-T1', people)
  return platform
}

/** The whole product in this process, in one workspace of the stand-in. Imports nothing of vitest: `npm run try:slack` starts it, too. */
export async function startProductOnSlack(given: ProductOptions = {}) {
  const { databaseUrl = 'sqlite::memory:', log: hear = () => undefined, now = Date.now } = given
  const { token = 'xoxb-T1', platform = await newPlatform(now) } = given
  const settings = readSettings({
    PORT: '0',
    DATABASE_URL: databaseUrl,
    DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    LOG_LEVEL: 'warn',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_BOT_TOKEN: token,
    SLACK_API_URL: platform.apiUrl(),
  })
  const app = await startApp({ settings, log: createLog('warn', true, { write: hear }), now })
  platform.aim(`http://127.0.0.1:${app.port}`)
  return {
    app,
    platform,
    stop: async () => {
      await app.stop()
      await platform.stop()
    },
  }
}
