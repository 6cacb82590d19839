// Folder `home`: App Home, and what surrounds the conversation: greeting, prompts, status.

import type { PersonId } from '../../../contracts/person.ts'
import { callFor, type SlackContext } from '../context/context.ts'
import { memberOf } from '../context/person.ts'
import { sharesOf } from '../share/share.ts'
import { homeView } from './home.ts'

/**
 * Publishes a person's App Home. `hash`: of the view that Slack has, so that an older view never replaces a newer one; on
 * a conflict the data is read and published again. `erased`: everything was just deleted there, and App Home says so.
 */
export async function publishHome(
  context: SlackContext,
  person: PersonId,
  hash: string | undefined,
  erased = false,
): Promise<void> {
  const call = await callFor(context, person)
  const member = memberOf(person)
  if (!call || !member) return
  const { settings, ports, now, buttonCrypto, log } = context
  const hint = (await context.profiles.soon(person))?.language
  const publish = async (seen: string | undefined) => {
    const [language, overview, shares] = await Promise.all([
      ports.language(person, hint),
      ports.overview(person, hint),
      sharesOf({ settings, values: ports.values, call, now }, person),
    ])
    const privacyUrl = `${settings.publicUrl}/privacy`
    const view = homeView({ language, overview, shares, privacyUrl, erased }, buttonCrypto)
    return call('views.publish', { user_id: member.user, view, ...(seen && { hash: seen }) })
  }
  const first = await publish(hash)
  const result = !first.ok && first.error === 'hash_conflict' ? await publish(undefined) : first
  if (!result.ok)
    log.warn({ method: 'views.publish', error: result.error }, 'slack: App Home was not published')
}
