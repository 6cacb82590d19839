import { createHash } from 'node:crypto'
import { dayInJapan } from '../../../domain/dates/day.ts'
import { translator } from '../../../domain/language/translate.ts'
import type { LineCall } from '../api/client.ts'
import type { LinePorts } from '../api/ports.ts'

const DAY_MS = 86_400_000

/** The message to a group, in Japanese and English, with a link to a private chat. */
function line(basicId: string | undefined): string {
  const words = (['en', 'ja'] as const).map((language) => translator(language)('line.group'))
  const way = basicId ? [`https://line.me/R/ti/p/${encodeURIComponent(basicId)}`] : []
  return [...words, ...way].join('\n')
}

interface Needs {
  readonly call: LineCall
  readonly ports: Pick<LinePorts, 'values' | 'now'>
  /** The bot's basic id (`@…`), if it is known. */
  readonly basicId: () => string | undefined
}

/**
 * Tells a group, at most once a day, to use a private chat, because others can read a group. Stores only a
 * hash of the group's id for that day.
 */
export function groupAnswer({ call, ports, basicId }: Needs) {
  return async (group: string, replyToken: string): Promise<void> => {
    const hash = createHash('sha256').update(group).digest('base64url').slice(0, 32)
    const today = dayInJapan(ports.now())
    let first = false
    await ports.values.update(`line:group:${hash}`, async (before) => {
      first = before !== today
      return today
    })
    if (!first) return
    await ports.values.set(`line:group:${hash}`, today, { expiresAt: ports.now() + DAY_MS })
    const messages = [{ type: 'text', text: line(basicId()) }]
    await call({ method: 'POST', path: '/v2/bot/message/reply', json: { replyToken, messages } })
  }
}
