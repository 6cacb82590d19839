import type { KeyValueStore } from '../../../contracts/key-value.ts'
import type { Language } from '../../../contracts/languages.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import { translator } from '../../../domain/language/translate.ts'
import type { Call } from '../context/call.ts'
import { memberOf, personOf } from '../context/person.ts'
import { resolveMember } from '../members/resolve-member.ts'
import { NO_INVITES, OPEN_FORM } from '../render/action-ids.ts'
import { actions, button, context, sections } from '../render/blocks.ts'
import { escaped } from '../render/limits.ts'
import { markOf } from '../send/delivery-id.ts'
import { postOnce } from '../send/post-once.ts'

/** The result of `/kigen invite @person`. It never says what the other person does with the invitation. */
export type Invited =
  | 'off'
  | 'nobody'
  | 'yourself'
  | 'already'
  | 'too-many'
  | 'not-a-colleague'
  | 'not-reached'
  | 'unsure'
  | 'sent'

/** Invitations that one person may send in 24 hours. */
const A_DAY = 5
const DAY_MS = 24 * 3_600_000
/** How long an invitation of a pair, or the wish for no invitations, is stored, in ms: 13 months. */
export const REMEMBERED_MS = 396 * DAY_MS

/** Name under which it is stored that a person wants no invitations. */
export const declinedName = (person: PersonId) => `slack/no-invites/${person}`
const pairName = (from: PersonId, to: string) => `slack/invite/${from}/${to}`

/**
 * Sends one message that may be ignored, once for each pair. A colleague who declined gets none, and the sender gets
 * the same result as for an invitation that was sent.
 */
export async function invite(
  ports: { readonly values: KeyValueStore; readonly call: Call; readonly on: boolean; readonly now: Instant },
  from: PersonId,
  to: string | undefined,
): Promise<Invited> {
  const { values, call, on, now } = ports
  const member = memberOf(from)
  if (!on) return 'off'
  if (!member || to === undefined) return 'nobody'
  if (to === member.user) return 'yourself'
  if ((await values.get(pairName(from, to))) !== undefined) return 'already'
  if (!(await takeOne(values, from, now))) return 'too-many'
  const other = await resolveMember(call, values, { team: member.team, user: to })
  if ('why' in other) return other.why
  if (!(await firstOfPair(values, from, to, now))) return 'already'
  if ((await values.get(declinedName(personOf({ team: member.team, user: to })))) !== undefined) return 'sent'
  const posted = await postOnce(call, words(member.user, other, markOf(pairName(from, to), 0)), now)
  if (posted.state === 'not-sent') await values.delete(pairName(from, to))
  return posted.state === 'sent' ? 'sent' : posted.state === 'unknown' ? 'unsure' : 'not-reached'
}

/** Counts one invitation. False: the limit of the day is reached. */
async function takeOne(values: KeyValueStore, from: PersonId, now: Instant): Promise<boolean> {
  const name = `slack/invites-of/${from}`
  if ((await values.get(name)) === undefined)
    await values.set(name, '[]', { owner: from, expiresAt: now + 2 * DAY_MS })
  let taken = false
  await values.update(name, async (text) => {
    const all: unknown = JSON.parse(text ?? '[]')
    const today = (Array.isArray(all) ? all : []).filter((at) => Number(at) > now - DAY_MS)
    taken = today.length < A_DAY
    return JSON.stringify(taken ? [...today, now] : today)
  })
  return taken
}

/** Stores the pair before anything is sent, so that there is no second invitation. */
async function firstOfPair(
  values: KeyValueStore,
  from: PersonId,
  to: string,
  now: Instant,
): Promise<boolean> {
  let first = false
  await values.update(pairName(from, to), async (text) => {
    first = text === undefined
    return text ?? String(now)
  })
  // `update` sets no owner; `set` does, so that the pair is erased together with the person.
  if (first)
    await values.set(pairName(from, to), String(now), { owner: from, expiresAt: now + REMEMBERED_MS })
  return first
}

function words(from: string, other: { channel: string; language: Language }, mark: string) {
  const t = translator(other.language)
  return {
    channel: other.channel,
    mark,
    text: escaped(t('slack.invite.notice')),
    blocks: [
      ...sections(`<@${from}> ${escaped(t('slack.invite.text'))}`),
      ...actions([
        button({ label: t('slack.invite.yes'), value: OPEN_FORM, style: 'primary' }, OPEN_FORM),
        button({ label: t('slack.invite.no'), value: NO_INVITES }, NO_INVITES),
      ]),
      ...context([escaped(t('slack.invite.small'))]),
    ],
  }
}
