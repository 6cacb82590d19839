import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Delivery } from '../../contracts/delivery.ts'
import type { KeyValueStore } from '../../contracts/key-value.ts'
import { CALENDAR_LINK, type Link, type Message, SUBSCRIBE_LINK } from '../../contracts/message.ts'
import { isPersonId, type PersonId } from '../../contracts/person.ts'
import type { PersonRecord } from '../../domain/conversation/state/record.ts'

/** The owner of a calendar. */
export interface CalendarOwner {
  readonly id: PersonId
  readonly record: PersonRecord | undefined
}

/** The ports of calendar links. */
export interface LinkPorts {
  readonly values: Pick<KeyValueStore, 'get' | 'set' | 'delete'>
  readonly person: (id: PersonId) => Promise<CalendarOwner | undefined>
  /** The public address of Kigen, without a final slash. */
  readonly publicUrl: string
}

const ownSchema = z.object({ token: z.string(), address: z.int() })
const holderSchema = z.object({ person: z.string().refine(isPersonId), address: z.int() })

const ownName = (person: string): string => `calendar/person/${person}`

/**
 * Only the token's hash is stored: a reader of the names cannot open a calendar, and a look-up takes the same
 * time for every token.
 */
const tokenName = (token: string): string =>
  `calendar/token/${createHash('sha256').update(token).digest('base64url')}`

function parsed<T>(schema: z.ZodType<T>, text: string | undefined): T | undefined {
  return text === undefined ? undefined : schema.parse(JSON.parse(text))
}

/** The person's current calendar address; earlier ones are invalid. */
function current(record: PersonRecord | undefined): { readonly address: number; readonly on: boolean } {
  return record?.settings.calendar ?? { address: 0, on: true }
}

/** The token of a person's calendar (256 random bits); created if the current address has none. */
async function tokenOf({ values, person }: LinkPorts, id: PersonId): Promise<string> {
  const { address } = current((await person(id))?.record)
  const own = parsed(ownSchema, await values.get(ownName(id)))
  if (own?.address === address) return own.token
  const token = randomBytes(32).toString('base64url')
  await values.set(tokenName(token), JSON.stringify({ person: id, address }), { owner: id })
  await values.set(ownName(id), JSON.stringify({ token, address }), { owner: id })
  if (own) await values.delete(tokenName(own.token))
  return token
}

/** The owner of a token; `undefined` for an unknown, replaced or disabled one. */
export async function calendarOf(
  { values, person }: Pick<LinkPorts, 'values' | 'person'>,
  token: string,
): Promise<CalendarOwner | undefined> {
  const holder = parsed(holderSchema, await values.get(tokenName(token)))
  const own = holder && parsed(ownSchema, await values.get(ownName(holder.person)))
  if (!holder || own?.token !== token) return undefined
  const found = await person(holder.person)
  const { address, on } = current(found?.record)
  return found?.record && on && address === holder.address ? found : undefined
}

const linksOf = (message: Message): readonly Link[] => ('links' in message ? (message.links ?? []) : [])

const isPlaceholder = ({ url }: Link): boolean =>
  url === SUBSCRIBE_LINK || url === CALENDAR_LINK || url.startsWith(`${CALENDAR_LINK}?`)

function addressed(link: Link, address: string): Link {
  if (!isPlaceholder(link)) return link
  if (link.url === SUBSCRIBE_LINK) return { ...link, url: address.replace(/^https?:/, 'webcal:') }
  return { ...link, url: address + link.url.slice(CALENDAR_LINK.length) }
}

function resolved(message: Message, address: string): Message {
  const open = (link: Link): Link => addressed(link, address)
  if (message.kind === 'text' && message.links) return { ...message, links: message.links.map(open) }
  return message.kind === 'card' ? { ...message, links: message.links.map(open) } : message
}

/**
 * Replaces calendar placeholders in a delivery with the person's address. The address stays the same until it
 * is renewed, so a retry is identical. Other deliveries are returned unchanged.
 */
export function withCalendarLinks(ports: LinkPorts): (delivery: Delivery) => Promise<Delivery> {
  return async (delivery) => {
    if (!delivery.messages.flatMap(linksOf).some(isPlaceholder)) return delivery
    const address = `${ports.publicUrl}/calendar/${await tokenOf(ports, delivery.person)}.ics`
    return { ...delivery, messages: delivery.messages.map((message) => resolved(message, address)) }
  }
}
