// Folder `share`: `/kigen share` and `/kigen invite`: what a person sends to one other person, once.

import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { KeyValueStore } from '../../../contracts/key-value.ts'
import { type Language, SOURCE_LANGUAGE } from '../../../contracts/languages.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import { languageOfTag } from '../../../domain/language/recognise-language.ts'
import { translator } from '../../../domain/language/translate.ts'
import type { Call } from '../context/call.ts'
import { memberOf } from '../context/person.ts'
import { quietMs, type SlackSettings } from '../context/settings.ts'
import { resolveMember } from '../members/resolve-member.ts'
import { sections } from '../render/blocks.ts'
import { escaped } from '../render/limits.ts'
import { markOf } from '../send/delivery-id.ts'
import { postOnce } from '../send/post-once.ts'
import { findArrived } from '../send/reconcile.ts'
import { sharedBlocks } from './share-views.ts'

const share = z.object({
  id: z.string(),
  to: z.string(),
  /** The line that was shown and confirmed. */
  text: z.string(),
  language: z.string(),
  state: z.enum(['draft', 'sending', 'sent', 'unknown', 'not-sent', 'withdrawn']),
  at: z.number(),
  channel: z.string().optional(),
  ts: z.string().optional(),
})

/** A deadline that a person shares with one other person. */
export type Share = z.infer<typeof share>

/** What sharing needs. */
export interface SharePorts {
  readonly settings: SlackSettings
  readonly values: KeyValueStore
  readonly call: Call
  readonly now: () => Instant
}

const prefix = (person: PersonId) => `slack/share/${person}/`
const DRAFT_MS = 3_600_000

function read(text: string | undefined): Share | undefined {
  const parsed = text === undefined ? undefined : share.safeParse(JSON.parse(text))
  return parsed?.success ? parsed.data : undefined
}

const keep = (values: KeyValueStore, person: PersonId, one: Share) =>
  values.set(prefix(person) + one.id, JSON.stringify(one), { owner: person })

/** Stores a draft until it is confirmed, for an hour at most. Its id is random. */
export async function draft(
  { values, now }: SharePorts,
  person: PersonId,
  chosen: { to: string; text: string; language: Language },
): Promise<Share> {
  const one: Share = { id: randomBytes(9).toString('base64url'), ...chosen, state: 'draft', at: now() }
  await values.set(prefix(person) + one.id, JSON.stringify(one), {
    owner: person,
    expiresAt: now() + DRAFT_MS,
  })
  return one
}

/** Sends a confirmed draft, once: a second confirmation finds it sent. Returns the result. */
export async function sendShare(
  ports: SharePorts,
  person: PersonId,
  id: string,
): Promise<Share | 'not-a-colleague' | 'not-reached' | 'gone'> {
  const { values, call, now } = ports
  let mine: Share | undefined
  const kept = await values.update(prefix(person) + id, async (text) => {
    const one = read(text)
    mine = one?.state === 'draft' ? { ...one, state: 'sending', at: now() } : undefined
    return mine ? JSON.stringify(mine) : text
  })
  if (!mine) return read(kept) ?? 'gone'
  const member = memberOf(person)
  if (!member) return 'gone'
  const other = await resolveMember(call, values, { team: member.team, user: mine.to })
  if ('why' in other) {
    await keep(values, person, { ...mine, state: 'not-sent' })
    return other.why
  }
  const language: Language = languageOfTag(mine.language) ?? SOURCE_LANGUAGE
  const sending: Share = { ...mine, channel: other.channel }
  await keep(values, person, sending)
  const posted = await postOnce(
    call,
    {
      channel: other.channel,
      text: escaped(translator(other.language)('slack.share.notice')),
      blocks: sharedBlocks(member.user, mine.text, language),
      mark: markOf(id, 'share'),
    },
    now(),
  )
  const done: Share = {
    ...sending,
    state: posted.state,
    ...(posted.state === 'sent' && { channel: posted.channel, ts: posted.ts }),
  }
  await keep(values, person, done)
  return done
}

/** What a person has shared, newest first. An unknown result is settled by reading the history, never by sending again. */
export async function sharesOf(ports: SharePorts, person: PersonId): Promise<Share[]> {
  const all = await ports.values.list(prefix(person))
  const shares = all.map(({ value }) => read(value)).filter((one) => one !== undefined)
  const settled = await Promise.all(shares.map((one) => settle(ports, person, one)))
  return settled.filter(({ state }) => state !== 'draft').sort((a, b) => b.at - a.at)
}

async function settle(ports: SharePorts, person: PersonId, one: Share): Promise<Share> {
  const { values, call, now, settings } = ports
  const doubtful = one.state === 'unknown' || one.state === 'sending'
  if (!doubtful || now() < one.at + quietMs(settings)) return one
  if (!one.channel) return kept(values, person, { ...one, state: 'not-sent' })
  const found = await findArrived(call, { channel: one.channel }, one.at)
  if (!found.ok) return one
  const ts = found.arrived.get(markOf(one.id, 'share'))
  return kept(values, person, ts ? { ...one, state: 'sent', ts } : { ...one, state: 'not-sent' })
}

async function kept(values: KeyValueStore, person: PersonId, one: Share): Promise<Share> {
  await keep(values, person, one)
  return one
}

/** Takes back a shared deadline: deletes the message, or, where Slack refuses that, says in a follow-up that it no longer holds. */
export async function withdraw(ports: SharePorts, person: PersonId, id: string): Promise<void> {
  const { values, call } = ports
  const one = read(await values.get(prefix(person) + id))
  if (one?.state !== 'sent' || !one.channel || !one.ts) return
  const gone = await call('chat.delete', { channel: one.channel, ts: one.ts })
  if (!gone.ok && gone.kind !== 'refused') return // stays `sent`, with its button
  if (!gone.ok && gone.error !== 'message_not_found') await followUp(ports, one)
  await keep(values, person, { ...one, state: 'withdrawn', text: '' })
}

async function followUp({ call, now }: SharePorts, one: Share): Promise<void> {
  const text = escaped(translator(languageOfTag(one.language) ?? SOURCE_LANGUAGE)('slack.share.withdrawn'))
  await postOnce(
    call,
    { channel: one.channel ?? '', text, blocks: sections(text), mark: markOf(one.id, 'withdrawn') },
    now(),
  )
}
