import { z } from 'zod'
import { SCOPES, type SlackSettings, TIMEOUT_MS } from './context/settings.ts'

/** The result of one check, and how to mend it. Never holds a secret. */
export interface Finding {
  readonly ok: boolean
  readonly what: string
  readonly mend?: string
}

type Fetch = typeof fetch

const answer = z.looseObject({ ok: z.boolean(), error: z.string().optional() })

async function ask(settings: SlackSettings, method: string, token: string, request: Fetch) {
  const response = await request(new URL(method, settings.apiUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(settings.timeoutMs ?? TIMEOUT_MS),
  })
  const scopes = (response.headers.get('x-oauth-scopes') ?? '').split(',').map((scope) => scope.trim())
  return { body: answer.parse(await response.json()), scopes: scopes.filter((scope) => scope !== '') }
}

/** How to mend what the error code of `auth.test` says. */
const REASONS: Readonly<Record<string, string>> = {
  invalid_auth: 'copy the Bot User OAuth Token anew: api.slack.com/apps, OAuth & Permissions',
  not_authed: 'SLACK_BOT_TOKEN is empty: copy the Bot User OAuth Token',
  not_allowed_token_type: 'this is no bot token: copy the one that begins with xoxb-',
  team_access_not_granted: 'an administrator of the organisation has to add the app to this workspace',
  access_denied: 'an administrator of the workspace has to allow the app',
  ekm_access_denied: 'the administrators have suspended the messages of apps: ask them',
  org_login_required: 'the workspace is being moved to an organisation: wait until that is done',
  account_inactive: 'the app was removed from the workspace: install it again',
  token_revoked: 'the token was revoked: install the app again and copy the new one',
  token_expired:
    'token rotation is on: use OAuth (SLACK_CLIENT_ID …) instead of SLACK_BOT_TOKEN, or turn rotation off',
}

async function tokenFindings(settings: SlackSettings, token: string, request: Fetch): Promise<Finding[]> {
  const { body, scopes } = await ask(settings, 'auth.test', token, request)
  if (!body.ok) {
    const mend = REASONS[body.error ?? ''] ?? 'look at api.slack.com/apps, OAuth & Permissions'
    return [{ ok: false, what: `Slack refuses SLACK_BOT_TOKEN: ${body.error ?? 'unknown'}`, mend }]
  }
  return [{ ok: true, what: 'Slack takes SLACK_BOT_TOKEN' }, ...scopeFindings(scopes)]
}

function scopeFindings(scopes: readonly string[]): Finding[] {
  if (scopes.length === 0) return []
  const missing = SCOPES.filter((scope) => !scopes.includes(scope))
  const needless = scopes.filter((scope) => !SCOPES.some((one) => one === scope))
  const found: Finding[] = []
  if (missing.length > 0)
    found.push({
      ok: false,
      what: `scopes are missing: ${missing.join(', ')}`,
      mend: 'put slack/manifest.json in again and reinstall the app: scopes count only after that',
    })
  if (needless.length > 0)
    found.push({
      ok: false,
      what: `scopes that are not needed: ${needless.join(', ')}`,
      mend: 'take them out of the app and reinstall it',
    })
  return found.length > 0 ? found : [{ ok: true, what: 'the scopes are those that are needed' }]
}

async function socketFindings(settings: SlackSettings, token: string, request: Fetch): Promise<Finding[]> {
  const { body } = await ask(settings, 'apps.connections.open', token, request)
  if (body.ok) return [{ ok: true, what: 'Socket Mode opens' }]
  const mend = 'make an app-level token with connections:write (Basic Information), and turn Socket Mode on'
  return [{ ok: false, what: `Socket Mode does not open: ${body.error ?? 'unknown'}`, mend }]
}

/** Checks our own address: an unsigned request must be refused with 401, and by Kigen. */
async function addressFindings(
  { publicUrl, signingSecret }: SlackSettings,
  request: Fetch,
): Promise<Finding[]> {
  if (signingSecret === undefined) return []
  const url = `${publicUrl}/slack/events`
  if (!publicUrl.startsWith('https://'))
    return [
      {
        ok: false,
        what: `${publicUrl} is not https`,
        mend: 'set PUBLIC_URL to the https address that Slack calls, or use Socket Mode',
      },
    ]
  const { status } = await request(url, {
    method: 'POST',
    body: '{}',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (status === 401) return [{ ok: true, what: `${url} answers, and refuses what is not signed` }]
  const mend = 'start Kigen, and lead this address to it; enter it as Request URL in the app'
  return [{ ok: false, what: `${url} answered ${status} instead of 401`, mend }]
}

async function trying(what: string, findings: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await findings()
  } catch (fault) {
    const reason = fault instanceof Error ? fault.name : 'fault'
    return [
      {
        ok: false,
        what: `${what} cannot be reached (${reason})`,
        mend: 'look at the network, a proxy and the address',
      },
    ]
  }
}

/** Checks token, scopes and addresses from where Kigen runs. Never rejects; changes nothing. */
export async function slackDoctor(settings: SlackSettings, request: Fetch = fetch): Promise<Finding[]> {
  const { install, appToken } = settings
  const checks = [
    ...(install.kind === 'one-workspace'
      ? [trying('Slack', () => tokenFindings(settings, install.botToken, request))]
      : []),
    ...(appToken === undefined ? [] : [trying('Slack', () => socketFindings(settings, appToken, request))]),
    trying('our own address', () => addressFindings(settings, request)),
  ]
  return (await Promise.all(checks)).flat()
}
