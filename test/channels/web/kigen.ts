import { startApp } from '../../../src/runtime/bootstrap/start.ts'
import { createLog } from '../../../src/runtime/log.ts'
import { readSettings } from '../../../src/runtime/settings/settings.ts'
import { folder, settingsIn } from '../../runtime/product.ts'

/** The real product in this process, over a file of its own. */
export interface Kigen {
  readonly url: string
  close(): Promise<void>
}

/** Starts the whole product as if it were now `start` (ISO 8601); from there its clock runs on. `more`: further settings. */
export async function startKigen(start: string, more: Readonly<Record<string, string>> = {}): Promise<Kigen> {
  const home = folder()
  const ahead = Date.parse(start) - Date.now()
  const settings = readSettings(settingsIn(home.path, more))
  const app = await startApp({ settings, log: createLog('silent', true), now: () => Date.now() + ahead })
  return {
    url: `http://localhost:${app.port}`,
    close: async () => {
      await app.stop()
      home.remove()
    },
  }
}
