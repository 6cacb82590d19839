import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'

/** What a server says to these very bytes, until it closes the connection or `withinMs` is over. */
export async function exchangeBytes(port: number, bytes: string | Buffer, withinMs = 2_000): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  const late = setTimeout(() => socket.destroy(), withinMs)
  const input = text(socket).catch(() => '')
  socket.write(bytes)
  const answer = await input
  clearTimeout(late)
  return answer
}

/** A connection on which these bytes were written and nothing is ever read. */
export async function deafTo(port: number, bytes: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.pause()
  socket.write(bytes)
  return socket
}
