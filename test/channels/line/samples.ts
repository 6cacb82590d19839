import { ulid } from '../../platforms/line/events.ts'

/** Webhook events of every kind, written from LINE's reference of August 2026. */
const user = `U${'a'.repeat(32)}`
let count = 0

function base(type: string, more: object = {}) {
  count += 1
  const timestamp = Date.now()
  return {
    type,
    mode: 'active',
    timestamp,
    source: { type: 'user', userId: user },
    webhookEventId: ulid(timestamp + count, Math.random),
    deliveryContext: { isRedelivery: false },
    replyToken: `token${String(count).padStart(27, '0')}`,
    ...more,
  }
}

const unanswerable = { replyToken: undefined }

export const text = (message: object, more: object = {}) =>
  base('message', {
    message: { id: `${5e17 + count}`, type: 'text', text: 'hi', quoteToken: 'q', ...message },
    ...more,
  })

const CONTENT: Readonly<Record<string, object>> = {
  sticker: { stickerId: '52002738', packageId: '11537', stickerResourceType: 'STATIC', keywords: ['cony'] },
  image: { contentProvider: { type: 'line' }, imageSet: { id: 'E0', index: 1, total: 2 } },
  audio: { duration: 60_000, contentProvider: { type: 'line' } },
  video: { duration: 60_000, contentProvider: { type: 'line' } },
  file: { fileName: 'card.pdf', fileSize: 2_138 },
  location: { title: 'city hall', address: 'Tokyo', latitude: 35.6, longitude: 139.7 },
}

export const message = (type: string) => base('message', { message: { id: '5', type, ...CONTENT[type] } })
export const postback = (data: string, params?: object) =>
  base('postback', { postback: { data, ...(params && { params }) } })
export const follow = (detail: object | undefined, more: object = {}) =>
  base('follow', { follow: detail, ...more })
export const unfollow = (more: object = {}) => base('unfollow', { ...unanswerable, ...more })
export const unsend = (messageId: string) => base('unsend', { ...unanswerable, unsend: { messageId } })

const group = { type: 'group', groupId: `C${'d'.repeat(32)}` }
const room = { type: 'room', roomId: `R${'e'.repeat(32)}`, userId: user }

/** Events that are taken and lead to nothing. */
export const quiet: readonly (readonly [string, unknown])[] = [
  [
    'an edited message',
    base('messageEdited', { source: group, message: { id: '5', type: 'text', text: 'x' } }),
  ],
  ['leaving a group', base('leave', { source: group, ...unanswerable })],
  [
    'somebody joining a group',
    base('memberJoined', { source: group, joined: { members: [{ type: 'user', userId: user }] } }),
  ],
  ['somebody leaving a group', base('memberLeft', { source: group, ...unanswerable, left: { members: [] } })],
  [
    'a message in a room without a reply token',
    base('message', { source: room, ...unanswerable, message: { id: '1', type: 'text', text: 'x' } }),
  ],
  ['a tap in a group', base('postback', { source: group, postback: { data: 'home' } })],
  ['a seen video', base('videoPlayComplete', { videoPlayComplete: { trackingId: 't' } })],
  ['a beacon', base('beacon', { beacon: { hwid: 'd41d8cd98f', type: 'enter', dm: 'ab' } })],
  ['a linked account', base('accountLink', { link: { result: 'ok', nonce: 'n' } })],
  [
    'an account that could not be linked, without a source',
    base('accountLink', { source: undefined, link: { result: 'failed', nonce: 'n' } }),
  ],
  ['a membership', base('membership', { membership: { type: 'joined', membershipId: 3_189 } })],
  [
    'a delivered notification message, without a source',
    base('delivery', { source: undefined, ...unanswerable, delivery: { data: 'h' } }),
  ],
  ['a module', base('module', { module: { type: 'attached', botId: 'U1', scopes: [] } })],
  ['activation', base('activated', { chatControl: { expireAt: 1 } })],
  ['deactivation', base('deactivated')],
  ['suspension', base('botSuspended')],
  ['resumption', base('botResumed')],
  ['an event that does not exist yet', base('greatNewEvent', { great: true })],
  [
    'a message without a source',
    base('message', { source: undefined, message: { id: '1', type: 'text', text: 'x' } }),
  ],
  [
    'a person without an id',
    base('message', { source: { type: 'user' }, message: { id: '1', type: 'text', text: 'x' } }),
  ],
  [
    'a source that does not exist yet',
    base('message', {
      source: { type: 'square', squareId: 's' },
      message: { id: '1', type: 'text', text: 'x' },
    }),
  ],
  [
    'an id that would break ours',
    base('message', {
      source: { type: 'user', userId: 'U1:U2' },
      message: { id: '1', type: 'text', text: 'x' },
    }),
  ],
  [
    'a message in standby',
    base('message', { mode: 'standby', ...unanswerable, message: { id: '1', type: 'text', text: 'x' } }),
  ],
  ['a tap in standby', base('postback', { mode: 'standby', ...unanswerable, postback: { data: 'home' } })],
  [
    'the console’s old dummy, zeros',
    base('message', {
      replyToken: '0'.repeat(32),
      source: { type: 'user', userId: 'Udeadbeefdeadbeefdeadbeefdeadbeef' },
      message: { id: '100001', type: 'text', text: 'Hello, world' },
    }),
  ],
  [
    'the console’s old dummy, effs',
    base('message', {
      replyToken: 'f'.repeat(32),
      source: { type: 'user', userId: 'Udeadbeefdeadbeefdeadbeefdeadbeef' },
      message: { id: '100002', type: 'sticker' },
    }),
  ],
  ['a message without its message', base('message')],
  ['a tap without its data', base('postback')],
  ['an event that is nothing', null],
  ['an event that is a list', []],
  ['an event without a type', { timestamp: 1 }],
]
