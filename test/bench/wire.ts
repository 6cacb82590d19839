import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

const HEAD_END = Buffer.from('\r\n\r\n')
const LENGTH = /\r\ncontent-length: *(\d+)/i

/** One HTTP message as it came: its head as text, its body as bytes. */
interface Heard {
  readonly head: string
  readonly body: Buffer
}

/** Cuts what comes over a kept connection into HTTP messages that tell their length. */
function listener(hear: (message: Heard) => void): (part: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  return (part) => {
    rest = rest.length === 0 ? part : Buffer.concat([rest, part])
    for (;;) {
      const end = rest.indexOf(HEAD_END)
      if (end < 0) return
      const head = rest.toString('latin1', 0, end)
      const over = end + HEAD_END.length + Number(LENGTH.exec(head)?.[1] ?? 0)
      if (rest.length < over) return
      const body = rest.subarray(end + HEAD_END.length, over)
      rest = rest.subarray(over)
      hear({ head, body })
    }
  }
}

const answer = (status: string, body: string) =>
  `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\nx-line-request-id: bench\r\ncontent-length: ${body.length}\r\n\r\n${body}`
const SENT = answer('200 OK', '{"sentMessages":[{"id":"1","quoteToken":"q"}]}')
const REFUSED = answer('400 Bad Request', '{"message":"Invalid reply token"}')
const NOTHING = answer('404 Not Found', '{"message":"Not found"}')
const REPLY_TOKEN = /"replyToken":"([0-9a-f]{32})"/

/**
 * LINE for measuring: real HTTP, real signatures, each reply token good for one reply and everything else left out, so that next
 * to none of the machine goes to it. What LINE really does is in `test/platforms/line`.
 */
export interface Wire {
  readonly url: string
  readonly secret: string
  readonly accessToken: string
  readonly channelId: string
  /** Sends one tap to a bot; `taken` resolves with its 200, `answered` with the reply. */
  tap(tap: Tap): { readonly taken: Promise<void>; readonly answered: Promise<void> }
  close(): Promise<void>
}

/** One tap of somebody, on its way to a bot. */
export interface Tap {
  readonly port: number
  /** Taps of one lane share a connection. */
  readonly lane: number
  readonly user: string
  readonly data: string
}

/** One kept connection to a bot: what is said on it is taken in turn. */
function line(port: number) {
  const waiting: { readonly resolve: () => void; readonly reject: (fault: Error) => void }[] = []
  const socket = connect(port, '127.0.0.1').setNoDelay()
  socket.on(
    'data',
    listener(({ head }) => {
      const one = waiting.shift()
      if (head.startsWith('HTTP/1.1 200')) one?.resolve()
      else one?.reject(new Error(`the bot said ${head.split('\r\n')[0]}`))
    }),
  )
  const lose = () => {
    for (const { reject } of waiting.splice(0)) reject(new Error('the bot hung up'))
  }
  socket.on('error', lose).on('close', lose)
  return {
    post: (text: string) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ resolve, reject })
        socket.write(text)
      }),
    close: () => socket.destroy(),
  }
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const letters = (count: number) =>
  Array.from({ length: count }, () => ALPHABET.charAt(Math.floor(Math.random() * 32))).join('')

function event({ user, data }: Tap, replyToken: string, webhookEventId: string) {
  return {
    type: 'postback',
    mode: 'active',
    timestamp: Date.now(),
    source: { type: 'user', userId: user },
    webhookEventId,
    deliveryContext: { isRedelivery: false },
    replyToken,
    postback: { data },
  }
}

/** A webhook of one event, signed, as it goes over the wire. */
function request(secret: string, one: unknown): string {
  const body = JSON.stringify({ destination: `U${'0'.repeat(32)}`, events: [one] })
  const head = [
    'POST /line/webhook HTTP/1.1',
    'host: bot',
    'content-type: application/json; charset=utf-8',
    `x-line-signature: ${createHmac('sha256', secret).update(body).digest('base64')}`,
    'user-agent: LineBotWebhook/2.0',
    `content-length: ${body.length}`,
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}

/** Opens LINE on a port of this machine. */
export async function openWire(): Promise<Wire> {
  const secret = '0123456789abcdef0123456789abcdef'
  const accessToken = 'a'.repeat(40)
  const answers = new Map<string, () => void>()
  const bots = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    bots.add(socket)
    socket.on('close', () => bots.delete(socket)).on('error', () => socket.destroy())
    const hear = listener(({ head, body }) => {
      const token = REPLY_TOKEN.exec(body.toString('latin1'))?.[1] ?? ''
      const answered = answers.get(token)
      answers.delete(token)
      socket.write(answered ? SENT : head.startsWith('POST /v2/bot/message/reply') ? REFUSED : NOTHING)
      answered?.()
    })
    socket.on('data', hear)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()

  const lines = new Map<string, ReturnType<typeof line>>()
  const lineOf = ({ port, lane }: Tap) => {
    const key = `${port} ${lane}`
    const known = lines.get(key) ?? line(port)
    lines.set(key, known)
    return known
  }
  const run = letters(14)
  let count = 0

  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    secret,
    accessToken,
    channelId: '1650000000',
    tap: (tap) => {
      count += 1
      const replyToken = count.toString(16).padStart(32, '0')
      const answered = new Promise<void>((resolve) => answers.set(replyToken, resolve))
      const eventId = `01${run}${String(count).padStart(10, '0')}`
      return { taken: lineOf(tap).post(request(secret, event(tap, replyToken, eventId))), answered }
    },
    close: async () => {
      for (const { close } of lines.values()) close()
      for (const socket of bots) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
