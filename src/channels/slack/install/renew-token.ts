import { z } from 'zod'
import type { Installation } from '../context/installation.ts'
import { type InstallationPorts, installationName, readInstallation } from './installation-record.ts'

/** The app's id and secret for OAuth. */
export interface OAuthClient {
  readonly clientId: string
  readonly clientSecret: string
}

/** Tokens live for twelve hours and are renewed two hours before the end (docs.slack.dev/authentication/using-token-rotation). */
const RENEW_MS = 2 * 3_600_000

const tokens = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
})

/**
 * The installation with a token that is valid for at least two hours. A refresh token works only once, so the renewal runs
 * under the stored value's lock, in one process at a time. When Slack cannot be asked, the old token stays in use.
 */
export async function renewedInstallation(
  ports: InstallationPorts,
  client: OAuthClient,
  one: Installation,
): Promise<Installation | undefined> {
  const { values, now } = ports
  const due = ({ expiresAt }: Installation) => expiresAt !== undefined && expiresAt - now() < RENEW_MS
  if (!due(one)) return one
  const kept = await values.update(installationName(one.id), async (text) => {
    const current = readInstallation(text)
    if (current?.refreshToken === undefined || !due(current)) return text
    const renewed = await renew(ports, client, current, current.refreshToken)
    return renewed === undefined ? text : JSON.stringify(renewed)
  })
  return readInstallation(kept)
}

async function renew(
  { api, log, now }: InstallationPorts,
  client: OAuthClient,
  one: Installation,
  refreshToken: string,
): Promise<Installation | undefined> {
  const result = await api.as(undefined)('oauth.v2.access', {
    client_id: client.clientId,
    client_secret: client.clientSecret,
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  })
  const read = result.ok ? tokens.safeParse(result.data) : undefined
  if (!read?.success) {
    log.error(
      { installation: one.id, error: result.ok ? 'unreadable' : result.error },
      'slack: token not renewed',
    )
    return undefined
  }
  const { access_token: token, refresh_token: next, expires_in: seconds } = read.data
  return { ...one, token, refreshToken: next, expiresAt: now() + seconds * 1000 }
}
