import { randomBytes } from 'node:crypto'
import type { KeyValueStore } from '../../contracts/key-value.ts'
import type { Message } from '../../contracts/message.ts'
import type { Picture } from '../../contracts/picture.ts'
import { sealTimeline } from './address.ts'

/** What the pictures' addresses need. */
export interface PicturePorts {
  readonly key: () => Promise<Uint8Array>
  /** The address that people see, without a slash at its end. */
  readonly publicUrl: string
}

const KEY_NAME = 'pictures/key'

/** The key of the pictures' addresses: drawn once, kept encrypted in the store, the same for every process. */
export function pictureKeyOf(values: Pick<KeyValueStore, 'get' | 'update'>): () => Promise<Uint8Array> {
  let known: Uint8Array | undefined
  return async () => {
    if (known) return known
    const text =
      (await values.get(KEY_NAME)) ??
      (await values.update(KEY_NAME, async (kept) => kept ?? randomBytes(32).toString('base64')))
    known = Buffer.from(text ?? '', 'base64')
    return known
  }
}

const pictureOf = (message: Message): Picture | undefined =>
  message.kind === 'counter' ? undefined : message.picture

async function addressOf({ key, publicUrl }: PicturePorts, { drawing }: Picture): Promise<string> {
  const folder = `${publicUrl}/pictures`
  if (drawing.kind === 'card') return `${folder}/card/${drawing.place}`
  return `${folder}/days/${sealTimeline(await key(), drawing)}`
}

/**
 * Puts an address into every picture of some messages. A card's drawing has a plain one; that of a person's days cannot be
 * guessed and ends. Messages without pictures are returned as they are.
 */
export function withPictureLinks(
  ports: PicturePorts,
): (messages: readonly Message[]) => Promise<readonly Message[]> {
  const addressed = async (message: Message): Promise<Message> => {
    const picture = pictureOf(message)
    if (message.kind === 'counter' || !picture) return message
    return { ...message, picture: { ...picture, url: await addressOf(ports, picture) } }
  }
  return async (messages) => (messages.some(pictureOf) ? Promise.all(messages.map(addressed)) : messages)
}
