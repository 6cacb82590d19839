import type { SettingName } from './environment.ts'
import type { Fault } from './fault.ts'

/** Non-blank settings as text. */
export type Given = Readonly<Partial<Record<SettingName, string>>>

const REQUIRED = ['DATA_KEY', 'PUBLIC_URL'] as const

function productionFaults(given: Given): readonly Fault[] {
  if (given.NODE_ENV !== 'production') return []
  return REQUIRED.filter((name) => given[name] === undefined).map((name) => ({
    name,
    what: 'is required in production',
  }))
}

function lineFaults(given: Given): readonly Fault[] {
  const token = given.LINE_CHANNEL_ACCESS_TOKEN ?? given.LINE_CHANNEL_ID
  const secret = given.LINE_CHANNEL_SECRET
  if (token && !secret)
    return [{ name: 'LINE_CHANNEL_SECRET', what: 'is missing beside the channel’s token or id' }]
  if (token || !secret) return []
  return [
    { name: 'LINE_CHANNEL_ACCESS_TOKEN', what: 'or LINE_CHANNEL_ID is missing beside LINE_CHANNEL_SECRET' },
  ]
}

const OAUTH = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const

function oauthFaults(given: Given): readonly Fault[] {
  const present = OAUTH.filter((name) => given[name])
  if (present.length === 0) return []
  const what = `is missing beside ${present.join(' and ')}`
  return OAUTH.filter((name) => !given[name]).map((name) => ({ name, what }))
}

function slackFaults(given: Given): readonly Fault[] {
  const oauth = oauthFaults(given)
  const hasOauth = OAUTH.some((name) => given[name])
  const hasToken = given.SLACK_BOT_TOKEN !== undefined || (hasOauth && oauth.length === 0)
  const faults: Fault[] = [...oauth]
  if (given.SLACK_SIGNING_SECRET && !hasToken && !hasOauth)
    faults.push({
      name: 'SLACK_BOT_TOKEN',
      what: `or all of ${OAUTH.join(', ')} is missing beside SLACK_SIGNING_SECRET`,
    })
  if (hasToken && !given.SLACK_SIGNING_SECRET && !given.SLACK_APP_TOKEN)
    faults.push({ name: 'SLACK_SIGNING_SECRET', what: 'is missing beside the token of the workspace' })
  if (given.SLACK_APP_TOKEN && given.NODE_ENV === 'production')
    faults.push({
      name: 'SLACK_APP_TOKEN',
      what: 'is for development only; in production Slack calls over HTTP',
    })
  return faults
}

function portFaults({ PORT = '3000', METRICS_PORT }: Given): readonly Fault[] {
  if (METRICS_PORT === undefined || METRICS_PORT === '0' || METRICS_PORT !== PORT) return []
  return [{ name: 'METRICS_PORT', what: 'is the same as PORT' }]
}

/** Faults in combinations of settings that are each valid. */
export function combinationFaults(given: Given): readonly Fault[] {
  return [...productionFaults(given), ...lineFaults(given), ...slackFaults(given), ...portFaults(given)]
}
