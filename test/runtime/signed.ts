import { createHmac } from 'node:crypto'
import { signedWebhook } from '../platforms/line/events.ts'

/** Posts LINE events as LINE does; resolves to the status. */
export async function postLine(url: string, secret: string, events: readonly unknown[]): Promise<number> {
  const { body, headers } = signedWebhook('Ubot', events, secret)
  const answer = await fetch(`${url}/line/webhook`, { method: 'POST', body, headers })
  return answer.status
}

/** Posts a body as Slack does, an object as JSON and a text as a form; resolves to status and answer. */
export async function postSlack(url: string, secret: string, what: object | string) {
  const body = typeof what === 'string' ? what : JSON.stringify(what)
  const at = String(Math.floor(Date.now() / 1000))
  const sign = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')
  const answer = await fetch(`${url}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': typeof what === 'string' ? 'application/x-www-form-urlencoded' : 'application/json',
      'x-slack-request-timestamp': at,
      'x-slack-signature': `v0=${sign}`,
    },
  })
  return { status: answer.status, text: await answer.text() }
}

/** A tap, a command or a form as Slack sends it. */
export const payload = (what: object): string =>
  new URLSearchParams({ payload: JSON.stringify(what) }).toString()
