import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

// As much of WebSocket (RFC 6455) as Socket Mode takes: unmasked text to the client, masked text from it, one frame a message.

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

function frame(text: string): Buffer {
  const body = Buffer.from(text)
  if (body.length < 126) return Buffer.concat([Buffer.from([0x81, body.length]), body])
  const head = Buffer.from([0x81, 126, 0, 0])
  head.writeUInt16BE(body.length, 2)
  return Buffer.concat([head, body])
}

/** The text frames in what came, and what is left of an unfinished one. */
function unframe(bytes: Buffer): { texts: string[]; rest: Buffer } {
  const texts: string[] = []
  let rest = bytes
  while (rest.length >= 6) {
    const short = (rest[1] ?? 0) & 0x7f
    const at = short === 126 ? 4 : 2
    const length = short === 126 ? rest.readUInt16BE(2) : short
    if (rest.length < at + 4 + length) break
    const mask = rest.subarray(at, at + 4)
    const body = rest.subarray(at + 4, at + 4 + length).map((byte, n) => byte ^ (mask[n % 4] ?? 0))
    if (((rest[0] ?? 0) & 0x0f) === 1) texts.push(Buffer.from(body).toString('utf8'))
    rest = rest.subarray(at + 4 + length)
  }
  return { texts, rest }
}

/** The server's end of Socket Mode. */
export function createSockets() {
  const open = new Set<Duplex>()
  let down = false
  const acks: { envelope_id: string; payload?: unknown }[] = []

  const upgrade = (request: IncomingMessage, socket: Duplex) => {
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}${MAGIC}`)
      .digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    socket.write(
      frame(
        JSON.stringify({
          type: 'hello',
          num_connections: 1,
          connection_info: { app_id: 'A111' },
          debug_info: {},
        }),
      ),
    )
    open.add(socket)
    let waiting = Buffer.alloc(0)
    socket.on('data', (part: Buffer) => {
      const { texts, rest } = unframe(Buffer.concat([waiting, part]))
      waiting = Buffer.from(rest)
      for (const text of texts) acks.push(JSON.parse(text))
    })
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => open.delete(socket))
  }

  return {
    acks,
    upgrade,
    connected: () => open.size,
    /** Sends one envelope; its id. */
    send: (type: 'events_api' | 'slash_commands' | 'interactive', payload: object): string => {
      const id = randomUUID()
      const text = frame(
        JSON.stringify({ type, envelope_id: id, payload, accepts_response_payload: type !== 'events_api' }),
      )
      for (const socket of open) socket.write(text)
      return id
    },
    /** Whether no connection can be opened, and how that is changed; those that are open are cut. */
    isDown: () => down,
    setDown: (is: boolean) => {
      down = is
      if (is) for (const socket of open) socket.destroy()
    },
    end: () => {
      for (const socket of open) socket.destroy()
    },
  }
}
