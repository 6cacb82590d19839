import { startApp } from '../../../src/runtime/bootstrap/start.ts'
import { createLog } from '../../../src/runtime/log.ts'
import { readSettings } from '../../../src/runtime/settings/settings.ts'
import type { StandInLine } from './line.ts'

/** How the product is started against the stand-in. */
export interface ProductOptions {
  readonly databaseUrl?: string
  readonly now?: () => number
  readonly stateless?: boolean
  readonly log?: (line: string) => void
}

/** Where LINE is, and what it shares with the bot. */
export type Where = Pick<StandInLine, 'url' | 'secret' | 'accessToken' | 'channelId'>

/** The settings with which the product finds the stand-in. */
export function settingsFor(line: Where, { databaseUrl, stateless }: ProductOptions = {}) {
  return {
    PORT: '0',
    DATABASE_URL: databaseUrl ?? 'sqlite::memory:',
    DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    LOG_LEVEL: 'warn',
    LINE_CHANNEL_SECRET: line.secret,
    LINE_API_BASE_URL: line.url,
    ...(stateless ? { LINE_CHANNEL_ID: line.channelId } : { LINE_CHANNEL_ACCESS_TOKEN: line.accessToken }),
  }
}

/** The whole product in this process, with the stand-in's webhooks coming to it. */
export async function startProductOn(line: StandInLine, options: ProductOptions = {}) {
  const { log: hear = () => undefined, now = Date.now } = options
  const settings = readSettings(settingsFor(line, options))
  const app = await startApp({ settings, log: createLog('warn', true, { write: hear }), now })
  line.state.webhook = `http://127.0.0.1:${app.port}/line/webhook`
  return app
}
