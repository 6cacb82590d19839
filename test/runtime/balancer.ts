import { once } from 'node:events'
import { createServer, request } from 'node:http'

/** What stands before several processes: each request goes to the next of them, 502 where that one is gone. */
export interface Balancer {
  readonly url: string
  close(): Promise<void>
}

/** Balances over the addresses that `targets` names at the moment. */
export async function startBalancer(targets: () => readonly string[]): Promise<Balancer> {
  let turn = 0
  const server = createServer((incoming, answer) => {
    const all = targets()
    const target = all[turn++ % all.length]
    if (target === undefined) return void answer.writeHead(502).end()
    const { method, headers, url = '/' } = incoming
    const passed = request(new URL(url, target), { method, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer).on('error', () => answer.destroy())
    })
    passed.on('error', () => {
      if (answer.headersSent) answer.destroy()
      else answer.writeHead(502).end()
    })
    incoming.pipe(passed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
