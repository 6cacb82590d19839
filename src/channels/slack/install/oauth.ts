import { type Installation as BoltInstallation, ExpressReceiver } from '@slack/bolt'
import express, { type Response, type Router } from 'express'
import { translator } from '../../../domain/language/translate.ts'
import { addressRateLimit } from '../../../support/address-rate-limit.ts'
import { clientOptions, silent } from '../api/client.ts'
import type { SlackContext } from '../context/context.ts'
import type { Installation } from '../context/installation.ts'
import { SCOPES, type SlackSettings } from '../context/settings.ts'
import { escaped } from '../render/limits.ts'

type OAuth = Extract<SlackSettings['install'], { kind: 'oauth' }>

/** The page on which a workspace allows the app; it has the same origin as the API. */
function authorizationUrl(apiUrl: string): string {
  return new URL('/oauth/v2/authorize', apiUrl).href
}

/** The parts of an installation that are stored. `undefined`: it has no bot token. */
function installationOf(from: BoltInstallation, now: number): Installation | undefined {
  const wide = from.isEnterpriseInstall === true
  const id = wide ? from.enterprise?.id : from.team?.id
  if (!id || !from.bot) return undefined
  const { token, refreshToken, expiresAt } = from.bot
  return {
    id,
    kind: wide ? 'organisation' : 'workspace',
    token,
    installedAt: now,
    ...(refreshToken && { refreshToken }),
    ...(expiresAt !== undefined && { expiresAt: expiresAt * 1000 }),
    ...(from.appId && { app: from.appId }),
  }
}

/** Requests that one address may make in a minute: an installation takes two, and each call-back calls Slack. */
const INSTALLATIONS_A_MINUTE = 30

/** `GET /slack/install` and `GET /slack/oauth_redirect`: Slack's installer checks state, cookie and code; Kigen stores the installation. */
export function oauthRoutes(context: SlackContext, oauth: OAuth): Router {
  const router = express.Router()
  const redirectUri = `${context.settings.publicUrl}/slack/oauth_redirect`
  const installer = installerOf(context, oauth)
  router.use(['/slack/install', '/slack/oauth_redirect'], addressRateLimit(INSTALLATIONS_A_MINUTE))
  router.get('/slack/install', async (request, response) => {
    await installer?.handleInstallPath(request, response, {}, { scopes: [...SCOPES], redirectUri })
  })
  router.get('/slack/oauth_redirect', async (request, response) => {
    await installer?.handleCallback(request, response, {
      success: () => page(response, 200, 'slack.installed'),
      failure: (fault) => {
        context.log.warn({ reason: fault.name }, 'slack: an installation failed')
        page(response, 400, 'slack.not-installed-now')
      },
    })
  })
  return router
}

function installerOf(context: SlackContext, oauth: OAuth) {
  const { clientId, clientSecret, stateSecret } = oauth
  const { publicUrl, apiUrl, signingSecret } = context.settings
  const receiver = new ExpressReceiver({
    signingSecret: signingSecret ?? stateSecret,
    clientId,
    clientSecret,
    stateSecret,
    scopes: [...SCOPES],
    redirectUri: `${publicUrl}/slack/oauth_redirect`,
    logger: silent,
    installationStore: {
      storeInstallation: async (from) => {
        const one = installationOf(from, context.now())
        if (!one) throw new Error('no bot token in the installation')
        await context.installations.keep(one)
        context.log.info({ installation: one.id, kind: one.kind }, 'slack: installed')
      },
      // Tokens are never read through Bolt, which renews them without a lock.
      fetchInstallation: async () => {
        throw new Error('installations are not read through Bolt')
      },
    },
    installerOptions: {
      redirectUriPath: '/slack/oauth_redirect',
      directInstall: true,
      authorizationUrl: authorizationUrl(apiUrl),
      clientOptions: clientOptions(context.settings),
    },
  })
  return receiver.installer
}

function page(response: Response, status: number, key: string): void {
  const words = (['en', 'ja'] as const).map(
    (language) => `<p lang="${language}">${escaped(translator(language)(key))}</p>`,
  )
  response
    .status(status)
    .type('html')
    .send(`<!doctype html><meta charset="utf-8"><title>Kigen</title>${words.join('')}`)
}
