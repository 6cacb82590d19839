import type { Settings } from '../../runtime/settings/settings.ts'
import { type Finding, ill, well } from './finding.ts'

/** The tolerated difference of clocks. Slack refuses requests that are five minutes off. */
const MOST_MS = 60_000
const WITHIN_MS = 5_000

/** How far this machine's clock is ahead of a server's, in milliseconds; `undefined` if the server does not answer. */
async function aheadOf(url: string): Promise<number | undefined> {
  try {
    const { headers } = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(WITHIN_MS) })
    const there = Date.parse(headers.get('date') ?? '')
    return Number.isNaN(there) ? undefined : Date.now() - there
  } catch {
    return undefined
  }
}

/** Compares the clock with that of an enabled platform. */
export async function clockFindings({ line, slack }: Settings): Promise<readonly Finding[]> {
  const platforms = [
    ...(line.on ? [{ name: 'LINE', url: line.apiBaseUrl }] : []),
    ...(slack.on ? [{ name: 'Slack', url: slack.apiUrl }] : []),
  ]
  for (const { name, url } of platforms) {
    const ahead = await aheadOf(url)
    if (ahead === undefined) continue
    if (Math.abs(ahead) <= MOST_MS) return [well(`the clock agrees with ${name}’s`)]
    const way = ahead > 0 ? 'ahead of' : 'behind'
    const what = `the clock is ${Math.round(Math.abs(ahead) / 1_000)} seconds ${way} ${name}’s`
    return [
      ill(what, 'Set it by the network: timedatectl set-ntp true. Slack refuses what is five minutes off.'),
    ]
  }
  return []
}
