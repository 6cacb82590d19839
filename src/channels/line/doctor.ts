import { z } from 'zod'
import { type LineAnswer, type LineCall, lineCall, ok, refusal } from './api/client.ts'
import type { LineSettings } from './api/ports.ts'
import { tokenRequest } from './api/token.ts'
import { callsForCommand, silent } from './command.ts'
import { quotaReturnsOn, usageOf } from './send/quota.ts'

/** The result of one check, and how to fix it. */
export interface Finding {
  readonly ok: boolean
  readonly what: string
  readonly mend?: string
}

const info = z.object({ displayName: z.string(), basicId: z.string(), chatMode: z.string().optional() })
const endpoint = z.object({ endpoint: z.string(), active: z.boolean() })
const tested = z.object({ success: z.boolean(), reason: z.string(), statusCode: z.number().optional() })

const well = (what: string): Finding => ({ ok: true, what })
const ill = (what: string, mend: string): Finding => ({ ok: false, what, mend })

const unreachable = (answer: LineAnswer): Finding =>
  ill(`LINE cannot be reached: ${refusal(answer)}`, 'Check LINE_API_BASE_URL and the network.')

/**
 * Whether LINE issues tokens for the id and one of the secrets. LINE does not say which of the two is wrong.
 */
async function issuing({ token, secrets, apiBaseUrl }: LineSettings): Promise<Finding | undefined> {
  if (token.kind !== 'stateless') return undefined
  const call = lineCall(apiBaseUrl, silent)
  const answers = await Promise.all(secrets.map((secret) => call(tokenRequest(token.channelId, secret))))
  const [first] = answers
  if (!first || answers.some(ok)) return undefined
  const refused = answers.find((answer) => answer.kind === 'answered' && answer.status < 500)
  if (!refused) return unreachable(first)
  return ill(
    `LINE issues no access token: LINE_CHANNEL_ID and LINE_CHANNEL_SECRET are not of one channel (${refusal(refused)})`,
    'In the LINE Developers Console open the Messaging API channel, tab Basic settings. Set LINE_CHANNEL_ID to its Channel ID ' +
      '(digits alone: not the bot’s @name, not “Your user ID”, not the id of a LINE Login channel) and LINE_CHANNEL_SECRET to its Channel secret.',
  )
}

async function bot(call: LineCall): Promise<readonly Finding[]> {
  const answer = await call({ method: 'GET', path: '/v2/bot/info' })
  if (answer.kind !== 'answered') return [unreachable(answer)]
  const read = info.safeParse(ok(answer) ? answer.body : undefined)
  if (!read.success)
    return [
      ill(
        `LINE refuses the access token: ${refusal(answer)}`,
        'Issue a new one in the LINE Developers Console, tab Messaging API, at the bottom, and set LINE_CHANNEL_ACCESS_TOKEN.',
      ),
    ]
  const { displayName, basicId, chatMode } = read.data
  const found = well(`the access token works; the bot is ${displayName} (${basicId})`)
  if (chatMode !== 'chat') return [found]
  return [
    found,
    ill(
      'chat is on: people’s messages wait for staff beside the bot’s answers',
      'In LINE Official Account Manager, Settings, Response settings: turn Chat off, unless staff answer there.',
    ),
  ]
}

async function address(call: LineCall, wanted: string): Promise<readonly Finding[]> {
  const answer = await call({ method: 'GET', path: '/v2/bot/channel/webhook/endpoint' })
  const read = endpoint.safeParse(ok(answer) ? answer.body : undefined)
  const how = `In the LINE Developers Console, tab Messaging API, set Webhook URL to ${wanted}`
  if (!read.success) return [ill('no webhook address is set', `${how}, press Update, then Verify.`)]
  const { endpoint: present, active } = read.data
  const right =
    present === wanted
      ? well(`webhooks go to ${present}`)
      : ill(`webhooks go to ${present || 'nowhere'}`, `${how}, or set PUBLIC_URL to where this server is.`)
  const on = active
    ? well('“Use webhook” is on')
    : ill('“Use webhook” is off', `${how} and turn “Use webhook” on.`)
  return [right, on]
}

const REASONS: Readonly<Record<string, string>> = {
  COULD_NOT_CONNECT:
    'LINE cannot reach the address: is the server up, public, and its certificate valid and complete?',
  REQUEST_TIMEOUT: 'The server took longer than LINE waits: is something between LINE and Kigen slow?',
  ERROR_STATUS_CODE: 'The server refused: 401 means that LINE_CHANNEL_SECRET is not this channel’s secret.',
}

async function arrival(call: LineCall): Promise<readonly Finding[]> {
  const answer = await call({
    method: 'POST',
    path: '/v2/bot/channel/webhook/test',
    json: {},
    withinMs: 15_000,
  })
  const read = tested.safeParse(ok(answer) ? answer.body : undefined)
  if (!read.success)
    return [
      ill(`LINE did not try the webhook: ${refusal(answer)}`, 'Try again later: 60 an hour are allowed.'),
    ]
  const { success, reason, statusCode } = read.data
  if (success) return [well('a webhook from LINE arrives')]
  return [
    ill(
      `a webhook from LINE fails: ${reason} ${statusCode ?? ''}`.trim(),
      REASONS[reason] ?? 'See the console.',
    ),
  ]
}

async function quota(call: LineCall): Promise<readonly Finding[]> {
  const usage = await usageOf(call)
  if (!usage) return [ill('LINE does not tell the quota', 'Try again later.')]
  const { limit, used } = usage
  if (limit === undefined) return [well(`${used} pushes this month, without a limit`)]
  const what = `${used} of ${limit} pushes used this month`
  const mend = `Reminders are held until ${quotaReturnsOn(Date.now())} (Japan), or until the plan is raised in LINE Official Account Manager.`
  return [used < limit ? well(what) : ill(what, mend)]
}

/** Checks token, bot, webhook address and delivery, and quota. Uses no quota. Never rejects. */
export async function lineDoctor(settings: LineSettings): Promise<readonly Finding[]> {
  const noToken = await issuing(settings)
  if (noToken) return [noToken]
  const { call } = callsForCommand(settings)
  const findings = await bot(call)
  if (!findings[0]?.ok) return findings
  const wanted = `${settings.publicUrl.replace(/\/+$/, '')}/line/webhook`
  const where = await address(call, wanted)
  // Without an address LINE refuses the test, which would hide the real finding.
  const arrives = where[0]?.ok ? await arrival(call) : []
  return [...findings, ...where, ...arrives, ...(await quota(call))]
}
